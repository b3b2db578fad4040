"""Audit trail: who changed what in the last 90 days."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Any

from turnout_server.audit import RETENTION, Asked, audit_page, iso
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.pages import Pagination
from turnout_server.management.problems import invalid
from turnout_server.management.times import moment
from turnout_server.records import Reading


def events(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of events, newest first; the cursor keeps the end of time where the first page had it."""
    window: Pagination = getattr(call.input, "pagination", None) or Pagination()
    before, until = _read(window.cursor) if window.cursor else (None, call.fresh.now)
    until = _moment(call, "end_time") or until
    since = max(_moment(call, "start_time") or datetime.min.replace(tzinfo=UTC), call.fresh.now - RETENTION)
    said = {name: getattr(call.input, name, None) for name in ("resource_id", "resource_type")}
    shown, further = audit_page(view, Asked(since, until, before=before, count=window.count, **said))
    pagination = {"current": window.cursor or _cursor(None, until)}
    if further is not None:
        pagination["next"] = _cursor(further, until)
    return {**answered(endpoint, shown), "pagination": pagination}


def _moment(call: Call, name: str) -> datetime | None:
    text = getattr(call.input, name, None)
    return None if text is None else moment(text, "startTime" if name == "start_time" else "endTime")


def _cursor(before: int | None, until: datetime) -> str:
    token = _encoded(str(before or 0))
    return _encoded(json.dumps({"pageToken": token, "endTime": iso(until)}, separators=(",", ":")))


def _read(cursor: str) -> tuple[int | None, datetime]:
    try:
        said: dict[str, Any] = json.loads(_decoded(cursor))
        token, until = _decoded(said["pageToken"]), datetime.fromisoformat(said["endTime"])
        if not token.isdecimal() or len(token) > 18:
            raise ValueError(token)
        return int(token) or None, until.astimezone(UTC)
    except (binascii.Error, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise invalid(("pagination.cursor", "is not a cursor of an earlier answer")) from None


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _decoded(text: str) -> str:
    return base64.b64decode(text, validate=True).decode("ascii")


ACTS: dict[str, Act] = {"listAuditEvents": events}
