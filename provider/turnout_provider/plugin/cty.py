"""Terraform's values as Python values, and its types.

A type is written as Terraform's JSON spells it: "string", "number", "bool", "dynamic", ["list", T], ["set", T],
["map", T], ["object", {name: T}] or ["tuple", [T, ...]]. Null is None; lists, sets and tuples are lists; maps and
objects are dicts; whole numbers are int and all others Decimal, so that no digit is lost. A float is taken as the
number that it prints as: 0.1 is what `0.1` is in HCL.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal
    from typing import Any, Final, TypeAlias

CtyType: TypeAlias = "str | list[Any]"
Value: TypeAlias = "Unknown | Dynamic | bool | int | float | Decimal | str | list[Value] | dict[str, Value] | None"


class ValueMismatch(ValueError):
    """A value that does not have its type; the text starts with the path to the place, and shows no values."""

    def __init__(self, problem: str, path: str = "") -> None:
        super().__init__(f"{path.removeprefix('.')}: {problem}" if path else problem)
        self.problem = problem
        self.path = path


class Unknown:
    """The type of UNKNOWN."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __reduce__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()
"""A value that will only be known after apply."""


class Dynamic:
    """A value in a place of type "dynamic", with the type that it has."""

    __slots__ = ("type", "value")

    def __init__(self, type: CtyType, value: Value) -> None:
        self.type = type
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dynamic) and (self.type, self.value) == (other.type, other.value)

    def __repr__(self) -> str:
        return f"Dynamic({self.type!r}, {self.value!r})"


def type_of(value: Value) -> CtyType:
    """Return the type that a bare value has in a place of type "dynamic"."""
    if isinstance(value, Dynamic):
        return "dynamic"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, str):
        return "string"
    if isinstance(value, list):
        return ["tuple", [type_of(item) for item in value]]
    if isinstance(value, dict):
        return ["object", {name: type_of(item) for name, item in value.items()}]
    return "dynamic" if value is None or value is UNKNOWN else "number"


def no_type(type: object) -> ValueMismatch:
    """Return the error for what is no type."""
    return ValueMismatch(f"{type!r} is no type")


def kind_of(value: object) -> str:
    """Return what to call the value in an error."""
    return "null" if value is None else type(value).__name__


def exact(number: int | float | str | Decimal) -> int | Decimal:
    """Return exactly that number, as int if it is whole."""
    from decimal import Decimal

    if isinstance(number, int):
        return number
    decimal = Decimal(number)
    if not decimal.is_finite() or decimal.adjusted() > 400:
        return decimal
    whole = int(decimal)
    return whole if whole == decimal else decimal


def members(converts: Mapping[str, Callable[[Any], Any]], value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members of an object converted, null for those that it lacks; a mismatch says in which one."""
    try:
        return {name: convert(value.get(name)) for name, convert in converts.items()}
    except ValueMismatch:
        # Only a mismatch pays for spelling where each member is.
        return {name: at(f".{name}", convert, value.get(name)) for name, convert in converts.items()}


def at(step: str, convert: Callable[[Any], Any], value: Any) -> Any:
    """Return the converted value, and on a mismatch say that it was behind `step`."""
    try:
        return convert(value)
    except ValueMismatch as mismatch:
        raise ValueMismatch(mismatch.problem, step + mismatch.path) from None
