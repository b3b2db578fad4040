"""One writer thread that commits the changes of everyone who is waiting together: many changes, one fsync."""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from .errors import StorageError

T = TypeVar("T")
Change = Callable[[sqlite3.Connection], Any]
Row = tuple[Any, ...]
_MOST_AT_ONCE = 1000
_MOST_ROWS = 128


def connect(file: Path) -> sqlite3.Connection:
    """Open a database so that what is committed survives a power cut; transactions are begun by hand.

    Events are personal data, so the file is its owner's only.
    """
    file.touch(mode=0o600)
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=30)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA cache_size=-32768")
    return connection


@dataclass(frozen=True, slots=True)
class Insert:
    """One row to be inserted, such as `Insert("INSERT INTO t (a, b)", (1, 2))`."""

    into: str
    row: Row

    def __call__(self, db: sqlite3.Connection) -> None:
        """Insert it alone."""
        insert(db, self.into, [self.row])


def insert(db: sqlite3.Connection, into: str, rows: Sequence[Row], then: str = "") -> None:
    """Insert rows by as few statements as possible.

    Python lets another thread run after every step of a statement and may wait milliseconds for its turn again, so
    one step for many rows is what keeps a commit short beside a busy event loop. Numbers of rows are powers of two,
    so that the statements stay prepared.
    """
    done = 0
    while done < len(rows):
        number = min(_MOST_ROWS, 1 << ((len(rows) - done).bit_length() - 1))
        some = rows[done : done + number]
        marks = ",".join([f"({','.join('?' * len(rows[0]))})"] * number)
        db.execute(f"{into} VALUES {marks} {then}", [value for row in some for value in row])
        done += number


class Writer:
    """The thread that owns the writing connection.

    A change is a function of the connection. All that wait are made in one transaction; if that fails each is tried
    in its own, so that one that can't be made harms no other. Rows are inserted first, together. A future is done
    only after the commit.
    """

    def __init__(self, connection: sqlite3.Connection, loop: asyncio.AbstractEventLoop) -> None:
        self._connection, self._loop = connection, loop
        self._waiting: queue.SimpleQueue[tuple[Change, asyncio.Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="turnout-log", daemon=True)
        self._thread.start()

    async def make(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Make a change and wait until it is committed; StorageError if it is not."""
        future: asyncio.Future[T] = self._loop.create_future()
        self._waiting.put((change, future))
        return await future

    def stop(self) -> None:
        """Commit what waits, then end the thread."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while True:
            group, last = self._group()
            if group:
                results = self._commit([change for change, _ in group])
                futures = [future for _, future in group]
                self._loop.call_soon_threadsafe(_settle, list(zip(futures, results, strict=True)))
            if last:
                return

    def _group(self) -> tuple[list[tuple[Change, asyncio.Future[Any]]], bool]:
        """Whoever waits now, at least one; and whether it is the end."""
        group: list[tuple[Change, asyncio.Future[Any]]] = []
        item = self._waiting.get()
        while item is not None:
            group.append(item)
            if len(group) == _MOST_AT_ONCE:
                return group, False
            try:
                item = self._waiting.get_nowait()
            except queue.Empty:
                return group, False
        return group, True

    def _commit(self, changes: list[Change]) -> list[Any]:
        try:
            return self._transaction(changes)
        except Exception as error:
            if len(changes) == 1:
                return [_as_storage_error(error)]
        return [result for change in changes for result in self._commit([change])]

    def _transaction(self, changes: list[Change]) -> list[Any]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            _insert_together(self._connection, changes)
            results = [None if isinstance(change, Insert) else change(self._connection) for change in changes]
            self._connection.execute("COMMIT")
            return results
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def _insert_together(db: sqlite3.Connection, changes: list[Change]) -> None:
    rows: dict[str, list[Row]] = {}
    for change in changes:
        if isinstance(change, Insert):
            rows.setdefault(change.into, []).append(change.row)
    for into, some in rows.items():
        insert(db, into, some)


def _as_storage_error(error: Exception) -> StorageError:
    return error if isinstance(error, StorageError) else StorageError(f"the event log could not write: {error}")


def _settle(results: list[tuple[asyncio.Future[Any], Any]]) -> None:
    for future, result in results:
        if future.cancelled():
            continue
        if isinstance(result, StorageError):
            future.set_exception(result)
        else:
            future.set_result(result)
