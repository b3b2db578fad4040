"""How FQL compares JSON values: without conversion, and without ever raising."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

_KINDS: Mapping[type, str] = {
    type(None): "null",
    bool: "bool",
    int: "number",
    float: "number",
    str: "string",
    list: "list",
    dict: "object",
}


def kind(value: Any) -> str:
    """Name the kind of a JSON value as FQL's `typeof` does: string, number, list, bool, null (and object)."""
    return _KINDS.get(type(value), "object")


def same(left: Any, right: Any) -> bool:
    """Whether two JSON values are of one kind and equal; the order of keys counts, as it does at Segment.

    A loop, not a recursion: events may nest deeper than Python's stack.
    """
    pairs = [(left, right)]
    while pairs:
        one, other = pairs.pop()
        if kind(one) != kind(other):
            return False
        if isinstance(one, dict | list) and isinstance(other, dict | list):
            if _shape(one) != _shape(other):
                return False
            pairs.extend(zip(_children(one), _children(other), strict=True))
        elif one != other:
            return False
    return True


def _shape(value: dict[str, Any] | list[Any]) -> Any:
    return list(value) if isinstance(value, dict) else len(value)


def _children(value: dict[str, Any] | list[Any]) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value


def ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Compare two numbers; false for anything else, also for two texts."""
    return lambda left, right: kind(left) == "number" and kind(right) == "number" and compare(left, right)


def one_of(item: Any, items: Any) -> bool:
    """Whether the list `items` holds a value that is the same as `item`; false if it is no list."""
    return isinstance(items, list) and any(same(item, other) for other in items)


COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": same,
    "!=": lambda left, right: not same(left, right),
    "<": ordered(operator.lt),
    "<=": ordered(operator.le),
    ">": ordered(operator.gt),
    ">=": ordered(operator.ge),
    "in": one_of,
}
