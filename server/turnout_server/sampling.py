"""Which share of the events a SAMPLE action lets through."""

from __future__ import annotations

from hashlib import md5
from typing import Any

import msgspec


def share_of(value: Any) -> float:
    """A number in [0, 1) that is always the same for the same JSON value and spread evenly over values.

    The digest's first 64 bits are read as a fraction of one, normalised so that a small one keeps its precision, and
    the last bit of the significand is flipped.
    """
    digest = int.from_bytes(md5(_javascript(value), usedforsecurity=False).digest())
    leading_zeros = 64 - (digest >> 64).bit_length()
    significand = (digest >> (64 - leading_zeros)) & (2**64 - 1)
    return float((significand ^ 1) / 2 ** (64 + leading_zeros))


def _javascript(value: Any) -> bytes:
    """The value as JSON.stringify writes it: whole floats without a fraction."""
    return msgspec.json.encode(_whole(value))


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return int(value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    return value
