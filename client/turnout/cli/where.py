"""`--where field=value`: which rows of a list are shown, decided here and not by the service."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import click
from pydantic import BaseModel

from .columns import cell, check_path, leaves

_CONDITION = re.compile(r"^([^=!~]+)(!=|=|~)(.*)$", re.DOTALL)

Test = Callable[[Any], bool]


def condition(text: str, model: type[BaseModel] | None = None) -> Test:
    """The test that a condition is: `=` and `!=` compare, `~` looks for a part, whatever its case."""
    found = _CONDITION.match(text)
    if found is None:
        raise click.UsageError(f"--where takes field=value, field!=value or field~part; got {text!r}")
    path, sign, wanted = found[1].strip(), found[2], found[3]
    if model is not None:
        check_path(model, path)

    def test(row: Any) -> bool:
        values = [cell(value) for value in leaves(model, row, path)] or [""]
        if sign == "~":
            return any(wanted.lower() in value.lower() for value in values)
        return (wanted in values) is (sign == "=")

    return test


def all_of(tests: Sequence[Test]) -> Test:
    """Whether every one of the tests holds."""
    return lambda row: all(test(row) for test in tests)
