"""The pixel: an event in the query of an image's address."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from .envelope import Refused
from .paths import put, split

# The smallest transparent GIF: one pixel.
GIF = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")


def body_of(query: bytes) -> bytes:
    """The event as JSON: `data` is JSON in base64, else every parameter is a member at its dotted path."""
    given = parse_qsl(query.decode("latin-1"), keep_blank_values=True, max_num_fields=1000)
    said = dict(given)
    if "data" not in said:
        return msgspec.json.encode(_spelled_out(said))
    data = said["data"].replace("-", "+").replace("_", "/").replace(" ", "+").rstrip("=")
    try:
        return base64.b64decode(data + "=" * (-len(data) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(400, "malformed_json", "data is not valid base64") from error


def _spelled_out(said: Mapping[str, str]) -> Any:
    event: Any = {}
    for path, value in said.items():
        event = put(event, split(path), value) if path else event
    return event
