"""Versions such as 1.10.2, compared part by part as FQL's `semver` does."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

_MOST_PARTS = 3
_LONGEST_PART = 300

_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compare(left: Any, sign: Any, right: Any) -> bool:
    """Whether two texts are versions that compare as `sign` says; false for whatever is none.

    Missing parts are 0; what follows the digits of a part does not count (1.2.3-beta is 1.2.3).
    """
    one, other = _parts(left), _parts(right)
    if one is None or other is None or not isinstance(sign, str) or sign not in _COMPARISONS:
        return False
    return _COMPARISONS[sign](one, other)


def _parts(value: Any) -> tuple[int, ...] | None:
    if not isinstance(value, str) or value.count(".") >= _MOST_PARTS:
        return None
    found = [re.match(rf"\s*([+-]?[0-9]{{1,{_LONGEST_PART}}})", part) for part in value.split(".")]
    numbers = tuple(int(match[1]) for match in found if match)
    return numbers + (0,) * (_MOST_PARTS - len(numbers)) if len(numbers) == len(found) else None
