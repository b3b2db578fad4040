"""How FQL spells names and values."""

from __future__ import annotations

import math
from decimal import Decimal

Scalar = None | bool | int | float | str

CONSTANTS: dict[str, Scalar] = {"null": None, "true": True, "false": False}
KEYWORDS = frozenset({"and", "or", "in", *CONSTANTS})
EVERYTHING = "all"
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=", "in")

_INITIAL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
_LATER = _INITIAL | frozenset("0123456789-")


def path(names: tuple[str, ...]) -> str:
    """Spell a path; a name that would read as a keyword gets a backslash."""
    spelled = ".".join(_name(name) for name in names)
    return f"\\{spelled}" if spelled in KEYWORDS or spelled == EVERYTHING else spelled


def _name(name: str) -> str:
    first = name[0] if name[0] in _INITIAL else f"\\{name[0]}"
    return first + "".join(c if c in _LATER else f"\\{c}" for c in name[1:])


def scalar(value: Scalar) -> str:
    """Spell a value; FQL has no exponents, so numbers are written out."""
    if isinstance(value, str):
        return f"'{value}'" if '"' in value else f'"{value}"'
    if isinstance(value, float):
        return _decimal(value)
    return _CONSTANT_NAMES[value] if value is None or isinstance(value, bool) else str(value)


_CONSTANT_NAMES = {value: name for name, value in CONSTANTS.items()}


def _decimal(value: float) -> str:
    digits = format(Decimal(repr(value)), "f")
    return digits if "." in digits else f"{digits}.0"


def unspeakable(value: Scalar) -> str | None:
    """Say why FQL has no way to write this value; None if it has one."""
    if isinstance(value, str) and "'" in value and '"' in value:
        return "FQL can't write a text that holds both ' and \""
    if isinstance(value, float) and not math.isfinite(value):
        return f"FQL can't write the number {value}"
    return None
