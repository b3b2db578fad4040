"""What is counted for the metrics: by the minute, and who was seen in a month.

A tally is the number of events of one source that had one fate in one minute. Its label says which events: type, name
and the version of the app, as far as they are known.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from .group_commit import insert

Tally = tuple[str, str, str, str, int, str]
"""Source id, destination id, what happened, reason (each "" where there is none), minute since 1970, label."""
Person = tuple[str, str, str]
"""Source id, user id and anonymous id ("" where there is none)."""

MINUTE, HOUR, DAY = 1, 60, 1440
"""Spans, in minutes."""
_KEPT = {MINUTE: 2 * DAY, HOUR: 31 * DAY, DAY: 400 * DAY}
_COARSER = {MINUTE: HOUR, HOUR: DAY}
_SEPARATOR = "\x1f"
_LONGEST = 200

SCHEMA = """
CREATE TABLE IF NOT EXISTS tally (
    span INTEGER NOT NULL, minute INTEGER NOT NULL,
    source_id TEXT NOT NULL, destination_id TEXT NOT NULL, what TEXT NOT NULL, reason TEXT NOT NULL,
    label TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (source_id, destination_id, what, minute, span, reason, label)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tally_by_age ON tally (span, minute);
CREATE TABLE IF NOT EXISTS tracked (
    month TEXT NOT NULL, source_id TEXT NOT NULL, kind TEXT NOT NULL, digest BLOB NOT NULL,
    day INTEGER NOT NULL, known INTEGER NOT NULL,
    PRIMARY KEY (month, source_id, kind, digest)
) WITHOUT ROWID;
"""

_TALLY = "INSERT INTO tally (source_id, destination_id, what, reason, minute, label, span, n)"
_ADD_UP = "ON CONFLICT DO UPDATE SET n = n + excluded.n"
_TRACK = "INSERT INTO tracked (month, source_id, kind, digest, day, known)"
_IDENTIFY = "ON CONFLICT DO UPDATE SET known = excluded.known WHERE known = 0"
_ROLL_UP = """INSERT INTO tally (span, minute, source_id, destination_id, what, reason, label, n)
              SELECT ?, minute / ? * ?, source_id, destination_id, what, reason, label, sum(n) FROM tally
              WHERE span = ? AND minute < ? GROUP BY 2, 3, 4, 5, 6, 7"""


def label(type: str | None, message: Mapping[str, Any]) -> str:
    """The label of a message: its type, the name of its event, page or screen, and the version of its app."""
    name = message.get("event") if type == "track" else message.get("name") if type in ("page", "screen") else ""
    context = message.get("context")
    app = context.get("app") if isinstance(context, Mapping) else None
    version = app.get("version") if isinstance(app, Mapping) else ""
    return f"{type or ''}{_SEPARATOR}{_short(name)}{_SEPARATOR}{_short(version)}"


def parts(label: str) -> tuple[str, str, str]:
    """Type, name and version of a label, "" where one is not known."""
    type, name, version = [*label.split(_SEPARATOR), "", ""][:3]
    return type, name, version


def _short(value: object) -> str:
    return value[:_LONGEST].replace(_SEPARATOR, " ") if isinstance(value, str) else ""


class Names:
    """The event names that are counted by themselves; a source with endless names must not fill the disk."""

    def __init__(self, most: int = 5000) -> None:
        self._most = most
        self._known: dict[str, set[str]] = {}

    def bounded(self, tallies: Mapping[Tally, int]) -> Counter[Tally]:
        """The tallies, those of names beyond the bound without name and version."""
        found: Counter[Tally] = Counter()
        for tally, n in tallies.items():
            found[(*tally[:5], self._bounded(tally[0], tally[5]))] += n
        return found

    def _bounded(self, source_id: str, label: str) -> str:
        known = self._known.setdefault(source_id, set())
        if label in known or len(known) < self._most:
            known.add(label)
            return label
        return parts(label)[0]


class People:
    """Who is written down already, so that a person costs one row a month and not one an event."""

    def __init__(self, most: int = 100_000) -> None:
        self._most = most
        self._known: set[tuple[str, Person]] = set()

    def rows(self, seen: Iterable[Person], now: float) -> list[tuple[str, str, str, bytes, int, int]]:
        """What to write down about those who were seen: month, source, kind, digest, day, day of being known."""
        moment = datetime.fromtimestamp(now, UTC)
        month = f"{moment:%Y-%m}"
        new = [person for person in seen if (month, person) not in self._known]
        if len(self._known) + len(new) > self._most:
            self._known.clear()
        self._known.update((month, person) for person in new)
        return [row for person in new for row in _rows(month, moment.day, *person)]


def _rows(month: str, day: int, source_id: str, user: str, anonymous: str) -> Iterator[Any]:
    if user:
        yield month, source_id, "user", _digest(user), day, day
    if anonymous:
        yield month, source_id, "anonymous", _digest(anonymous), day, day if user else 0


def _digest(id: str) -> bytes:
    return blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def add(db: sqlite3.Connection, tallies: Mapping[Tally, int]) -> None:
    """Count."""
    insert(db, _TALLY, [(*tally, MINUTE, n) for tally, n in tallies.items()], _ADD_UP)


def track(db: sqlite3.Connection, rows: list[tuple[str, str, str, bytes, int, int]]) -> None:
    """Write down who was seen."""
    # Those who became known come last: an id that is only anonymous in the same batch must not hide it.
    insert(db, _TRACK, sorted(set(rows), key=lambda row: row[5]), _IDENTIFY)


def roll_up(db: sqlite3.Connection, now: float) -> None:
    """Keep minutes for two days, hours for a month, days for a year and a bit; people for 13 months."""
    minute = int(now // 60)
    for span, kept in _KEPT.items():
        before = minute - kept
        if coarser := _COARSER.get(span):
            db.execute(f"{_ROLL_UP} {_ADD_UP}", (coarser, coarser, coarser, span, before))
        db.execute("DELETE FROM tally WHERE span = ? AND minute < ?", (span, before))
    moment = datetime.fromtimestamp(now, UTC)
    db.execute("DELETE FROM tracked WHERE month < ?", (f"{moment.year - 1}-{max(moment.month - 1, 1):02}",))
