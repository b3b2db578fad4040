"""What would become of one event: the journey itself, dry, with nothing stored and nothing delivered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from turnout_server.event import Request
from turnout_server.filters import Draw
from turnout_server.journey import Routed, opened, routed
from turnout_server.routing import Routing, Source
from turnout_server.seen.sightings import ALLOWED, BLOCKED, INVALID

_SOURCE_STEPS = ("violating", "omitting", "blocked", "accepted", "forwarded")


def explain(event: Mapping[str, Any], source: Source, write_key: str, routing: Routing, draw: Draw, now: int) -> Any:
    """Every stage's verdict on an event that a server sends now (milliseconds since 1970)."""
    request = Request(0, now, "batch", write_key, "127.0.0.1", msgspec.json.encode({"batch": [event]}))
    found = opened(request, routing, "explain")
    result = routed(found, (), routing, draw)
    steps = [
        {"sourceId": id, "step": what, **({"reason": reason} if reason else {})}
        for (id, to, what, reason), _ in result.counts.items()
        if not to and what in ("invalid", *_SOURCE_STEPS)
    ]
    return {
        "sourceId": source.id,
        "verdict": _verdict(source, result),
        "steps": steps,
        "destinations": list(_destinations(source, result)),
        "event": found.events[0][0].fields if found.events else dict(event),
    }


def _verdict(source: Source, result: Routed) -> str:
    met = {what for (id, to, what, _) in result.counts if id == source.id and not to}
    return INVALID if "invalid" in met else BLOCKED if "blocked" in met else ALLOWED


def _destinations(source: Source, result: Routed) -> Iterator[dict[str, Any]]:
    """What each destination of the source would get, or why it would not."""
    withheld = {to: reason for (_, to, what, reason) in result.counts if what == "filtered"}
    for destination in source.destinations:
        told = {"destinationId": destination.id, "name": destination.name}
        payloads = [msgspec.Raw(one.body) for one in result.deliveries if one.destination_id == destination.id]
        if payloads:
            yield {**told, "verdict": "delivered", "payloads": payloads}
        elif destination.id in withheld:
            yield {**told, "verdict": "filtered", "reason": withheld[destination.id]}
