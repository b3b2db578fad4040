"""Destination filters: which events a destination gets, and what of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from turnout.language import fql

from .event import Message
from .paths import changed_at, only_keys, split, value_at, without_keys
from .sampling import share_of

FILTERED_BY_RULES = "FILTERED_BY_RULES"

Draw = Callable[[], float]
Test = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Sample:
    """Lets through a share of the events: always the same ones for a value at `path`, random ones without."""

    percent: float
    path: tuple[str, ...]

    def __call__(self, fields: Message, draw: Draw) -> Message | None:
        """The event, or None for those outside the share."""
        if self.percent <= 0:
            return None
        share = share_of(value_at(fields, self.path)) if self.path else draw()
        return fields if self.percent >= 1 or share < self.percent else None


@dataclass(frozen=True, slots=True)
class Drop:
    """Lets nothing through."""

    def __call__(self, fields: Message, draw: Draw) -> None:
        """None."""
        return


@dataclass(frozen=True, slots=True)
class DropProperties:
    """Takes out the named members of the objects at some paths."""

    members: tuple[tuple[tuple[str, ...], frozenset[str]], ...]

    def __call__(self, fields: Message, draw: Draw) -> Message:
        """The event without them."""
        for path, names in self.members:
            fields = changed_at(fields, path, partial(without_keys, keys=names))
        return fields


@dataclass(frozen=True, slots=True)
class AllowProperties:
    """Takes out all but the named members of the objects at some paths; other objects stay as they are."""

    members: tuple[tuple[tuple[str, ...], frozenset[str]], ...]

    def __call__(self, fields: Message, draw: Draw) -> Message:
        """The event with them."""
        for path, names in self.members:
            fields = changed_at(fields, path, partial(only_keys, keys=names))
        return fields


Action = Sample | Drop | DropProperties | AllowProperties
_ORDER: tuple[type[Action], ...] = (Sample, Drop, DropProperties, AllowProperties)


@dataclass(frozen=True, slots=True)
class Filter:
    """One action of one filter, with the test of the events that it is for."""

    filter_id: str
    matches: Test
    action: Action


@dataclass(frozen=True, slots=True)
class Kept:
    """The event goes on, as `fields`."""

    fields: Message


@dataclass(frozen=True, slots=True)
class Filtered:
    """The filter `filter_id` keeps the event from the destination."""

    filter_id: str
    reason: str = FILTERED_BY_RULES


def compiled(rows: Sequence[Mapping[str, Any]]) -> tuple[Filter, ...]:
    """The enabled filters of one destination in the order that they are applied in.

    A filter that cannot be understood drops every event: what was meant to be kept back must not leak.
    """
    found = [filter for row in rows if row.get("enabled", True) for filter in _filters(row)]
    return tuple(sorted(found, key=lambda filter: _ORDER.index(type(filter.action))))


def apply(filters: Sequence[Filter], fields: Message, draw: Draw) -> Kept | Filtered:
    """Pass an event through filters; each sees the event as the ones before it left it.

    `draw` gives the randomness of sampling: numbers evenly spread in [0, 1).
    """
    for filter in filters:
        if not filter.matches(fields):
            continue
        left = filter.action(fields, draw)
        if left is None:
            return Filtered(filter.filter_id)
        fields = left
    return Kept(fields)


def _filters(row: Mapping[str, Any]) -> list[Filter]:
    id = str(row.get("id", ""))
    try:
        matches = expression(row["if"])
        return [Filter(id, matches, _action(action)) for action in row["actions"]]
    except (fql.FqlError, LookupError, TypeError, ValueError, AttributeError):
        return [Filter(id, lambda fields: True, Drop())]


@lru_cache(maxsize=8192)
def expression(text: str) -> Test:
    """The test that an FQL text describes; FqlError if it is not FQL."""
    return fql.compile(fql.parse(text))


def _action(row: Mapping[str, Any]) -> Action:
    match row["type"]:
        case "SAMPLE":
            return Sample(float(row["percent"]), split(row.get("path") or ""))
        case "DROP":
            return Drop()
        case "DROP_PROPERTIES":
            return DropProperties(_members(row["fields"]))
        case "ALLOW_PROPERTIES":
            return AllowProperties(_members(row["fields"]))
        case other:
            raise ValueError(f"no action {other!r}")


def _members(fields: Mapping[str, Sequence[str]]) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    return tuple((split(path), frozenset(names)) for path, names in fields.items())
