"""Filters of liquid templates that behave as LiquidJS has them: numbers and texts are JavaScript's."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, quote_plus

from liquid.undefined import is_undefined

from turnout.language.javascript import UNDEFINED, json_text, number, text

# Characters of a text or items of a list that a filter takes or gives.
MOST = 1_000_000


def written(value: Any) -> str:
    """A value as a template writes it: nothing for null, lists without commas."""
    if isinstance(value, list):
        return "".join(written(item) for item in value)
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if value is None or value is UNDEFINED:
        return ""
    if isinstance(value, str | bool | int | float | dict):
        return text(value)
    return str(value)


def _calculated(calculate: Callable[..., float]) -> Callable[..., float]:
    def filter(value: Any, *others: Any) -> float:
        try:
            return whole(calculate(_figure(value), *map(_figure, others)))
        except (ValueError, OverflowError):
            return math.nan

    return filter


def _figure(value: Any) -> float:
    found = number(value)
    return 0 if math.isnan(found) else found


def whole(value: float) -> float:
    """A whole number without a fraction, as JavaScript knows one kind of number only."""
    return int(value) if abs(value) < 1e21 and value == math.floor(value) else value


def _divided_by(value: float, by: float) -> float:
    if by != 0:
        return value / by
    return math.copysign(math.inf, value) if value else math.nan


def _modulo(value: float, by: float) -> float:
    return math.fmod(value, by)


def _round(value: float, digits: float = 0) -> float:
    """Halves are rounded away from zero."""
    scale = math.pow(10, min(int(digits), 15))
    return math.copysign(math.floor(abs(value) * scale + 0.5) / scale, value)


def _default(value: Any, other: Any = "", allow_false: bool = False) -> Any:
    if value is False and allow_false:
        return value
    is_nothing = value is None or value is UNDEFINED or value is False or value in ("", [])
    return other if is_nothing else value


def _json(value: Any, indent: Any = None) -> str:
    found = json_text(value)
    return "" if found is UNDEFINED else str(found)


def _to_integer(value: Any) -> float:
    return whole(float(math.trunc(number(value)))) if math.isfinite(number(value)) else number(value)


def _list(value: Any) -> list[Any]:
    if isinstance(value, list | range):
        return list(value)
    return [] if value is None or value is UNDEFINED else [value]


def _date(value: Any, format: str) -> str:
    try:
        moment = datetime.fromisoformat(text(value).replace("Z", "+00:00"))
    except ValueError:
        return text(value)
    return moment.strftime(format)


def _xmlschema(value: Any) -> str:
    return re.sub(r"(\d\d)(\d\d)$", r"\1:\2", _date(value, "%Y-%m-%dT%H:%M:%S%z"))


def _replace(value: Any, old: Any, new: Any = "") -> str:
    found, before, after = written(value), written(old), written(new)
    _afford(len(found) + found.count(before) * len(after))
    return found.replace(before, after)


def _join(value: Any, between: Any = " ") -> str:
    items, separator = [written(item) for item in _list(value)], written(between)
    _afford(sum(map(len, items)) + len(items) * len(separator))
    return separator.join(items)


def _added(value: Any, item: Any, first: bool) -> list[Any]:
    """A list with one more item; a list in a list in a list could be written without end."""
    if isinstance(item, list):
        raise ValueError("a list is not pushed into a list")
    return [item, *_list(value)] if first else [*_list(value), item]


def _afford(size: int) -> None:
    if size > MOST:
        raise ValueError(f"a value of more than {MOST} characters or items")


def bounded(filter: Callable[..., Any], nothing: Any) -> Callable[..., Any]:
    """A filter that refuses to take or give more than a template may make; it gets `nothing` for what is missing."""

    @functools.wraps(filter)
    def afforded(*arguments: Any, **options: Any) -> Any:
        for one in (*arguments, *options.values()):
            if isinstance(one, range | str | list):
                _afford(len(one))
        found = filter(*(nothing if is_undefined(one) else one for one in arguments), **options)
        if isinstance(found, str | list):
            _afford(len(found))
        return found

    return afforded


_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}


def _sum(items: list[Any], name: str | None) -> float:
    picked = [item.get(name) if isinstance(item, dict) and name else item for item in items]
    numbers = [number(item) for item in picked]
    return whole(sum(found for found in numbers if math.isfinite(found)))


FILTERS: Mapping[str, Callable[..., Any]] = {
    "append": lambda value, other: written(value) + written(other),
    "prepend": lambda value, other: written(other) + written(value),
    "plus": _calculated(lambda value, other: value + other),
    "minus": _calculated(lambda value, other: value - other),
    "times": _calculated(lambda value, other: value * other),
    "divided_by": _calculated(_divided_by),
    "modulo": _calculated(_modulo),
    "abs": _calculated(abs),
    "ceil": _calculated(math.ceil),
    "floor": _calculated(math.floor),
    "round": _calculated(_round),
    "at_least": _calculated(max),
    "at_most": _calculated(min),
    "default": _default,
    "json": _json,
    "jsonify": _json,
    "inspect": _json,
    "to_integer": _to_integer,
    "normalize_whitespace": lambda value: re.sub(r"\s+", " ", written(value)),
    "number_of_words": lambda value: len(written(value).split()),
    "xml_escape": lambda value: re.sub(r"[&<>\"']", lambda sign: _ESCAPED[sign[0]], written(value)),
    "escape": lambda value: re.sub(r"[&<>\"']", lambda sign: _ESCAPED[sign[0]], written(value)),
    "cgi_escape": lambda value: quote_plus(written(value), safe="-_."),
    "uri_escape": lambda value: quote(written(value), safe="-_.!~*'();/?:@&=+$,#[]"),
    "push": lambda value, item: _added(value, item, first=False),
    "unshift": lambda value, item: _added(value, item, first=True),
    "replace": _replace,
    "remove": _replace,
    "join": _join,
    "pop": lambda value: _list(value)[:-1],
    "shift": lambda value: _list(value)[1:],
    "sum": lambda value, name=None: _sum(_list(value), name),
    "date_to_xmlschema": _xmlschema,
    "raw": lambda value: value,
    "to_string": written,
}
