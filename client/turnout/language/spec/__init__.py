"""The Spec: which events and members everybody calls alike, what a plan of them looks like, and who nearly does.

    spec.event("Order Completed").properties
    spec.hints({"type": "track", "event": "Order completed", "properties": {"orderID": "7"}})

Facts and pure functions; the standard library only.
"""

from turnout.language.spec.facts import Call, Chapter, Event, Property, call, calls, chapter, chapters, event
from turnout.language.spec.near import Hint, hints
from turnout.language.spec.plans import rules, schema

__all__ = [
    "Call",
    "Chapter",
    "Event",
    "Hint",
    "Property",
    "call",
    "calls",
    "chapter",
    "chapters",
    "event",
    "hints",
    "rules",
    "schema",
]
