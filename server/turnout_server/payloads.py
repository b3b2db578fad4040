"""What an action takes: values made to fit its fields as Segment makes them fit, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from turnout.language.javascript import is_number, number, number_text, text

_MISSING = object()
# Stands for a value that fits no type.
_UNFIT = object()
_DATE = re.compile(
    r"[0-9]{4}[-/]?([0-9]{1,2})?[-/]?([0-9]{0,2})[Tt\s]*([0-9]{1,2})?:?([0-9]{1,2})?:?([0-9]{1,2})?[.:]?[0-9]*"
)
# The last moment that JavaScript has a date for, in milliseconds since 1970.
_LAST = 8.64e15
_TYPES: Mapping[str, tuple[str, ...]] = {
    "STRING": ("string",),
    "TEXT": ("string",),
    "PASSWORD": ("string",),
    "DATETIME": ("string", "number"),
    "NUMBER": ("number",),
    "INTEGER": ("integer",),
    "BOOLEAN": ("boolean",),
    "OBJECT": ("object",),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One input of an action."""

    key: str
    types: tuple[str, ...]
    required: bool
    multiple: bool
    choices: tuple[Any, ...] | None
    date: bool


def field(row: Mapping[str, Any]) -> Field:
    """A field as the catalog describes it; a type that it does not know takes anything."""
    types, choices = _TYPES.get(str(row.get("type")).upper(), ()), row.get("choices")
    allows_null = bool(row.get("allowNull")) and bool(types)
    named = tuple(one["value"] if isinstance(one, Mapping) else one for one in choices) if choices else None
    return Field(
        row["fieldKey"],
        (*types, "null") if allows_null else types,
        row.get("required") is True,
        bool(row.get("multiple")),
        (*named, None) if named and allows_null else named,
        str(row.get("type")).upper() == "DATETIME",
    )


def fitted(payload: Mapping[str, Any], fields: Sequence[Field]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The payload with nothing but the action's fields, converted to their types, and what is wrong with it."""
    made: dict[str, Any] = {}
    problems: list[str] = []
    for one in fields:
        value = _without_empty(payload.get(one.key, _MISSING), one)
        if value is _MISSING:
            problems += [f"{one.key} is required"] if one.required else []
            continue
        made[one.key] = value = _items(value, one) if one.multiple else _fit(value, one.types)
        problems += _problems(value, one)
    return made, tuple(problems)


def _without_empty(value: Any, field: Field) -> Any:
    """Leave out what says nothing: empty texts, and nulls where the field has no null."""
    if value is _MISSING or value == "":
        return _MISSING
    if field.multiple and isinstance(value, list):
        return [item for item in value if not _is_empty(item, _plain(field.types))]
    is_null = value is None and bool(field.types) and (field.multiple or "null" not in field.types)
    return _MISSING if is_null else value


def _is_empty(value: Any, types: tuple[str, ...]) -> bool:
    return bool(types) and ((value is None and "null" not in types) or (value == "" and "string" not in types))


def _items(value: Any, field: Field) -> list[Any]:
    items = value if isinstance(value, list) else [value]
    return [_fit(item, _plain(field.types)) for item in items]


def _plain(types: tuple[str, ...]) -> tuple[str, ...]:
    """The types without null, which the items of a list never have."""
    return tuple(type for type in types if type != "null")


def _fit(value: Any, types: tuple[str, ...]) -> Any:
    """Convert a value to the first type that it can be read as; a list of one item stands for the item.

    An item that has one of several types already is converted as well, which is how Segment's validator does it.
    """
    if not types or any(_IS[type](value) for type in types):
        return value
    convertible = [type for type in types if type != "object"]
    if convertible and isinstance(value, list) and len(value) == 1:
        [value] = value
        if len(types) == 1 and _IS[types[0]](value):
            return value
    for type in convertible:
        found = _AS[type](value)
        if found is not _MISSING:
            return found
    return _UNFIT


def _problems(value: Any, field: Field) -> Iterator[str]:
    for item in value if field.multiple else (value,):
        types = _plain(field.types) if field.multiple else field.types
        if types and not any(_IS[type](item) for type in types):
            yield f"{field.key} must be {' or '.join(types)}"
        elif field.choices is not None and not any(_same(item, one) for one in field.choices):
            yield f"{field.key} must be one of {', '.join(map(text, field.choices))}"
    if field.date and not field.multiple and isinstance(value, str) and not _is_date(value):
        yield f"{field.key} must be a date"


def _same(one: Any, other: Any) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _is_date(written: str) -> bool:
    """Whether a text is a time: ISO 8601 or parts of it, an internet date, or seconds or milliseconds since 1970."""
    figure = number(written)
    if figure == figure and number_text(figure) == written:
        return abs(figure) * 1000 <= _LAST
    if _DATE.fullmatch(written):
        return True
    return any(map(_reads(written), (datetime.fromisoformat, parsedate_to_datetime)))


def _reads(written: str) -> Callable[[Callable[[str], Any]], bool]:
    def reads(parse: Callable[[str], Any]) -> bool:
        try:
            return parse(written) is not None
        except (ValueError, TypeError, IndexError, OverflowError):
            return False

    return reads


def _as_string(value: Any) -> Any:
    if value is None:
        return ""
    return text(value) if isinstance(value, bool | int | float) else _MISSING


def _as_number(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return int(bool(value))
    if not isinstance(value, str) or value == "":
        return _MISSING
    found = number(value)
    return found if found == found else _MISSING


def _as_integer(value: Any) -> Any:
    found = _as_number(value)
    return found if found is not _MISSING and _is_integer(found) else _MISSING


def _as_boolean(value: Any) -> Any:
    if value is None or value == "false" or (is_number(value) and value == 0):
        return False
    return True if value == "true" or (is_number(value) and value == 1) else _MISSING


def _as_null(value: Any) -> Any:
    return None if value == "" or value is False or (is_number(value) and value == 0) else _MISSING


def _is_integer(value: Any) -> bool:
    return is_number(value) and value == value and abs(value) != float("inf") and value % 1 == 0


_IS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: is_number(value) and abs(value) != float("inf"),
    "integer": _is_integer,
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}
_AS: Mapping[str, Callable[[Any], Any]] = {
    "string": _as_string,
    "number": _as_number,
    "integer": _as_integer,
    "boolean": _as_boolean,
    "null": _as_null,
}
