"""The tables of the event log and every change that is made to them."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from . import kept_events, learned, usage
from .delivery_times import measured
from .event import Request
from .group_commit import insert
from .journey import Routed, counted
from .retry import Dead, Decision, Delivered, Later
from .targets.target import Parcel
from .usage import Tally

HOUR_MS = 3600 * 1000
_CHUNK = 500

# AUTOINCREMENT, so that the number of a request or delivery is never used again after it is gone.
SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS identity (id TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS request (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL, call TEXT NOT NULL, write_key TEXT NOT NULL, ip TEXT NOT NULL, body BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS stuck_request (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL, call TEXT NOT NULL, write_key TEXT NOT NULL, ip TEXT NOT NULL, body BLOB NOT NULL,
    because TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    destination_id TEXT NOT NULL, source_id TEXT NOT NULL, message_id TEXT NOT NULL, received_ms INTEGER NOT NULL,
    body BLOB NOT NULL, first REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0, because TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (destination_id, due, id, attempts);
CREATE TABLE IF NOT EXISTS dead_letter (
    id INTEGER PRIMARY KEY,
    destination_id TEXT NOT NULL, source_id TEXT NOT NULL, message_id TEXT NOT NULL, received_ms INTEGER NOT NULL,
    body BLOB NOT NULL, attempts INTEGER NOT NULL, died REAL NOT NULL, because TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS dead_letter_by_destination ON dead_letter (destination_id, id);
CREATE TABLE IF NOT EXISTS count (
    source_id TEXT NOT NULL, destination_id TEXT NOT NULL, what TEXT NOT NULL, reason TEXT NOT NULL,
    n INTEGER NOT NULL, PRIMARY KEY (source_id, destination_id, what, reason)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (digest BLOB PRIMARY KEY, hour INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_hour ON seen (hour);
"""
    + kept_events.SCHEMA
    + usage.SCHEMA
    + learned.SCHEMA
)

APPEND = "INSERT INTO request (at, call, write_key, ip, body)"
_OLDEST = "SELECT seq, at, call, write_key, ip, body FROM request ORDER BY seq LIMIT ?"
DUE = """SELECT id, source_id, message_id, received_ms, body, attempts, first, due, label
         FROM delivery WHERE destination_id = ? ORDER BY due, id LIMIT ?"""
_QUEUE = "INSERT INTO delivery (destination_id, source_id, message_id, received_ms, body, first, label)"
_REMEMBER = "INSERT OR IGNORE INTO seen (digest, hour)"
_COUNT = "INSERT INTO count (source_id, destination_id, what, reason, n)"
_ADD_UP = "ON CONFLICT DO UPDATE SET n = n + excluded.n"
_PUT_OFF = "UPDATE delivery SET attempts = attempts + 1, due = ?, because = ? WHERE id = ?"
_SET_ASIDE = "INSERT INTO stuck_request SELECT seq, at, call, write_key, ip, body, ? FROM request WHERE seq = ?"
_BURY = """INSERT INTO dead_letter SELECT id, destination_id, source_id, message_id, received_ms, body, ?, ?, ?
           FROM delivery WHERE id = ?"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One queued delivery: what to send, how often it was tried, when first and when it is due (seconds).

    The label says what it is counted as.
    """

    parcel: Parcel
    attempts: int
    first: float
    due: float
    label: str = ""


def identity(db: sqlite3.Connection) -> str:
    """The log's own id, made with it."""
    found = db.execute("SELECT id FROM identity").fetchone()
    if found is None:
        found = (secrets.token_hex(4),)
        db.execute("INSERT INTO identity VALUES (?)", found)
    return str(found[0])


def oldest(db: sqlite3.Connection, most: int, most_bytes: int) -> list[Request]:
    """The first requests, within the bounds but at least one."""
    found: list[Request] = []
    for row in db.execute(_OLDEST, (most,)):
        found.append(Request(*row))
        most_bytes -= len(found[-1].body)
        if most_bytes <= 0:
            break
    return found


def waiting(db: sqlite3.Connection) -> list[str]:
    """The destinations of queued deliveries, found by a step of the index for each, however many there are."""
    found = [""]
    while True:
        row = db.execute("SELECT min(destination_id) FROM delivery WHERE destination_id > ?", (found[-1],)).fetchone()
        if row[0] is None:
            return found[1:]
        found.append(row[0])


def known(db: sqlite3.Connection, digests: Sequence[bytes]) -> set[bytes]:
    """Which of the digests are remembered."""
    found: set[bytes] = set()
    for start in range(0, len(digests), _CHUNK):
        some = digests[start : start + _CHUNK]
        marks = ",".join("?" * len(some))
        found.update(row[0] for row in db.execute(f"SELECT digest FROM seen WHERE digest IN ({marks})", some))
    return found


def apply(db: sqlite3.Connection, routed: Routed, now: float) -> None:
    """Queue deliveries, add counts, remember digests, set aside what is stuck, forget the requests."""
    hour = int(now * 1000) // HOUR_MS
    queued = [
        (d.destination_id, d.source_id, d.message_id, d.received_ms, d.body, now, d.label) for d in routed.deliveries
    ]
    insert(db, _QUEUE, queued)
    kept_events.keep(db, routed.kept)
    insert(db, _REMEMBER, [(digest, hour) for digest in routed.digests])
    db.executemany(_SET_ASIDE, [(because, seq) for seq, because in routed.stuck])
    db.execute("DELETE FROM request WHERE seq IN (SELECT value FROM json_each(?))", (json.dumps(routed.requests),))
    _add(db, routed.tallies)


def record(db: sqlite3.Connection, decisions: Iterable[tuple[Waiting, Decision]], now: float) -> None:
    """Remove what is delivered, put off what is tried later, keep what is dead as a dead letter."""
    tallies: Counter[Tally] = Counter()
    times: Counter[Tally] = Counter()
    gone: list[int] = []
    minute = int(now // 60)
    for waiting, decision in decisions:
        parcel = waiting.parcel
        what, reason = _outcome(decision)
        tallies[(parcel.source_id, parcel.destination_id, what, reason, minute, waiting.label)] += 1
        for figure, bound, n in measured(waiting.attempts, waiting.first, now, decision):
            times[(parcel.source_id, parcel.destination_id, figure, bound, minute, "")] += n
        match decision:
            case Later(at, because):
                db.execute(_PUT_OFF, (at, because, parcel.id))
                continue
            case Dead(because):
                db.execute(_BURY, (waiting.attempts + 1, now, because, parcel.id))
        gone.append(parcel.id)
    db.execute("DELETE FROM delivery WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(gone),))
    _add(db, tallies)
    usage.add(db, times)


def _outcome(decision: Decision) -> tuple[str, str]:
    match decision:
        case Delivered():
            return "delivered", ""
        case Later(_, because):
            return "retries", because
        case Dead(because):
            return "dead", because.partition(":")[0]


def forget(db: sqlite3.Connection, before_hour: int, most: int) -> None:
    """Forget the digests of hours before one, and of the oldest hours while there are more than `most`."""
    per_hour = db.execute("SELECT hour, count(*) FROM seen GROUP BY hour ORDER BY hour DESC").fetchall()
    kept = 0
    for hour, number in per_hour:
        kept += number
        if hour < before_hour or (kept > most and hour != per_hour[0][0]):
            db.execute("DELETE FROM seen WHERE hour <= ?", (hour,))
            return


def _add(db: sqlite3.Connection, tallies: Mapping[Tally, int]) -> None:
    insert(db, _COUNT, [(*count, n) for count, n in counted(tallies).items()], _ADD_UP)
    usage.add(db, tallies)
