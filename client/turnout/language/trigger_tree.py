"""The tree of a trigger: groups of tests; `str` prints it as Segment's own generator does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from turnout.language import javascript

Value = str | bool | float | None

_WRITTEN = {
    "contains": "contains({0}, {1})",
    "not_contains": "!contains({0}, {1})",
    "starts_with": 'match({0}, "{2}*")',
    "not_starts_with": '!match({0}, "{2}*")',
    "ends_with": 'match({0}, "*{2}")',
    "not_ends_with": '!match({0}, "*{2}")',
    "exists": "{0} != null",
    "not_exists": "{0} = null",
    "is_true": "{0} = true",
    "is_false": "{0} = false",
    "number_equals": "{0} = {3}",
    "number_not_equals": "{0} != {3}",
    "<": "{0} < {3}",
    "<=": "{0} <= {3}",
    ">": "{0} > {3}",
    ">=": "{0} >= {3}",
}


@dataclass(frozen=True, slots=True)
class Test:
    """One test: `field` is type, event, name, userId, properties, traits or context; the latter three have a `path`.

    `operator` is one of Segment's names (`=`, `not_contains`, `exists`, ...); any other is a test that always fails.
    """

    field: str
    operator: str
    value: Value = None
    path: str | None = None

    def __str__(self) -> str:
        name = self.field if self.path is None else f"{self.field}.{_escaped(self.path)}"
        plain = javascript.text(javascript.UNDEFINED if self.value is None else self.value)
        quoted = f'"{plain}"' if isinstance(self.value, str | None) else plain
        written = _WRITTEN.get(self.operator, f"{{0}} {_braced(self.operator)} {{1}}")
        return written.format(name, quoted, plain, javascript.text(javascript.number(self.value)))


@dataclass(frozen=True, slots=True)
class Group:
    """Tests and groups joined by `and` or by `or`; None is a pair of parentheses with nothing readable in it."""

    operator: str
    children: tuple[Group | Test | None, ...]

    def __str__(self) -> str:
        inner = f" {self.operator} ".join(map(_nested, self.children))
        whole = inner.startswith("(") and inner.endswith(")") and sum(map(inner.count, "()")) == 2
        return inner[1:-1] if whole else inner


def _nested(child: Any) -> str:
    return f"({_joined(child)})" if isinstance(child, Group) else str(child)


def _joined(group: Group) -> str:
    return f" {group.operator} ".join(map(_nested, group.children))


def _escaped(path: str) -> str:
    return re.sub(r"[^a-zA-Z0-9._-]", r"\\\g<0>", path)


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
