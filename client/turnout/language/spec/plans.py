"""Tracking plans from the Spec: a rule for each event of an industry."""

from __future__ import annotations

from typing import Any

from turnout.language.spec.facts import Chapter, Event, Property

_DRAFT = "http://json-schema.org/draft-07/schema#"


def rules(chapter: Chapter) -> list[dict[str, Any]]:
    """The chapter's events as rules of a tracking plan; nothing is required, types are checked."""
    return [
        {"type": "TRACK", "key": event.name, "version": 1, "jsonSchema": schema(event)} for event in chapter.events
    ]


def schema(event: Event) -> dict[str, Any]:
    """The draft-07 JSON Schema that the whole event must satisfy."""
    described = {"description": event.about, "type": "object", "properties": _members(event.properties)}
    return {"$schema": _DRAFT, "type": "object", "properties": {"properties": described}}


def _members(properties: tuple[Property, ...]) -> dict[str, Any]:
    return {one.name: _schema(one) for one in properties}


def _schema(one: Property) -> dict[str, Any]:
    about = {"description": one.about} if one.about else {}
    inside = {"type": "object", "properties": _members(one.members)} if one.members else {"type": "object"}
    match one.type:
        case "any":
            return about
        case "time":
            return {**about, "type": "string", "format": "date-time"}
        case "array":
            return {**about, "type": "array", "items": inside if one.members else {"type": "string"}}
        case "object":
            return {**about, **inside}
    return {**about, "type": one.type, **({"enum": list(one.choices)} if one.choices else {})}
