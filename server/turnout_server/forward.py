"""What a tracking plan sends on to other sources: the events it blocked, and an event for each violation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from .conform import Conformance, Plan
from .event import Event, Message

LIBRARY = {"name": "turnout", "version": "0.1"}


def forwarded(event: Event, plan: Plan, verdict: Conformance, names: tuple[str, str]) -> Iterator[Event]:
    """The events that `verdict` causes in other sources; `names` are the name and slug of the event's source.

    They are not judged by a plan again.
    """
    if plan.forward_blocked_to and verdict.blocked:
        yield replace(event, source_id=plan.forward_blocked_to)
    if plan.forward_violations_to is None:
        return
    for index, violation in enumerate(verdict.violations):
        id = "sch-" + sha256(f"{event.id}:{index}".encode()).hexdigest()[:32]
        properties = _described(event, plan, names) | {
            "violationType": violation.type,
            "violationField": violation.field,
            "violationDescription": violation.description,
        }
        fields = _violation_generated(id, event, properties)
        yield Event(plan.forward_violations_to, id, "track", event.received_ms, fields)


def _violation_generated(id: str, event: Event, properties: Message) -> Message:
    at = event.fields["receivedAt"]
    return {
        "type": "track",
        "event": "Violation Generated",
        "messageId": id,
        "userId": "schema-violations",
        "channel": "server",
        "context": {"app": None, "library": LIBRARY},
        "integrations": {},
        "properties": properties,
        "forwardedFromProject": event.source_id,
        **dict.fromkeys(("receivedAt", "sentAt", "timestamp", "originalTimestamp"), at),
    }


def _described(event: Event, plan: Plan, names: tuple[str, str]) -> dict[str, Any]:
    fields = event.fields
    app = fields["context"].get("app")
    return {
        "appVersion": app.get("version") if isinstance(app, dict) else None,
        "eventMessageID": event.id,
        "eventName": fields.get("event") or fields.get("name") or "",
        "eventSentAt": fields.get("sentAt"),
        "eventTimestamp": fields["timestamp"],
        "eventType": event.type,
        "sourceID": event.source_id,
        "sourceName": names[0],
        "sourceSlug": names[1],
        "trackingPlanID": plan.id,
        "trackingPlanName": plan.name,
    }
