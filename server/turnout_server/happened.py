"""What happened to events, for whoever asks: the tallies of a stretch of time, and who was seen in a month."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from .usage import parts

_TALLIES = """SELECT source_id, destination_id, what, reason, minute, label, n FROM tally
              WHERE source_id IN (SELECT value FROM json_each(?)) AND what IN (SELECT value FROM json_each(?))
              AND minute >= ? AND minute < ?"""
_PEOPLE = """SELECT source_id, kind, digest, day, known FROM tracked
             WHERE month = ? AND source_id IN (SELECT value FROM json_each(?))"""


@dataclass(frozen=True, slots=True)
class Tallied:
    """So many events of one source had one fate in the span that begins at `minute` (since 1970).

    `destination_id`, `reason`, `type`, `name` and `version` (of the app) are "" where there is none.
    """

    source_id: str
    destination_id: str
    what: str
    reason: str
    minute: int
    type: str
    name: str
    version: str
    n: int


@dataclass(frozen=True, slots=True)
class Seen:
    """An id of a person: on which day of the month it was first seen, and on which it was known who it is (or 0)."""

    source_id: str
    anonymous: bool
    digest: bytes
    day: int
    known: int


class Happened(Protocol):
    """What can be asked about events."""

    def tallies(self, sources: Collection[str], whats: Collection[str], since: int, until: int) -> Sequence[Tallied]:
        """What was counted from one minute up to another."""

    def people(self, sources: Collection[str], month: str) -> Sequence[Seen]:
        """Who was seen in a month such as 2026-11."""


class Nothing:
    """What a server without a data plane knows."""

    def tallies(self, sources: Collection[str], whats: Collection[str], since: int, until: int) -> Sequence[Tallied]:
        """None."""
        return ()

    def people(self, sources: Collection[str], month: str) -> Sequence[Seen]:
        """Nobody."""
        return ()


@dataclass(frozen=True)
class Recorded:
    """What the event log in a file has counted; it can be asked from any thread while the log is written."""

    file: Path

    def tallies(self, sources: Collection[str], whats: Collection[str], since: int, until: int) -> Sequence[Tallied]:
        """What was counted from one minute up to another, as finely as it is still kept."""
        rows = self._rows(_TALLIES, json.dumps(sorted(sources)), json.dumps(sorted(whats)), since, until)
        return [Tallied(row[0], row[1], row[2], row[3], row[4], *parts(row[5]), row[6]) for row in rows]

    def people(self, sources: Collection[str], month: str) -> Sequence[Seen]:
        """Who was seen in a month."""
        rows = self._rows(_PEOPLE, month, json.dumps(sorted(sources)))
        return [Seen(source, kind == "anonymous", digest, day, known) for source, kind, digest, day, known in rows]

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as db:
            return db.execute(query, values).fetchall()
