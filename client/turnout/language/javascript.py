"""JSON values as JavaScript sees them, for the two languages that Segment evaluates in JavaScript.

Whole numbers keep all their digits here, and a character is one character, not one or two halves.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Final, Literal


class Undefined(Enum):
    """What a member that is not there is; unlike null, it leaves the object that it would be put in as it was."""

    UNDEFINED = "undefined"

    def __bool__(self) -> Literal[False]:
        return False


UNDEFINED: Final = Undefined.UNDEFINED
_LONGEST_INDEX = 9
# From here on JavaScript writes numbers with exponents.
_MANY = 10**21
# The white space that JavaScript strips from a text before it reads a number in it.
_SPACE = "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_RADIX = re.compile(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")
_LONGEST_RADIX = 250


def is_number(value: Any) -> bool:
    """Whether `typeof value` is "number"."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def truthy(value: Any) -> bool:
    """Whether an `if` takes the value for true: empty lists and objects are."""
    if isinstance(value, list | dict):
        return True
    return bool(value) and value == value


def member(value: Any, name: str) -> Any:
    """`value[name]`, UNDEFINED where there is none; what values inherit in JavaScript is not there."""
    if isinstance(value, Mapping):
        return value.get(name, UNDEFINED)
    if isinstance(value, list | str):
        if name == "length":
            return len(value)
        place = int(name) if _is_index(name) else len(value)
        return value[place] if place < len(value) else UNDEFINED
    return UNDEFINED


def _is_index(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) <= _LONGEST_INDEX and (name == "0" or name[0] != "0")


def walk(value: Any, names: Iterable[str]) -> Any:
    """Follow names into a value; whatever counts as false on the way is where it ends, and the answer."""
    for name in names:
        if not truthy(value):
            return value
        value = member(value, name)
    return value


def text(value: Any) -> str:
    """`String(value)`."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is UNDEFINED:
        return "undefined"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, list):
        return ",".join("" if item is None or item is UNDEFINED else text(item) for item in value)
    return "null" if value is None else "[object Object]"


def number_text(value: float) -> str:
    """A number as JavaScript writes it: digits from 0.000001 up to 21 places, then exponents."""
    if isinstance(value, int):
        return str(value) if abs(value) < _MANY else number_text(_as_float(value))
    if not math.isfinite(value):
        return "NaN" if value != value else f"{'-' if value < 0 else ''}Infinity"
    if value.is_integer() and abs(value) < _MANY:
        return str(int(value))
    if 1e-6 <= abs(value) < _MANY:
        return format(Decimal(repr(value)), "f")
    mantissa, _, exponent = f"{Decimal(repr(value)).normalize():e}".partition("e")
    return f"{mantissa}e{int(exponent):+d}"


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def strip(value: str) -> str:
    """`value.trim()`."""
    return value.strip(_SPACE)


def number(value: Any) -> float:
    """`Number(value)` of a text, number, boolean or null; NaN for the rest."""
    if value is None or isinstance(value, bool):
        return float(bool(value))
    if isinstance(value, int | float):
        return value
    return _number_of(strip(value)) if isinstance(value, str) else math.nan


def _number_of(digits: str) -> float:
    if not digits:
        return 0
    if digits.lstrip("+-") == "Infinity" and len(digits) <= len("+Infinity"):
        return -math.inf if digits[0] == "-" else math.inf
    if _RADIX.fullmatch(digits):
        return float(int(digits, 0)) if len(digits) < _LONGEST_RADIX else math.inf
    return float(digits) if _DECIMAL.fullmatch(digits) else math.nan


def json_text(value: Any) -> Any:
    """`JSON.stringify(value)`; UNDEFINED for UNDEFINED."""
    if value is UNDEFINED:
        return UNDEFINED
    return "".join(_json(value))


def _json(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        members = ((name, inner) for name, inner in _in_order(value) if inner is not UNDEFINED)
        inside = ",".join(f"{_quoted(name)}:{''.join(_json(inner))}" for name, inner in members)
        return ("{", inside, "}")
    if isinstance(value, list):
        return ("[", ",".join("".join(_json(item)) for item in value), "]")
    if isinstance(value, float):
        return (number_text(value) if math.isfinite(value) else "null",)
    return ("null",) if value is UNDEFINED else (_quoted(value),)


def _in_order(value: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    """Members as JavaScript keeps them: names that are numbers come first, in their order."""
    numbered = [name for name in value if _is_index(name)]
    if not numbered:
        return value.items()
    names = dict.fromkeys([*sorted(numbered, key=int), *value])
    return ((name, value[name]) for name in names)


def _quoted(value: Any) -> str:
    plain = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str) or value.isascii():
        return plain
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", plain)
