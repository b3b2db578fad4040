"""Protocol buffers as dicts: a codec driven by tables of fields.

A table says what a message holds, one field a keyword, the number from the protocol:

    POINT = Message("Point", name=text(1), x=integer(2), near=many(3, NAME))
    decode(POINT, encode(POINT, {"x": 5})) == {"name": "", "x": 5, "near": []}

`decode` fills in what is absent: proto3's zero value, `[]` or `{}` for repeated fields and maps, None for messages
and for `optional` fields. `encode` leaves out None and zero values the same way. Unknown fields are skipped.
Of a message sent in pieces (legal, but nobody does it) only the last piece is kept.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

_VARINT = 0
_FIXED64 = 1
_LENGTH_DELIMITED = 2
_FIXED32 = 5
_TWO_TO_63 = 1 << 63
_TWO_TO_64 = 1 << 64


class ProtobufError(ValueError):
    """Bytes that are no message, or values that do not fit their table."""


class Field:
    """One field of a message: its number, and how it is written and read."""

    __slots__ = ("name", "number", "present_at_zero", "tag")
    wire_type = _LENGTH_DELIMITED
    zero: Any = None
    container: Callable[[], Any] | None = None

    def __init__(self, number: int) -> None:
        self.name = ""
        self.number = number
        self.present_at_zero = False
        self.tag = _varint(number << 3 | self.wire_type)

    def write(self, out: bytearray, value: Any) -> None:
        """Append the field unless its value is the zero value."""
        raise NotImplementedError

    def read(self, values: dict[str, Any], data: bytes, start: int, stop: int) -> None:
        """Put what `data[start:stop]` says into `values`."""
        raise NotImplementedError


class _Text(Field):
    __slots__ = ()
    zero = ""

    def write(self, out: bytearray, value: str) -> None:
        if value or self.present_at_zero:
            _put(out, self.tag, value.encode())

    def read(self, values: dict[str, Any], data: bytes, start: int, stop: int) -> None:
        values[self.name] = str(data[start:stop], "utf-8")


class _Data(Field):
    __slots__ = ()
    zero = b""

    def write(self, out: bytearray, value: bytes) -> None:
        if value or self.present_at_zero:
            _put(out, self.tag, memoryview(value).cast("B"))

    def read(self, values: dict[str, Any], data: bytes, start: int, stop: int) -> None:
        values[self.name] = data[start:stop]


class _Integer(Field):
    __slots__ = ()
    wire_type = _VARINT
    zero: Any = 0

    def write(self, out: bytearray, value: int) -> None:
        if value or self.present_at_zero:
            if not -_TWO_TO_63 <= value < _TWO_TO_63:
                raise ValueError(f"{value} does not fit 64 bits")
            out += self.tag
            out += _varint(value & (_TWO_TO_64 - 1))

    def value_of(self, number: int) -> Any:
        return number - _TWO_TO_64 if number >= _TWO_TO_63 else number


class _Flag(_Integer):
    __slots__ = ()
    zero = False

    def value_of(self, number: int) -> bool:
        return number != 0


class _One(Field):
    __slots__ = ("message",)

    def __init__(self, number: int, message: Message) -> None:
        super().__init__(number)
        self.message = message

    def write(self, out: bytearray, value: Any) -> None:
        _put(out, self.tag, encode(self.message, value))

    def read(self, values: dict[str, Any], data: bytes, start: int, stop: int) -> None:
        values[self.name] = _decode(self.message, data, start, stop)


class _Many(_One):
    __slots__ = ()
    container = list

    def write(self, out: bytearray, value: Any) -> None:
        for item in value:
            _put(out, self.tag, encode(self.message, item))

    def read(self, values: dict[str, Any], data: bytes, start: int, stop: int) -> None:
        values[self.name].append(_decode(self.message, data, start, stop))


class _Mapping(_One):
    __slots__ = ()
    container = dict

    def write(self, out: bytearray, value: Any) -> None:
        for key, item in value.items():
            _put(out, self.tag, encode(self.message, {"key": key, "value": item}))

    def read(self, values: dict[str, Any], data: bytes, start: int, stop: int) -> None:
        entry = _decode(self.message, data, start, stop)
        item = entry["value"]
        if item is None:
            value = self.message.fields["value"]
            item = value.message.empty() if isinstance(value, _One) else value.zero
        values[self.name][entry["key"]] = item


class Message:
    """A message's table: its fields by name, in the order given."""

    __slots__ = ("_containers", "_zeros", "by_tag", "fields", "name")

    def __init__(self, name: str, /, **fields: Field) -> None:
        self.name = name
        self.fields: dict[str, Field] = {}
        self.by_tag: dict[int, Field] = {}
        self._zeros: dict[str, Any] = {}
        self._containers: list[tuple[str, Callable[[], Any]]] = []
        self.add(**fields)

    def add(self, **fields: Field) -> None:
        """Add fields; tables that contain themselves need a second step."""
        for name, field in fields.items():
            field.name = name
            self.fields[name] = field
            self.by_tag[field.number << 3 | field.wire_type] = field
            self._zeros[name] = None if field.present_at_zero else field.zero
            if field.container is not None:
                self._containers.append((name, field.container))

    def empty(self) -> dict[str, Any]:
        """Return the message with every field absent."""
        values = self._zeros.copy()
        for name, container in self._containers:
            values[name] = container()
        return values

    def __repr__(self) -> str:
        return f"<Message {self.name}>"


