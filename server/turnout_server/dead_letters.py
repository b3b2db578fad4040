"""Deliveries that were given up on: looked at, queued again, or let go of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_CHOSEN = """FROM dead_letter WHERE destination_id = :destination
             AND (:reason = '' OR because = :reason OR because LIKE :reason || ':%')
             AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))"""
_LIST = f"""SELECT id, destination_id, source_id, message_id, received_ms, attempts, died, because, body {_CHOSEN}
            AND id > :after ORDER BY id LIMIT :most"""
_REVIVE = f"""INSERT INTO delivery (destination_id, source_id, message_id, received_ms, body, first)
              SELECT destination_id, source_id, message_id, received_ms, body, :now {_CHOSEN} ORDER BY id"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which dead letters of a destination: all, those that died of a reason, or those with these ids."""

    destination_id: str
    reason: str = ""
    ids: tuple[int, ...] | None = None

    def values(self) -> dict[str, Any]:
        """The choice as a statement takes it."""
        ids = None if self.ids is None else json.dumps(self.ids)
        return {"destination": self.destination_id, "reason": self.reason, "ids": ids}


def listed(db: sqlite3.Connection, choice: Choice, after: int, most: int) -> Sequence[tuple[Any, ...]]:
    """Dead letters in the order of their ids, beginning after one."""
    return db.execute(_LIST, {**choice.values(), "after": after, "most": most}).fetchall()


def revive(db: sqlite3.Connection, choice: Choice, now: float) -> int:
    """Queue them once more as if they were new, with another four hours; how many they were."""
    revived = db.execute(_REVIVE, {**choice.values(), "now": now}).rowcount
    discard(db, choice)
    return revived


def discard(db: sqlite3.Connection, choice: Choice) -> int:
    """Let go of them; how many they were."""
    return db.execute(f"DELETE {_CHOSEN}", choice.values()).rowcount
