"""The Objects API: things that are set rather than events that happen, at most ten a request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from .envelope import MOST_EVENT_BYTES, Refused

MOST_OBJECTS = 10
_LONGEST_NAME = 100
_COLLECTION = re.compile(r"[a-z](?:[a-z_]*[a-z])?")
_decode = msgspec.json.Decoder().decode


def check_objects(body: bytes) -> int:
    """How many objects a valid body sets; Refused for any other."""
    document = _decode(body)
    collection, objects = document.get("collection"), document.get("objects")
    if not isinstance(collection, str) or len(collection) > _LONGEST_NAME or not _COLLECTION.fullmatch(collection):
        raise _refused("collection must be letters a-z and _ between them, at most 100")
    if not isinstance(objects, list) or not 1 <= len(objects) <= MOST_OBJECTS:
        raise _refused(f"objects must be a list of 1 to {MOST_OBJECTS} objects")
    for index, one in enumerate(objects):
        _check_object(f"objects[{index}]", one, len(objects))
    return len(objects)


def _check_object(at: str, one: Any, number: int) -> None:
    id = one.get("id") if isinstance(one, Mapping) else None
    if not isinstance(id, str) or not 1 <= len(id) <= _LONGEST_NAME:
        raise _refused(f"{at}.id must be a text of 1 to {_LONGEST_NAME} characters", number)
    properties = one.get("properties")
    if not isinstance(properties, Mapping):
        raise _refused(f"{at}.properties must be an object", number)
    for name, value in properties.items():
        if isinstance(value, list | Mapping) or len(msgspec.json.encode(value)) >= MOST_EVENT_BYTES:
            raise _refused(
                f"{at}.properties.{name} must be a text below 32 KB, a number, true, false or null", number
            )


def _refused(message: str, objects: int = 1) -> Refused:
    return Refused(400, "SET_API_FAILED", message, objects)


def check_metrics(body: bytes) -> None:
    """Analytics.js sends figures about itself; Refused where they are none. They are not kept."""
    series = _decode(body).get("series")
    if not isinstance(series, list) or not all(map(_is_figure, series)):
        message = "series must be a list of figures with a metric of analytics_js. and tags"
        raise Refused(400, "bad_request", message, 0)


def _is_figure(one: Any) -> bool:
    if not isinstance(one, Mapping) or not isinstance(one.get("tags"), Mapping) or not one["tags"]:
        return False
    return isinstance(one.get("metric"), str) and "analytics_js." in one["metric"]
