"""FQL trees to closures over events. They never raise: what makes no sense is not true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from turnout.language.functions import FUNCTIONS
from turnout.language.tree import (
    And,
    Call,
    Compare,
    Condition,
    Everything,
    Expression,
    ListOf,
    Literal,
    Not,
    Operand,
    Or,
    Path,
)
from turnout.language.values import COMPARISONS

Event = Mapping[str, Any]
Test = Callable[[Event], bool]
Read = Callable[[Event], Any]


def compile(expression: Expression) -> Test:
    """Compile to a predicate over JSON events with the semantics of destination filters.

    A field that is missing is null; only `true` counts as true, so a field with any other value is a false condition.
    """
    return (lambda event: True) if isinstance(expression, Everything) else _test(expression)


def compile_value(expression: Expression) -> Read:
    """Compile to what an expression is for an event: of a field or function its value, of a condition a boolean."""
    if isinstance(expression, Path | Call | Literal):
        return _read(expression)
    return compile(expression)


def _test(condition: Condition) -> Test:
    match condition:
        case And(terms):
            return all_of([_test(term) for term in terms])
        case Or(terms):
            return any_of([_test(term) for term in terms])
        case Not(term):
            inner = _test(term)
            return lambda event: not inner(event)
        case Compare():
            return _compare(condition)
        case Path() | Call() | Literal():
            read = _read(condition)
            return lambda event: read(event) is True


def all_of(tests: list[Test]) -> Test:
    """True where every test is."""

    def every(event: Event) -> bool:
        for test in tests:  # noqa: SIM110 - a generator would double the cost of the commonest filters
            if not test(event):
                return False
        return True

    return every


def any_of(tests: list[Test]) -> Test:
    """True where one test is."""

    def some(event: Event) -> bool:
        for test in tests:  # noqa: SIM110 - as above
            if test(event):
                return True
        return False

    return some


def _compare(comparison: Compare) -> Test:
    left, right = _read(comparison.left), _read(comparison.right)
    if comparison.operator == "=" and isinstance(comparison.right, Literal):
        wanted = comparison.right.value
        if isinstance(wanted, str):
            return lambda event: bool(left(event) == wanted)
    compare = COMPARISONS[comparison.operator]
    return lambda event: compare(left(event), right(event))


def _read(operand: Operand) -> Read:
    match operand:
        case Path(names):
            return _field(names)
        case Literal(value):
            return lambda event: value
        case ListOf(items):
            return _list([_read(item) for item in items])
        case Call(function, arguments):
            return _call(FUNCTIONS[function].apply, [_read(argument) for argument in arguments])


def _list(items: list[Read]) -> Read:
    return lambda event: [item(event) for item in items]


def _call(apply: Callable[..., Any], arguments: list[Read]) -> Read:
    if len(arguments) == 1:
        [argument] = arguments
        return lambda event: apply(argument(event))
    return lambda event: apply(*[argument(event) for argument in arguments])


def _field(names: tuple[str, ...]) -> Read:
    first, *rest = names
    if not rest:
        return lambda event: event.get(first)

    def read(event: Event) -> Any:
        value = event.get(first)
        for name in rest:
            if not isinstance(value, dict):
                return None
            value = value.get(name)
        return value

    return read
