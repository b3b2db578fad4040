"""The schema of a source as it is shown: GET /__schema/{source id}."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from .conform import Plan, root_of
from .learned import Known
from .log import EventLog
from .routing import Routing
from .usage import parts

Event = tuple[str, str]
"""Call and name, as rows and labels have them."""


async def answer(
    path: str, log: EventLog, routing: Routing, seen: Callable[[str], bool] | None
) -> tuple[int, dict[str, Any]]:
    """Status and body for who may see what `seen` says; None is nobody."""
    id = path.removeprefix("/__schema/").removesuffix("/")
    source = routing.sources.get(id)
    if seen is None:
        message = "send Authorization: Bearer with a token; `turnout token create --data DIR` makes one"
        return 401, {"errors": [{"type": "unauthorized", "message": message}]}
    if source is None or not seen(id):
        message = f"there is no source {id!r}; `turnout sources list` shows those there are"
        return 404, {"errors": [{"type": "not-found", "message": message}]}
    return 200, schema_view(id, await log.schema(id), source.plan)


def schema_view(source_id: str, known: Known, plan: Plan | None) -> dict[str, Any]:
    """Every event with how often it was let through and blocked, and its members with the types they had."""
    events: dict[Event, dict[str, Any]] = {}
    for call, name, path, type, first, last in sorted(known.rows):
        event = events.setdefault((call, name), {"call": call, "name": name, **_NOTHING, "members": {}})
        event["planned"] = _planned(plan, call, name) is not None
        if path:
            member = event["members"].setdefault(path, {"path": path, "types": [], **_unseen(plan, call, name, path)})
            member["types"].append(type)
            _see(member, first, last)
        else:
            _see(event, first, last)
    _count(events, known)
    shown = [{**event, "members": list(event["members"].values())} for event in events.values()]
    return {"sourceId": source_id, "events": shown}


_NOTHING = {"allowed": 0, "blocked": 0, "firstSeen": None, "lastSeen": None}


def _unseen(plan: Plan | None, call: str, name: str, path: str) -> dict[str, Any]:
    schema = _planned(plan, call, name) or {}
    members = schema.get("properties")
    top = path.partition(".")[0]
    return {"planned": isinstance(members, Mapping) and top in members, "firstSeen": None, "lastSeen": None}


def _see(thing: dict[str, Any], first: int, last: int) -> None:
    """Hours are what is remembered; texts of one form order like the times they say."""
    since, until = _iso(first), _iso(last)
    thing["firstSeen"] = min(since, thing["firstSeen"] or since)
    thing["lastSeen"] = max(until, thing["lastSeen"] or until)


def _planned(plan: Plan | None, call: str, name: str) -> Mapping[str, Any] | None:
    """What the oldest version of an event's rule says about its members; None without a rule."""
    versions = plan.rules.get((call.upper(), name)) if plan else None
    return (versions[0][1].planned(root_of(call)) or {}) if versions else None


def _count(events: dict[Event, dict[str, Any]], known: Known) -> None:
    for label, what, number in known.counts:
        call, name, _ = parts(label)
        event = events.get((call, name if call == "track" else ""))
        if event is not None:
            event["allowed" if what == "accepted" else "blocked"] += number


def _iso(hour: int) -> str:
    return f"{datetime.fromtimestamp(hour * 3600, UTC):%Y-%m-%dT%H:00:00Z}"
