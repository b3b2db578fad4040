"""Delivers kept events of a span of time to one destination once more."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from .event import Event
from .fanout import Delivery, Destination, Withheld, fanout
from .filters import Draw
from .journey import Queued, Routed
from .kept_events import Block, events
from .log import EventLog
from .usage import label

_BLOCKS_AT_ONCE = 8
_MINUTE_MS = 60_000
_decode, _encode = msgspec.json.Decoder().decode, msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to deliver again: events received from `since` until before `until` (milliseconds), of these names.

    A name is that of a track event, or the type of another call; none means all.
    """

    since: int
    until: int
    names: frozenset[str] = frozenset()

    def takes(self, fields: Mapping[str, Any]) -> bool:
        """Whether an event is among them."""
        return not self.names or (fields.get("event") or fields["type"]) in self.names


async def replay(
    log: EventLog, destination: Destination, wanted: Wanted, draw: Draw, queued: Callable[[Iterable[str]], None]
) -> dict[str, int]:
    """Queue what the destination takes; how many events were queued, and how many were filtered.

    Filters, consent and mappings count as they are now.
    """
    totals = {"queued": 0, "filtered": 0}
    after, span = 0, (wanted.since, wanted.until)
    while found := await log.kept(destination.source_id, after, span, _BLOCKS_AT_ONCE):
        routed = Routed()
        for block in found:
            _again(block, destination, wanted, draw, routed)
        totals["queued"] += len(routed.deliveries)
        totals["filtered"] += sum(routed.tallies.values())
        await log.apply(routed, time.time())
        queued([destination.id])
        after = found[-1][0]
    return totals


def _again(block: Block, destination: Destination, wanted: Wanted, draw: Draw, into: Routed) -> None:
    for at, body in events(block, (wanted.since, wanted.until)):
        fields = _decode(body)
        if wanted.takes(fields):
            # No destination but this one is meant, whatever the event said when it was sent.
            named = {**fields, "integrations": {"All": False, **dict.fromkeys(destination.names[:1], True)}}
            event = Event(block[1], fields["messageId"], fields["type"], at, named)
            _queue(event, destination, draw, into)


def _queue(event: Event, destination: Destination, draw: Draw, into: Routed) -> None:
    name = label(event.type, event.fields)
    for answer in fanout(event, (destination,), draw):
        match answer:
            case Withheld(destination_id, reason):
                minute = int(time.time() * 1000) // _MINUTE_MS
                into.tallies[(event.source_id, destination_id, "filtered", reason, minute, name)] += 1
            case Delivery(destination_id, fields):
                body = _encode(fields)
                one = Queued(destination_id, event.source_id, event.id, event.received_ms, body, name)
                into.deliveries.append(one)
