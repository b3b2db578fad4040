"""The schema of each source as its events teach it: which there are, their members, of which types, seen when.

What a destination or a person sees of it is bounded: 4,000 events a source and 300 members an event. Events beyond
that go their way all the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .event import OBJECTS, Event
from .group_commit import insert

MOST_EVENTS, MOST_MEMBERS = 4000, 300
_DEEPEST = 5
_HOUR = 3600

SCHEMA = """
CREATE TABLE IF NOT EXISTS learned (
    source_id TEXT NOT NULL, call TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, type TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (source_id, call, name, path, type)
) WITHOUT ROWID;
"""
_LEARN = "INSERT INTO learned (source_id, call, name, path, type, first, last)"
_AGAIN = "ON CONFLICT DO UPDATE SET last = excluded.last"
_READ = "SELECT call, name, path, type, first, last FROM learned WHERE source_id = ?"
_COUNTS = """SELECT label, what, sum(n) FROM tally WHERE source_id = ? AND destination_id = ''
             AND what IN ('accepted', 'blocked') GROUP BY label, what"""

Row = tuple[str, str, str, str, str, int, int]
"""Source id, call, name of the event, dotted path ("" for the event itself), type, hours since 1970."""

_TYPES: Mapping[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    dict: "object",
    list: "array",
    type(None): "null",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one source: rows of call, name, path, type and hours; and how often by label and fate."""

    rows: list[tuple[str, str, str, str, int, int]]
    counts: list[tuple[str, str, int]]


class Learned:
    """Remembers what was written in this hour, so that an event like those before it costs no writing."""

    def __init__(self) -> None:
        self._events: dict[tuple[str, str, str], dict[tuple[str, type], int]] = {}
        self._numbers: dict[str, int] = {}

    def rows(self, events: Iterable[Event], now: float) -> list[Row]:
        """What events teach that is not written yet."""
        hour = int(now // _HOUR)
        return [row for event in events if event.type != OBJECTS for row in self._of(event, hour)]

    def _of(self, event: Event, hour: int) -> Iterator[Row]:
        name = event.fields["event"] if event.type == "track" else ""
        key = (event.source_id, event.type, name)
        known = self._events.get(key)
        if known is None:
            known = self._new(key)
            if known is None:
                return
        members: list[tuple[str, type]] = [("", dict)]
        _collect(event.fields.get("traits" if event.type in ("identify", "group") else "properties"), "", members, 1)
        for member in members:
            if known.get(member) != hour and (member in known or len(known) <= MOST_MEMBERS):
                known[member] = hour
                yield (*key, member[0], _TYPES.get(member[1], "string"), hour, hour)

    def _new(self, key: tuple[str, str, str]) -> dict[tuple[str, type], int] | None:
        number = self._numbers.get(key[0], 0)
        if number >= MOST_EVENTS:
            return None
        self._numbers[key[0]] = number + 1
        return self._events.setdefault(key, {})


def _collect(value: Any, before: str, into: list[tuple[str, type]], depth: int) -> None:
    """The members of an object and of those in it; what is in an array is below `<name>.$`."""
    if value.__class__ is not dict or depth > _DEEPEST:
        return
    for name, inner in value.items():
        kind = inner.__class__
        path = before + name
        into.append((path, kind))
        if kind is dict:
            _collect(inner, f"{path}.", into, depth + 1)
        elif kind is list:
            for item in inner:
                _collect(item, f"{path}.$.", into, depth + 1)


def learn(db: sqlite3.Connection, rows: list[Row]) -> None:
    """Write down what was learned."""
    insert(db, _LEARN, rows, _AGAIN)


def known(db: sqlite3.Connection, source_id: str) -> Known:
    """What is known of a source."""
    return Known(db.execute(_READ, (source_id,)).fetchall(), db.execute(_COUNTS, (source_id,)).fetchall())
