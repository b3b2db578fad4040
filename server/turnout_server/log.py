"""The durable event log: acknowledged requests, what each destination still has to get, and the counts."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from . import dead_letters, kept_events, learned, log_tables, usage
from .dead_letters import Choice
from .errors import DirectoryUnusable
from .event import Request
from .group_commit import Insert, Writer, connect
from .journey import Count, Routed
from .log_tables import Waiting
from .retry import Decision
from .targets.target import Parcel
from .usage import Names, People

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Queue:
    """How much one destination still has to get: all of it, and the part that was tried before."""

    pending: int
    retrying: int


class EventLog:
    """The log in one file; only one may be open on it.

    With `keep`, events are kept to be replayed. Every change is awaited until it is on disk; StorageError says that
    it is not there. Made in a running event loop; DirectoryUnusable if the file can't be opened.
    """

    def __init__(self, file: Path, *, keep: bool = True) -> None:
        try:
            self._writing = connect(file)
            self._writing.executescript(log_tables.SCHEMA)
            self.id = log_tables.identity(self._writing)
        except sqlite3.Error as error:
            raise DirectoryUnusable(f"cannot open the event log {file}: {error}") from error
        self._reading = connect(file)
        self._reading.execute("PRAGMA query_only=ON")
        self._reader = ThreadPoolExecutor(1, "turnout-log-reader")
        self._keep = keep
        self._names, self._people, self._learned = Names(), People(), learned.Learned()
        self._writer = Writer(self._writing, asyncio.get_running_loop())

    async def close(self) -> None:
        """Commit what waits and let go of the file."""
        await asyncio.get_running_loop().run_in_executor(None, self._writer.stop)
        self._reader.shutdown()
        self._reading.close()
        self._writing.close()

    async def append(self, at: int, call: str, write_key: str, ip: str, body: bytes) -> None:
        """Keep an acknowledged request."""
        await self._writer.make(Insert(log_tables.APPEND, (at, call, write_key, ip, body)))

    async def requests(self, most: int, most_bytes: int) -> list[Request]:
        """The oldest requests that are not routed yet: at least one, then as many as stay within both bounds."""
        return await self._read(lambda db: log_tables.oldest(db, most, most_bytes))

    async def known(self, digests: Sequence[bytes]) -> set[bytes]:
        """Which message ids, given as digests, were seen before."""
        return await self._read(lambda db: log_tables.known(db, digests))

    async def apply(self, routed: Routed, now: float) -> None:
        """Do all that routing says and forget its requests, or nothing."""
        routed.tallies, people = self._names.bounded(routed.tallies), self._people.rows(routed.people, now)
        if not self._keep:
            routed.kept.clear()
        lessons = self._learned.rows(routed.lessons, now)

        def change(db: sqlite3.Connection) -> None:
            log_tables.apply(db, routed, now)
            usage.track(db, people)
            learned.learn(db, lessons)

        await self._writer.make(change)

    async def due(self, destination_id: str, most: int) -> list[Waiting]:
        """The deliveries of a destination that are due first, whether or not their time has come."""
        return [
            Waiting(Parcel(id, destination_id, source_id, message_id, received_ms, body), *rest)
            for id, source_id, message_id, received_ms, body, *rest in await self._select(
                log_tables.DUE, destination_id, most
            )
        ]

    async def record(self, decisions: Sequence[tuple[Waiting, Decision]], now: float) -> None:
        """Keep what was decided after attempts."""
        await self._writer.make(lambda db: log_tables.record(db, decisions, now))

    async def forget(self, before: float, most: int) -> None:
        """Forget message ids first seen before a time, and the oldest beyond `most` of them, by whole hours."""
        hour = int(before * 1000) // log_tables.HOUR_MS
        await self._writer.make(lambda db: log_tables.forget(db, hour, most))

    async def kept(self, source_id: str, after: int, span: tuple[int, int], most: int) -> list[kept_events.Block]:
        """The next blocks of kept events of a source that were received in a span of milliseconds."""
        return await self._read(lambda db: kept_events.blocks(db, source_id, after, span, most))

    async def forget_kept(self, before_ms: int) -> None:
        """Let go of kept events that were received before a moment."""
        await self._writer.make(lambda db: kept_events.forget(db, before_ms))

    async def dead_letters(self, choice: Choice, after: int, most: int) -> Sequence[tuple[Any, ...]]:
        """Dead letters in the order of their ids."""
        return await self._read(lambda db: dead_letters.listed(db, choice, after, most))

    async def revive(self, choice: Choice, now: float) -> int:
        """Queue dead letters once more; how many they were."""
        return await self._writer.make(lambda db: dead_letters.revive(db, choice, now))

    async def discard(self, choice: Choice) -> int:
        """Let go of dead letters; how many they were."""
        return await self._writer.make(lambda db: dead_letters.discard(db, choice))

    async def roll_up(self, now: float) -> None:
        """Keep what was counted long ago by the hour, and longer ago by the day."""
        await self._writer.make(lambda db: usage.roll_up(db, now))

    async def schema(self, source_id: str) -> learned.Known:
        """What the events of a source taught about themselves."""
        return await self._read(lambda db: learned.known(db, source_id))

    async def standing(self) -> tuple[dict[Count, int], dict[str, Queue], int]:
        """All counts, how much each destination still has to get, and how many requests are not routed yet."""
        return await self._read(_standing)

    async def waiting(self) -> list[str]:
        """The destinations that still have to get something."""
        return await self._read(log_tables.waiting)

    async def queues(self) -> dict[str, Queue]:
        """How much each destination still has to get."""
        return await self._read(_queues)

    async def _select(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return await self._read(lambda db: db.execute(statement, values).fetchall())

    async def _read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._reader, query, self._reading)


def _standing(db: sqlite3.Connection) -> tuple[dict[Count, int], dict[str, Queue], int]:
    # One transaction, so that what is said about the queues and the counts is of one moment.
    db.execute("BEGIN")
    try:
        rows = db.execute("SELECT source_id, destination_id, what, reason, n FROM count").fetchall()
        backlog = int(db.execute("SELECT count(*) FROM request").fetchone()[0])
        return {(row[0], row[1], row[2], row[3]): row[4] for row in rows}, _queues(db), backlog
    finally:
        db.execute("COMMIT")


def _queues(db: sqlite3.Connection) -> dict[str, Queue]:
    rows = db.execute("SELECT destination_id, count(*), sum(attempts > 0) FROM delivery GROUP BY destination_id")
    return {destination_id: Queue(pending, retrying) for destination_id, pending, retrying in rows}
