"""Mappings to functions of events."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from turnout.language.javascript import UNDEFINED, member, strip, text, truthy
from turnout.language.mapping_checks import ROOT, Problem, check, is_directive

# What one event may become: more is a mapping that multiplies, such as JSON in JSON in JSON.
MOST_VALUES = 100_000
MOST_TEXT = 4_000_000

_TRIPLE = re.compile(r"\{\{\{([^}]+)\}\}\}")
_DOUBLE = re.compile(r"\{\{([^}]+)\}\}")
_STEPS = re.compile(r"""\[(?=["'0-9])|\.|(?<=["'0-9])\]+""")

Liquid = Callable[[str, Any], str]
_SCALARS = frozenset({str, int, float, bool, type(None)})


class MappingError(ValueError):
    """A mapping that can't be run: `problems` says what is wrong with it; without any it can't take this event."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class Run:
    """One event on its way through a mapping: what renders liquid, and how much may still be made."""

    __slots__ = ("liquid", "text", "values")

    def __init__(self, liquid: Liquid | None) -> None:
        self.liquid = liquid
        self.values = MOST_VALUES
        self.text = MOST_TEXT

    def spend(self, text: str) -> str:
        """Pay for a text that is made."""
        self.text -= len(text)
        if self.text < 0:
            raise MappingError(f"the mapping makes more than {MOST_TEXT} characters of one event")
        return text

    def count(self, values: int = 1) -> None:
        """Pay for values that are made."""
        self.values -= values
        if self.values < 0:
            raise MappingError(f"the mapping makes more than {MOST_VALUES} values of one event")


Resolve = Callable[[Any, Run], Any]


def compile(mapping: Mapping[str, Any], liquid: Liquid | None = None) -> Callable[[Mapping[str, Any]], Any]:
    """Compile to a function from an event to what the mapping makes of it, without members that are not there.

    `liquid` renders a template with an event. Raises MappingError at once for what `check` finds, and from the
    function where a directive can't take what it finds in an event.
    """
    if problems := check(mapping):
        raise MappingError("; ".join(map(str, problems)), problems)
    resolve = resolver(_with_root(mapping))

    def resolve_event(event: Mapping[str, Any]) -> Any:
        try:
            run = Run(liquid)
            return cleaned(resolve(event, run), run)
        except RecursionError:
            raise MappingError("the event is nested too deep for this mapping") from None

    return resolve_event


def _with_root(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    if ROOT not in mapping:
        return mapping
    [(name, inner)] = mapping[ROOT].items()
    return {name: {**inner, "mapping": {key: value for key, value in mapping.items() if key != ROOT}}}


def resolver(mapping: Any) -> Resolve:
    """Compile a part of a mapping to what it makes of a payload, with UNDEFINED members in it."""
    if isinstance(mapping, list):
        return _list([resolver(one) for one in mapping])
    if not isinstance(mapping, Mapping):
        return lambda payload, run: mapping
    if is_directive(mapping):
        from turnout.language.directives import DIRECTIVES  # they compile in turn

        name = next(name for name in mapping if name.startswith("@"))
        return DIRECTIVES[name](mapping[name])
    return _object([(name, resolver(inner)) for name, inner in mapping.items()])


def _list(items: list[Resolve]) -> Resolve:
    def resolve(payload: Any, run: Run) -> list[Any]:
        run.count(len(items))
        return [item(payload, run) for item in items]

    return resolve


def _object(members: list[tuple[str, Resolve]]) -> Resolve:
    def resolve(payload: Any, run: Run) -> dict[str, Any]:
        run.count(len(members))
        return {name: member(payload, run) for name, member in members}

    return resolve


def cleaned(value: Any, run: Run) -> Any:
    """A copy without UNDEFINED members; UNDEFINED items of lists, which keep their places, become null."""
    if isinstance(value, dict):
        run.count(len(value))
        return {
            name: inner if type(inner) in _SCALARS else cleaned(inner, run)
            for name, inner in value.items()
            if inner is not UNDEFINED
        }
    if isinstance(value, list):
        run.count(len(value))
        return [None if item is UNDEFINED else cleaned(item, run) for item in value]
    return value


def finder(path: str) -> Callable[[Any], Any]:
    """A reader of the value at a path such as `items[0].sku` or `context['page'].url`; of everything at ""."""
    names = () if path in ("", ".") else _steps(path)

    def find(value: Any) -> Any:
        for name in names:
            if type(value) is dict:
                value = value.get(name, UNDEFINED)
            elif truthy(value):
                value = member(value, name)
            else:
                return value
        return value

    return find


@lru_cache(maxsize=8192)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(step.replace("'", "").replace('"', "") for step in _STEPS.split(path) if step)


def render(template: str, payload: Any, run: Run) -> str:
    """Fill `{{path}}` and `{{{path}}}` with values; nothing is escaped."""

    def fill(found: re.Match[str]) -> str:
        value = finder(strip(found[1]))(payload)
        return run.spend("" if value is None or value is UNDEFINED else text(value))

    return run.spend(_DOUBLE.sub(fill, _TRIPLE.sub(fill, template)))
