"""Times that requests name."""

from __future__ import annotations

from datetime import UTC, datetime

from .problems import invalid


def moment(text: str, field: str) -> datetime:
    """A time in ISO 8601, taken for UTC without an offset; refused with 422 if it is none."""
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise invalid((field, "must be a time such as 2026-01-31T12:00:00Z")) from None
