"""Trees of triggers to closures over events, with the semantics of Segment's engine."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

from turnout.language.evaluator import all_of, any_of
from turnout.language.javascript import UNDEFINED, is_number, number, text, walk
from turnout.language.trigger_tree import Group, Test

Event = Mapping[str, Any]
Verdict = Callable[[Event], bool]


class _Unreadable(Exception):
    """A group with nothing in it was reached: Segment's engine fails there, and the trigger does not fire."""


def compile(trigger: Group) -> Verdict:
    """Compile to a predicate over JSON events; it never raises."""
    test = _compiled(trigger)

    def fires(event: Event) -> bool:
        try:
            return test(event)
        except _Unreadable:
            return False

    return fires


def _compiled(node: Group | Test | None) -> Verdict:
    if node is None:
        return _unreadable
    if isinstance(node, Test):
        return _test(node)
    tests = [_compiled(child) for child in node.children]
    return any_of(tests) if node.operator == "or" else all_of(tests)


def _unreadable(event: Event) -> bool:
    raise _Unreadable


def _test(test: Test) -> Verdict:
    read, holds = _reader(test), _HOLDS.get(test.operator)
    wanted = UNDEFINED if test.value is None else test.value
    if holds is None:
        return lambda event: False
    if test.operator in ("=", "!="):
        plain = text(wanted)
        return (lambda event: read(event) == plain) if test.operator == "=" else (lambda event: read(event) != plain)
    return lambda event: holds(read(event), wanted)


def _reader(test: Test) -> Callable[[Event], Any]:
    field = test.field
    if test.path is None:
        return lambda event: event.get(field, UNDEFINED)
    names = re.findall(r"[^\[.\]]+", test.path)
    if not names:
        return _unreadable if test.path else lambda event: UNDEFINED
    return lambda event: walk(event.get(field, UNDEFINED), names)


def _numbers(compare: Callable[[float, float], bool]) -> Callable[[Any, Any], bool]:
    return lambda actual, wanted: is_number(actual) and compare(actual, number(wanted))


def _texts(compare: Callable[[str, str], bool]) -> Callable[[Any, Any], bool]:
    return lambda actual, wanted: isinstance(actual, str) and compare(actual, text(wanted))


_HOLDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": lambda actual, wanted: bool(actual == text(wanted)),
    "!=": lambda actual, wanted: bool(actual != text(wanted)),
    "number_equals": _numbers(operator.eq),
    "number_not_equals": _numbers(operator.ne),
    "<": _numbers(operator.lt),
    "<=": _numbers(operator.le),
    ">": _numbers(operator.gt),
    ">=": _numbers(operator.ge),
    "contains": _texts(lambda actual, wanted: wanted in actual),
    "not_contains": _texts(lambda actual, wanted: wanted not in actual),
    "starts_with": _texts(str.startswith),
    "not_starts_with": _texts(lambda actual, wanted: not actual.startswith(wanted)),
    "ends_with": _texts(str.endswith),
    "not_ends_with": _texts(lambda actual, wanted: not actual.endswith(wanted)),
    "exists": lambda actual, wanted: actual is not None and actual is not UNDEFINED,
    "not_exists": lambda actual, wanted: actual is None or actual is UNDEFINED,
    "is_true": lambda actual, wanted: actual is True,
    "is_false": lambda actual, wanted: actual is False,
}
