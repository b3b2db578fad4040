"""Terraform's values (see `cty`), and the MessagePack and JSON that they travel in."""

from __future__ import annotations

import json

import msgpack  # type: ignore[import-untyped]  # it ships no types

from turnout_provider.plugin.cty import (
    UNKNOWN,
    CtyType,
    Dynamic,
    Unknown,
    Value,
    ValueMismatch,
    exact,
    type_of,
)
from turnout_provider.plugin.cty_json import json_reader
from turnout_provider.plugin.cty_reader import reader
from turnout_provider.plugin.cty_writer import writer

__all__ = [
    "UNKNOWN",
    "Codec",
    "CtyType",
    "Dynamic",
    "Unknown",
    "Value",
    "ValueMismatch",
    "codec",
    "decode",
    "encode",
    "exact",
    "from_json",
    "type_of",
]


_JSON = json.JSONDecoder(parse_float=exact)


class Codec:
    """Reads and writes the values of one type."""

    __slots__ = ("_from_json", "_read", "_write", "type")

    def __init__(self, type: CtyType) -> None:
        self.type = type
        self._read = reader(type)
        self._write = writer(type)
        self._from_json = json_reader(type)

    def decode(self, data: bytes) -> Value:
        """Return the value in MessagePack `data`; ValueMismatch if there is none of this type."""
        try:
            raw: Value = msgpack.unpackb(data, ext_hook=_unknown)
            return raw if self._read is None else self._read(raw)
        except ValueMismatch:
            raise
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError) as error:
            raise ValueMismatch(f"not the MessagePack of a {_spelled(self.type)}") from error

    def encode(self, value: Value) -> bytes:
        """Return the value as MessagePack; ValueMismatch with the place of what does not fit."""
        packed: bytes = msgpack.packb(self._write(value), default=_extension)
        return packed

    def from_json(self, data: bytes) -> Value:
        """Return the value in JSON state, where attributes of another version may be missing or too many."""
        try:
            raw = _JSON.decode(data.decode())
        except ValueError as error:
            raise ValueMismatch("not JSON") from error
        value: Value = self._from_json(raw)
        return value


def codec(type: CtyType) -> Codec:
    """Return the Codec of a type, which must not be changed afterwards; asking again is cheap."""
    known = _codecs.get(id(type))
    if known is not None:
        return known
    if len(_codecs) >= 1000:
        _codecs.clear()
    # The Codec holds the type, so its id can't come to mean another one.
    made = _codecs[id(type)] = Codec(type)
    return made


_codecs: dict[int, Codec] = {}


def decode(data: bytes, type: CtyType) -> Value:
    """Return the value of that type in MessagePack `data`."""
    return codec(type).decode(data)


def encode(value: Value, type: CtyType) -> bytes:
    """Return the value as MessagePack of that type."""
    return codec(type).encode(value)


def from_json(data: bytes, type: CtyType) -> Value:
    """Return the value in JSON state: unknown attributes are dropped, missing ones are null."""
    return codec(type).from_json(data)


def _unknown(code: int, data: bytes) -> Unknown:
    # Extension 12 refines what is unknown ("not null", "at least 3 long"); whoever doesn't use that may treat
    # every extension as plainly unknown.
    return UNKNOWN


def _extension(value: object) -> msgpack.ExtType:
    if value is UNKNOWN:
        return msgpack.ExtType(0, b"\0")
    raise ValueMismatch(f"{type(value).__name__} is no Terraform value")


def _spelled(type: CtyType) -> str:
    return type if isinstance(type, str) else type[0]
