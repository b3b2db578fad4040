"""Transformations: what is changed in a source's events, for all destinations or for those of one type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from turnout.language import fql

from .event import Message
from .hashing import hasher
from .paths import can_put, changed_at, has, only_paths, put, split, value_at, without

DROPPED = "FILTERED_BY_TRANSFORMATION"
BROKEN = "INVALID_SETTINGS"

_OBJECTS = ("properties", "traits", "context")

Names = tuple[str, ...]
Change = Callable[[Message], Message]
Test = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Transformation:
    """What is done to the events that match: `changes` in their order, or nothing but to drop them, with a reason."""

    id: str
    matches: Test
    changes: tuple[Change, ...] = ()
    drops: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """The transformation `transformation_id` keeps the event back."""

    transformation_id: str
    reason: str


def transformations(rows: Sequence[Mapping[str, Any]]) -> tuple[Transformation, ...]:
    """The enabled ones in their order.

    One that can't be understood drops every event: what it was to hide must not leak.
    """
    return tuple(_transformation(row) for row in rows if row.get("enabled", True))


def transformed(fields: Message, steps: Sequence[Transformation]) -> Message | Dropped:
    """Pass an event through transformations; each sees the event as the ones before it left it."""
    for step in steps:
        if not step.matches(fields):
            continue
        if step.drops is not None:
            return Dropped(step.id, step.drops)
        for change in step.changes:
            fields = change(fields)
    return fields


def _transformation(row: Mapping[str, Any]) -> Transformation:
    id = str(row.get("id", ""))
    try:
        matches = fql.compile(fql.parse(row["if"]))
        if row.get("drop"):
            return Transformation(id, matches, drops=DROPPED)
        return Transformation(id, matches, _changes(row))
    except (fql.FqlError, LookupError, TypeError, ValueError, AttributeError):
        return Transformation(id, lambda fields: True, drops=BROKEN)


def _changes(row: Mapping[str, Any]) -> tuple[Change, ...]:
    """In this order: the event's name, renames and values, the computed property, what is allowed, hashes."""
    made: list[Change] = []
    if row.get("newEventName"):
        made.append(_named(row["newEventName"]))
    if row.get("propertyRenames") or row.get("propertyValueTransformations"):
        made.append(_mapped(row))
    made += [_computed(one["fql"], one["propertyName"]) for one in row.get("fqlDefinedProperties") or ()]
    if row.get("allowProperties") is not None:
        made.append(_allowed(row["allowProperties"]))
    if row.get("hashPropertiesConfiguration"):
        made.append(_hashed(row["hashPropertiesConfiguration"]))
    return tuple(made)


def _named(name: str) -> Change:
    return lambda fields: {**fields, "event": name} if fields.get("type") == "track" else fields


def _mapped(row: Mapping[str, Any]) -> Change:
    """Renames and values at once: all of them read the event as it was, so that names can be swapped."""
    renames = [(one["oldName"], one["newName"]) for one in row.get("propertyRenames") or ()]
    values = [
        (split(path), one["propertyValue"])
        for one in row.get("propertyValueTransformations") or ()
        for path in one["propertyPaths"]
    ]

    def change(fields: Message) -> Message:
        moves = [(_place(fields, old), _place(fields, new)) for old, new in renames]
        found = [(old, new) for old, new in moves if has(fields, old) and can_put(fields, new)]
        writes = [(new, value_at(fields, old)) for old, new in found] + values
        for old, _ in found:
            fields = without(fields, old)
        for place, value in writes:
            fields = put(fields, place, value)
        return fields

    return change


def _computed(text: str, name: str) -> Change:
    read = fql.compile_value(fql.parse(text))

    def change(fields: Message) -> Message:
        value = read(fields)
        return fields if value is None else put(fields, _place(fields, name), value)

    return change


def _allowed(names: Sequence[str]) -> Change:
    def change(fields: Message) -> Message:
        kept: dict[str, list[Names]] = {_properties(fields): []} if not names else {}
        for place in (_place(fields, name) for name in names):
            kept.setdefault(place[0], []).append(place[1:])
        for root, paths in kept.items():
            fields = changed_at(fields, (root,), partial(only_paths, paths=paths))
        return fields

    return change


def _hashed(config: Mapping[str, Any]) -> Change:
    hash = hasher(config["algorithm"], config.get("key"), config.get("encoding"))
    paths = [str(path) for path in config["paths"]]

    def change(fields: Message) -> Message:
        for path in paths:
            fields = changed_at(fields, _place(fields, path), lambda value: None if value is None else hash(value))
        return fields

    return change


def _place(fields: Message, name: str) -> Names:
    """Where a name is: as it says if it begins with properties, traits or context, else in the event's properties."""
    names = split(name)
    return names if len(names) > 1 and names[0] in _OBJECTS else (_properties(fields), *names)


def _properties(fields: Message) -> str:
    return "traits" if fields.get("type") in ("identify", "group") else "properties"
