"""What happened to the events, counted: the answer of GET /__deliveries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .fanout import Destination
from .journey import Count
from .log import EventLog, Queue
from .routing import Routing, Source

# By source; the first are numbers, the second numbers by reason.
_TOTALS = ("received", "duplicates", "accepted", "violating", "omitting", "forwarded")
_BY_REASON = ("invalid", "blocked")
_NOTHING = Queue(0, 0)


async def overview(log: EventLog, routing: Routing, seen: Callable[[str], bool]) -> dict[str, Any]:
    """Read everything that is counted, as of one moment, of the sources and destinations that may be `seen`."""
    counts, queues, backlog = await log.standing()
    return described(counts, queues, backlog, routing, seen)


def described(
    counts: Mapping[Count, int],
    queues: Mapping[str, Queue],
    backlog: int,
    routing: Routing,
    seen: Callable[[str], bool],
) -> dict[str, Any]:
    """Counts by source and destination, including those that are gone by now."""
    source_ids = dict.fromkeys([*routing.sources, *(key[0] for key in counts if not key[1])])
    destination_ids = dict.fromkeys([*routing.destinations, *queues, *(key[1] for key in counts if key[1])])
    return {
        "quiet": backlog == 0 and not queues,
        "backlog": backlog,
        "sources": [_source(id, routing.sources.get(id), counts) for id in source_ids if seen(id)],
        "destinations": [
            _destination(id, routing.destinations.get(id), counts, queues.get(id, _NOTHING))
            for id in destination_ids
            if seen(id)
        ],
    }


def _source(id: str, source: Source | None, counts: Mapping[Count, int]) -> dict[str, Any]:
    mine = {(what, reason): n for (owner, to, what, reason), n in counts.items() if owner == id and not to}
    return {
        "id": id or None,
        "name": source.name if source else None,
        "slug": source.slug if source else None,
        **{what: mine.get((what, ""), 0) for what in _TOTALS},
        **{what: _reasons(mine, what) for what in _BY_REASON},
    }


def _destination(
    id: str, destination: Destination | None, counts: Mapping[Count, int], queue: Queue
) -> dict[str, Any]:
    mine: dict[tuple[str, str], int] = {}
    for (_, to, what, reason), n in counts.items():
        if to == id:
            mine[what, reason] = mine.get((what, reason), 0) + n
    dead = _reasons(mine, "dead")
    return {
        "id": id,
        "name": destination.name if destination else None,
        "sourceId": destination.source_id if destination else None,
        "filtered": _reasons(mine, "filtered"),
        "delivered": mine.get(("delivered", ""), 0),
        "pending": queue.pending,
        "retrying": queue.retrying,
        "retries": _reasons(mine, "retries"),
        "dead": sum(dead.values()),
        "deadByReason": dead,
    }


def _reasons(counts: Mapping[tuple[str, str], int], what: str) -> dict[str, int]:
    return {reason: n for (kind, reason), n in sorted(counts.items()) if kind == what}
