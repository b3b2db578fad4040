"""Audit trail: who changed what."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Listing, Paged


class AuditEventsQuestion(Paged):
    """Which events are wanted, page by page."""

    start_time: Annotated[str | None, Field(description="Earliest time, in ISO 8601; the last 90 days are kept.")] = (
        None
    )
    end_time: Annotated[str | None, Field(description="Time before which they happened, in ISO 8601.")] = None
    resource_id: Annotated[str | None, Field(description="Only what happened to this resource.")] = None
    resource_type: Annotated[str | None, Field(description="Only what happened to resources of this type.")] = None


class AuditEvent(Model):
    """One thing that was changed, and by whom."""

    id: Annotated[str, Field(description="Identifier of the event.")]
    timestamp: Annotated[str, Field(description="When it happened, in ISO 8601.")]
    type: Annotated[str, Field(description="What happened, such as Source Created.")]
    actor: Annotated[str, Field(description="Who did it: a token or a user.")]
    actor_email: Annotated[str | None, Field(description="Address of the user who did it.")] = None
    resource_id: Annotated[str, Field(description="Identifier of what was changed.")]
    resource_type: Annotated[str, Field(description="What kind of resource it is.")]
    resource_name: Annotated[str, Field(description="What it was called then.")]


LIST_AUDIT_EVENTS = Listing(
    Verb("listAuditEvents", "GET", "/audit-events", "events"), AuditEventsQuestion, AuditEvent, "Audit Trail"
)
