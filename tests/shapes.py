"""Whether an answer has the shape that the facts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.witness import MODELS, OPERATIONS, fact_members

_SCALARS: dict[str, tuple[type, ...]] = {"str": (str,), "num": (int, float), "bool": (bool,), "map": (dict,)}


def operation_of(method: str, path: str) -> str:
    """The operation that a request is for; one whose path names what another has a parameter for comes first."""
    found = [
        (said["path"].count("{"), name)
        for name, said in OPERATIONS.items()
        if said["method"] == method and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", said["path"]), path)
    ]
    assert found, f"{method} {path} is no operation"
    return min(found)[1]


def unlike(operation: str, data: Any) -> list[str]:
    """What in the data of an answer is not as the facts say; members that they do not know are no fault."""
    return list(_unlike(OPERATIONS[operation]["answer"], data, "data"))


def _unlike(fact: str, value: Any, at: str) -> Iterator[str]:
    if value is None:
        if not fact.endswith("?"):
            yield f"{at} is null, not {fact}"
        return
    fact = fact.removesuffix("?")
    if fact.endswith("[]"):
        yield from _list(fact[:-2], value, at)
    elif fact in MODELS:
        yield from _object(fact, value, at)
    elif fact.startswith("{"):
        if value not in fact.strip("{}").split(","):
            yield f"{at} is {value!r}, not one of {fact}"
    elif fact != "any" and (not isinstance(value, _SCALARS[fact]) or isinstance(value, bool) != (fact == "bool")):
        yield f"{at} is {value!r}, not {fact}"


def _list(fact: str, value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{at} is no list"
        return
    for place, entry in enumerate(value):
        yield from _unlike(fact, entry, f"{at}.{place}")


def _object(fact: str, value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at} is no object"
        return
    for name, (required, of) in fact_members(MODELS[fact]).items():
        if name in value:
            yield from _unlike(of, value[name], f"{at}.{name}")
        elif required:
            yield f"{at}.{name} is missing"