def text(number: int) -> Field:
    """Return a string field."""
    return _Text(number)


def data(number: int) -> Field:
    """Return a bytes field."""
    return _Data(number)


def integer(number: int) -> Field:
    """Return an int64 or enum field."""
    return _Integer(number)


def flag(number: int) -> Field:
    """Return a bool field."""
    return _Flag(number)


def one(number: int, message: Message) -> Field:
    """Return a field that holds another message, or None."""
    return _One(number, message)


def many(number: int, message: Message) -> Field:
    """Return a repeated message field: a list of dicts."""
    return _Many(number, message)


def mapping(number: int, message: Message | None = None) -> Field:
    """Return a map field from strings to messages, or to strings when no message is given."""
    value = one(2, message) if message else text(2)
    return _Mapping(number, Message("Entry", key=text(1), value=value))


def optional(field: Field) -> Field:
    """Return the field with presence: absent is None, and zero is sent. Members of a oneof are such fields too."""
    field.present_at_zero = True
    return field


def encode(message: Message, values: Mapping[str, Any]) -> bytes:
    """Return `values` as bytes; ProtobufError names the field that does not fit."""
    out = bytearray()
    fields = message.fields
    for name, value in values.items():
        if value is None:
            continue
        field = fields.get(name)
        if field is None:
            raise ProtobufError(f"{message.name} has no field {name!r}; it has {', '.join(fields)}")
        try:
            field.write(out, value)
        except ProtobufError:
            raise
        except (TypeError, ValueError, AttributeError) as error:
            raise ProtobufError(f"{message.name}.{name}: {error}") from error
    return bytes(out)


def decode(message: Message, data: bytes) -> dict[str, Any]:
    """Return the fields of one message; ProtobufError says where the bytes go wrong."""
    try:
        return _decode(message, data, 0, len(data))
    except ProtobufError:
        raise
    except (IndexError, UnicodeDecodeError) as error:
        raise ProtobufError(f"{message.name}: {error}") from error


def _decode(message: Message, data: bytes, position: int, end: int) -> dict[str, Any]:
    values = message.empty()
    by_tag = message.by_tag
    while position < end:
        # Nearly all tags and lengths are one byte, which is not worth a call.
        tag = data[position]
        position += 1
        if tag >= 0x80:
            tag, position = _read_varint(data, position - 1)
        kind = tag & 7
        if kind == _LENGTH_DELIMITED:
            length = data[position]
            position += 1
            if length >= 0x80:
                length, position = _read_varint(data, position - 1)
            stop = position + length
            if stop > end:
                raise ProtobufError(f"{message.name}: a field ends {stop - end} bytes behind its message")
            field = by_tag.get(tag)
            if field is not None:
                field.read(values, data, position, stop)
            position = stop
        elif kind == _VARINT:
            number, position = _read_varint(data, position)
            field = by_tag.get(tag)
            if isinstance(field, _Integer):
                values[field.name] = field.value_of(number)
        else:
            position += _fixed_size(message, kind)
    if position != end:
        raise ProtobufError(f"{message.name}: the last field is cut off")
    return values


def _fixed_size(message: Message, kind: int) -> int:
    if kind == _FIXED64:
        return 8
    if kind == _FIXED32:
        return 4
    raise ProtobufError(f"{message.name}: wire type {kind} is not known")


def _put(out: bytearray, tag: bytes, payload: bytes | memoryview) -> None:
    out += tag
    length = len(payload)
    if length < 0x80:
        out.append(length)
    else:
        out += _varint(length)
    out += payload


def _varint(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _read_varint(data: bytes, position: int) -> tuple[int, int]:
    byte = data[position]
    position += 1
    if byte < 0x80:
        return byte, position
    number = byte & 0x7F
    shift = 7
    while byte >= 0x80:
        byte = data[position]
        position += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if shift > 70:
            raise ProtobufError(f"a number at byte {position} is longer than 64 bits")
    return number & (_TWO_TO_64 - 1), position
