"""Deliveries as an operator handles them: dead letters shown, sent again or discarded; a span of time replayed.

GET  /__deliveries/dead?destinationId=...&reason=...&after=...&count=...
POST /__deliveries/dead/replay   {"destinationId", "reason", "ids"}
POST /__deliveries/dead/discard  {"destinationId", "reason", "ids"}
POST /__deliveries/replay        {"destinationId", "from", "to", "events"}
"""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import parse_qsl

import msgspec
from msgspec import Meta, Raw, Struct

from .dead_letters import Choice
from .log import EventLog
from .replay import Wanted, replay
from .routing import Routing

PREFIX = "/__deliveries/"
Answer = tuple[int, Any]
Seen = Callable[[str], bool]
_Name = Annotated[str, Meta(min_length=1)]


class _Letters(Struct, rename="camel", forbid_unknown_fields=True):
    destination_id: _Name
    reason: str = ""
    ids: list[int] | None = None

    def choice(self) -> Choice:
        return Choice(self.destination_id, self.reason, None if self.ids is None else tuple(self.ids))


class _Page(Struct, rename="camel", forbid_unknown_fields=True):
    destination_id: _Name
    reason: str = ""
    after: int = 0
    count: Annotated[int, Meta(ge=1, le=200)] = 50


class _Span(Struct, rename={"since": "from", "until": "to", "destination_id": "destinationId"}):
    destination_id: _Name
    since: datetime
    until: datetime
    events: list[str] = []


@dataclass(frozen=True, slots=True)
class DeliveryRoutes:
    """Answers what is below PREFIX; `seen` says whose things a token may see and change."""

    log: EventLog
    routing: Callable[[], Routing]
    wake: Callable[[Iterable[str]], None]

    async def answer(self, method: str, path: str, query: bytes, body: bytes, seen: Seen) -> Answer:
        """Status and JSON of one request."""
        way = self._ways().get((method, path.removeprefix(PREFIX)))
        if way is None:
            return _error(404, "not-found", f"there is no {method} {path}; see docs/guides/server.md")
        try:
            return await way(dict(parse_qsl(query.decode("latin-1"))) if method == "GET" else body, seen)
        except msgspec.ValidationError as error:
            return _error(422, "validation", str(error))
        except msgspec.DecodeError as error:
            return _error(400, "bad-request", f"the body is no JSON: {error}")

    def _ways(self) -> Mapping[tuple[str, str], Callable[[Any, Seen], Awaitable[Answer]]]:
        return {
            ("GET", "dead"): self._dead,
            ("POST", "dead/replay"): self._revive,
            ("POST", "dead/discard"): self._discard,
            ("POST", "replay"): self._replay,
        }

    async def _dead(self, query: Mapping[str, str], seen: Seen) -> Answer:
        page = msgspec.convert(query, _Page, strict=False)
        if not seen(page.destination_id):
            return _unknown(page.destination_id)
        found = await self.log.dead_letters(Choice(page.destination_id, page.reason), page.after, page.count)
        more = {"next": found[-1][0]} if len(found) == page.count else {}
        return 200, {"deadLetters": [_letter(row) for row in found], **more}

    async def _revive(self, body: bytes, seen: Seen) -> Answer:
        wanted = msgspec.json.decode(body, type=_Letters)
        if not seen(wanted.destination_id):
            return _unknown(wanted.destination_id)
        revived = await self.log.revive(wanted.choice(), time.time())
        self.wake([wanted.destination_id])
        return 200, {"replayed": revived}

    async def _discard(self, body: bytes, seen: Seen) -> Answer:
        wanted = msgspec.json.decode(body, type=_Letters)
        if not seen(wanted.destination_id):
            return _unknown(wanted.destination_id)
        return 200, {"discarded": await self.log.discard(wanted.choice())}

    async def _replay(self, body: bytes, seen: Seen) -> Answer:
        span = msgspec.json.decode(body, type=_Span)
        destination = self.routing().destinations.get(span.destination_id)
        if destination is None or not seen(span.destination_id):
            return _unknown(span.destination_id)
        if not destination.enabled:
            return _error(409, "conflict", f"destination {destination.id} is disabled; enable it, then replay")
        wanted = Wanted(_ms(span.since), _ms(span.until), frozenset(span.events))
        return 200, await replay(self.log, destination, wanted, random.random, self.wake)


def _letter(row: tuple[Any, ...]) -> dict[str, Any]:
    id, destination_id, source_id, message_id, received_ms, attempts, died, because, body = row
    return {
        "id": id,
        "destinationId": destination_id,
        "sourceId": source_id,
        "messageId": message_id,
        "receivedAt": _time(received_ms / 1000),
        "diedAt": _time(died),
        "attempts": attempts,
        "because": because,
        "event": Raw(body),
    }


def _ms(at: datetime) -> int:
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1000)


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _unknown(id: str) -> Answer:
    return _error(404, "not-found", f"there is no destination {id!r} that this token may change")


def _error(status: int, type: str, message: str) -> Answer:
    return status, {"errors": [{"type": type, "message": message}]}
