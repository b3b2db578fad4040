"""What an event is in a warehouse: its rows, by Segment's rules for tables and columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .warehouse_names import snake

Value = bool | int | float | str | datetime
LONGEST_TEXT = 512
_MOST_BITS = 63
_TIMES = {
    "receivedAt": "received_at",
    "sentAt": "sent_at",
    "timestamp": "timestamp",
    "originalTimestamp": "original_timestamp",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one table; with `upsert` it takes the place of the one with the same id."""

    table: str
    values: Mapping[str, Value]
    upsert: bool = False


def rows(event: Mapping[str, Any]) -> list[Row]:
    """The rows of an event; one whose name leaves no table name has only those of fixed tables."""
    return list(_ROWS.get(event.get("type", ""), _none)(event))


def _track(event: Mapping[str, Any]) -> Iterator[Row]:
    name = str(event.get("event") or "")
    standard = {**_standard(event), "event": snake(name), "event_text": _text(name)}
    yield Row("tracks", standard)
    if snake(name):
        yield Row(snake(name), {**flat(event.get("properties")), **standard})


def _identify(event: Mapping[str, Any]) -> Iterator[Row]:
    standard, traits = _standard(event), flat(event.get("traits"))
    yield Row("identifies", {**traits, **standard})
    if "user_id" in standard:
        own = {name: value for name, value in standard.items() if name not in ("user_id", "anonymous_id")}
        yield Row("users", {**traits, **own, "id": standard["user_id"]}, upsert=True)


def _group(event: Mapping[str, Any]) -> Iterator[Row]:
    standard, traits = _standard(event), flat(event.get("traits"))
    group_id = _text(str(event.get("groupId") or ""))
    yield Row("groups", {**traits, **standard, "group_id": group_id})
    if group_id:
        yield Row("accounts", {**traits, "received_at": standard["received_at"], "id": group_id}, upsert=True)


def _page(event: Mapping[str, Any]) -> Iterator[Row]:
    named = flat({name: event.get(name) for name in ("name", "category")})
    yield Row(f"{event['type']}s", {**flat(event.get("properties")), **named, **_standard(event)})


def _alias(event: Mapping[str, Any]) -> Iterator[Row]:
    yield Row("aliases", {**_standard(event), "previous_id": _text(str(event.get("previousId") or ""))})


def _none(event: Mapping[str, Any]) -> Iterator[Row]:
    return iter(())


_ROWS = {
    "track": _track,
    "identify": _identify,
    "group": _group,
    "page": _page,
    "screen": _page,
    "alias": _alias,
}


def _standard(event: Mapping[str, Any]) -> dict[str, Value]:
    """The columns that every event has; they win over properties of the same name."""
    found = flat(event.get("context"), "context_")
    found |= flat({"user_id": event.get("userId"), "anonymous_id": event.get("anonymousId")})
    for member, column in _TIMES.items():
        at = moment(event.get(member))
        if at is not None:
            found[column] = at
    return {**found, "id": str(event["messageId"])}


def flat(value: object, prefix: str = "") -> dict[str, Value]:
    """The members of an object as columns: nested ones joined by `_`, arrays as JSON, nulls left out."""
    found: dict[str, Value] = {}
    for name, member in value.items() if isinstance(value, Mapping) else ():
        column = f"{prefix}{snake(str(name))}"
        if isinstance(member, Mapping):
            found |= flat(member, f"{column}_")
        elif member is not None and column != prefix:
            found[column] = _scalar(member)
    return found


def _scalar(value: object) -> Value:
    if isinstance(value, bool | float) or (isinstance(value, int) and value.bit_length() <= _MOST_BITS):
        return value
    if isinstance(value, str):
        return moment(value) or _text(value)
    return _text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _text(value: str) -> str:
    # PostgreSQL takes no NUL in texts.
    return value.replace("\0", "")[:LONGEST_TEXT]


def moment(value: object) -> datetime | None:
    """An ISO 8601 date with a time, in UTC; None for anything else."""
    if not isinstance(value, str) or len(value) < len("2026-01-01T00:00") or value[10:11] not in ("T", " "):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
