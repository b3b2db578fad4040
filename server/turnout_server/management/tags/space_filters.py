"""Space filters: numbered pages, and a space that stays the same."""

from __future__ import annotations

from typing import Any

from turnout_server.management import acts
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import invalid, not_found
from turnout_server.observed import observed
from turnout_server.records import Document, Reading, Writing


def filters(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of a space's filters; unlike elsewhere, cursors are numbers."""
    space = call.said["integrationId"]
    _check_space(view, space)
    offset, count = _window(getattr(call.input, "pagination", None))
    rows = [row for row in view.all("space_filter") if row.document["integrationId"] == space]
    shown = [observed(endpoint.kind, row) for row in rows[offset : offset + count]]
    pagination = {"current": offset, "totalEntries": len(rows)}
    if offset + count < len(rows):
        pagination["next"] = offset + count
    return {**answered(endpoint, shown), "pagination": pagination}


def delete(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Remove one."""
    acts.delete(change, endpoint, call)
    return {"deleted": True}


def _window(asked: Any) -> tuple[int, int]:
    if asked is None:
        return 0, 10
    cursor = asked.cursor or "0"
    if not cursor.isdecimal() or len(cursor) > 12:
        raise invalid(("pagination.cursor", "is not a cursor of an earlier answer"))
    return int(cursor), asked.count


def _check_space(view: Reading, space: str) -> None:
    if view.find("space", space) is None:
        raise not_found("Space", space, "integrationId")


def _check(view: Reading, document: Document, before: Document | None) -> None:
    if before is None:
        _check_space(view, document["integrationId"])
    elif document["integrationId"] != before["integrationId"]:
        raise invalid(("integrationId", f"must be the filter's space {before['integrationId']!r}"))


BEHAVIOURS = {"space_filter": Behaviour(defaults=lambda _document: {"enabled": True, "drop": False}, check=_check)}
ACTS: dict[str, Act] = {"listFiltersForSpace": filters, "deleteFilterById": delete}
