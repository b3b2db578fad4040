"""Accepted events, kept for a while so that a span of time can be delivered again.

An event is kept as it leaves its source: after the plan and the source's transformations, before destinations.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence

from .group_commit import insert

Kept = tuple[str, int, bytes]
"""Source id, milliseconds of receipt, the event as JSON on one line."""
Block = tuple[int, str, int, int, bytes]
"""Number, source id, milliseconds of the first and last receipt, packed lines."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id TEXT NOT NULL, first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL, lines BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS kept_by_age ON kept (last_ms);
CREATE INDEX IF NOT EXISTS kept_by_source ON kept (source_id, id);
"""
_KEEP = "INSERT INTO kept (source_id, first_ms, last_ms, lines)"
_BLOCKS = """SELECT id, source_id, first_ms, last_ms, lines FROM kept
             WHERE source_id = ? AND id > ? AND last_ms >= ? AND first_ms < ? ORDER BY id LIMIT ?"""


def keep(db: sqlite3.Connection, events: Sequence[Kept]) -> None:
    """Keep the events of one round, packed by source."""
    by_source: dict[str, list[Kept]] = {}
    for event in events:
        by_source.setdefault(event[0], []).append(event)
    insert(db, _KEEP, [_block(source_id, mine) for source_id, mine in by_source.items()])


def _block(source_id: str, events: list[Kept]) -> tuple[str, int, int, bytes]:
    times = [event[1] for event in events]
    # Each line begins with the moment of receipt, so that a block can be cut without reading the JSON.
    lines = b"\n".join([b"%d %b" % event[1:] for event in events])
    return source_id, min(times), max(times), zlib.compress(lines, 1)


def blocks(db: sqlite3.Connection, source_id: str, after: int, span: tuple[int, int], most: int) -> list[Block]:
    """The next blocks with events of a source that were received in a span of milliseconds, by their numbers."""
    return db.execute(_BLOCKS, (source_id, after, *span, most)).fetchall()


def events(block: Block, span: tuple[int, int]) -> Iterator[tuple[int, bytes]]:
    """The events of a block that were received in the span: when, and the JSON."""
    for line in zlib.decompress(block[4]).split(b"\n"):
        at, _, body = line.partition(b" ")
        if span[0] <= int(at) < span[1]:
            yield int(at), body


def forget(db: sqlite3.Connection, before_ms: int) -> None:
    """Let go of what was received before a moment."""
    db.execute("DELETE FROM kept WHERE last_ms < ?", (before_ms,))
