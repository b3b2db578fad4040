"""The audit trail: who changed what, kept for 90 days and read newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select, update

from .audit_events import Event, Subject
from .tables import AUDIT, COUNTERS

if TYPE_CHECKING:
    from .records import Reading, Records

__all__ = ["RETENTION", "Asked", "Event", "Signature", "Subject", "audit_page", "forget", "record"]

RETENTION = timedelta(days=90)


@dataclass(frozen=True)
class Signature:
    """Where, by whom, by which operation and when something was changed."""

    workspace: str
    actor: str
    operation: str
    at: datetime


@dataclass(frozen=True)
class Asked:
    """Which events are wanted: `since` is included, `until` is not; `before` is the number of an event."""

    since: datetime
    until: datetime
    resource_id: str | None = None
    resource_type: str | None = None
    before: int | None = None
    count: int = 200


def iso(moment: datetime) -> str:
    """A time as the service writes it: UTC, milliseconds, `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def record(connection: Connection, signature: Signature, events: Iterable[Event]) -> None:
    """Keep events, as part of the transaction that they tell of."""
    said = {"workspace": signature.workspace, "actor": signature.actor, "operation": signature.operation}
    rows = [{**said, "at": iso(signature.at), **_columns(event)} for event in events]
    last = bump(connection, "audit", len(rows))
    numbered = [{**row, "id": number} for number, row in enumerate(rows, last - len(rows) + 1)]
    if numbered:
        connection.execute(insert(AUDIT), numbered)


def audit_page(view: Reading, asked: Asked) -> tuple[list[dict[str, Any]], int | None]:
    """One page of a workspace's events as the Public API answers them, newest first.

    The second value is what the next page is `before`, or None on the last one. Events are numbered in the order
    in which they were kept, so that what happens between two pages moves nothing.
    """
    where = [AUDIT.c.workspace == view.workspace, AUDIT.c.at >= iso(asked.since), AUDIT.c.at < iso(asked.until)]
    where += [
        column == value
        for column, value in ((AUDIT.c.resource_id, asked.resource_id), (AUDIT.c.resource_type, asked.resource_type))
        if value is not None
    ]
    if asked.before is not None:
        where.append(AUDIT.c.id < asked.before)
    query = select(AUDIT).where(*where).order_by(AUDIT.c.id.desc()).limit(asked.count + 1)
    rows = view.connection.execute(query).all()
    more = len(rows) > asked.count
    return [_shown(row) for row in rows[: asked.count]], rows[asked.count - 1].id if more else None


def forget(store: Records) -> None:
    """Remove the events that are older than they are kept."""
    with store.engine.begin() as connection:
        connection.execute(delete(AUDIT).where(AUDIT.c.at < iso(store.clock() - RETENTION)))


def bump(connection: Connection, counter: str, by: int = 1) -> int:
    """Count something up and answer how far it is."""
    here = COUNTERS.c.name == counter
    connection.execute(update(COUNTERS).where(here).values(value=COUNTERS.c.value + by))
    return int(connection.execute(select(COUNTERS.c.value).where(here)).scalar_one())


def _columns(event: Event) -> dict[str, Any]:
    about = event.subject
    named = {"resource_id": about.id, "resource_type": about.type, "resource_name": about.name}
    return {"type": event.type, **named, "fields": list(event.fields)}


def _shown(row: Any) -> dict[str, Any]:
    about = {"resourceId": row.resource_id, "resourceType": row.resource_type, "resourceName": row.resource_name}
    return {"id": f"events/{row.id}", "timestamp": row.at, "type": row.type, "actor": row.actor, **about}
