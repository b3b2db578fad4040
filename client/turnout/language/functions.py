"""The functions of FQL, each with the names of its parameters; a value that a function can't take acts as null."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from turnout.language import globs, versions
from turnout.language.values import kind

_NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?"


class Function(NamedTuple):
    """A function and what it takes."""

    parameters: tuple[str, ...]
    apply: Callable[..., Any]


def _contains(text: Any, part: Any) -> bool:
    return isinstance(text, str) and isinstance(part, str) and part in text


def _match(text: Any, pattern: Any) -> bool:
    return isinstance(text, str) and isinstance(pattern, str) and globs.matches(text, pattern)


def _length(value: Any) -> float:
    """Bytes of UTF-8 of a text, items of a list, 0 for null; NaN for the rest, which no comparison but != accepts."""
    if isinstance(value, str):
        return len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, list):
        return len(value)
    return 0 if value is None else math.nan


def _of_text(change: Callable[[str], str]) -> Callable[[Any], str | None]:
    return lambda value: change(value) if isinstance(value, str) else None


def _titlecase(text: str) -> str:
    return re.sub(r"(?<!\S)\S", lambda start: start.group().upper(), text)


def _bool(value: Any) -> bool:
    """Null, 0, empty and the texts "false" and "0" are false; Segment documents the name of this function only."""
    return bool(value) and value not in ("false", "0")


def _string(value: Any) -> str | None:
    """A text as it is, a number or boolean as JSON spells it; null for the rest."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return str(value) if isinstance(value, str | int) else None


def _number(value: Any) -> float | None:
    """A number as it is, a text that spells one as that number; null for the rest."""
    if isinstance(value, str) and re.fullmatch(_NUMBER, value):
        return float(value)
    return value if kind(value) == "number" else None


FUNCTIONS: Mapping[str, Function] = {
    "contains": Function(("text", "part"), _contains),
    "match": Function(("text", "pattern"), _match),
    "length": Function(("value",), _length),
    "semver": Function(("version", "operator", "other"), versions.compare),
    "typeof": Function(("value",), kind),
    "lowercase": Function(("text",), _of_text(str.lower)),
    "uppercase": Function(("text",), _of_text(str.upper)),
    "snakecase": Function(("text",), _of_text(lambda text: text.replace(" ", "_"))),
    "kebabcase": Function(("text",), _of_text(lambda text: text.replace(" ", "-"))),
    "titlecase": Function(("text",), _of_text(_titlecase)),
    "bool": Function(("value",), _bool),
    "string": Function(("value",), _string),
    "number": Function(("value",), _number),
}
