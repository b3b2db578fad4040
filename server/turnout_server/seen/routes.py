"""Watching a server: the debugger, the event tester and the figures, over HTTP.

GET  /__debugger/{source id}?count=&verdict=   the last events of a source, the newest first
GET  /__debugger/{source id}/live              the same as they arrive, as server-sent events
POST /__events/explain  {"sourceId", "event"}  what would become of an event
GET  /metrics                                  counts and queues for Prometheus
GET  /__health                                 sources and destinations at which much goes wrong
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import parse_qsl

import msgspec
from msgspec import Meta, Raw, Struct

from turnout.language.spec.near import hints
from turnout_server.control import Receive, Scope, Send
from turnout_server.log import EventLog
from turnout_server.routing import Routing, Source
from turnout_server.seen.explain import explain
from turnout_server.seen.figures import figures
from turnout_server.seen.health import Health
from turnout_server.seen.sightings import ALLOWED, BLOCKED, INVALID, MOST, Debugger, Sighting
from turnout_server.sensitive import masked
from turnout_server.source_options import Options

PATHS = ("/__debugger/", "/__events/", "/__health", "/metrics")
Seen = Callable[[str], bool]
# Proxies close connections on which nothing comes.
_BEAT_SECONDS = 15.0
_MOST_BODY = 64 * 1024


class _Page(Struct, forbid_unknown_fields=True):
    count: Annotated[int, Meta(ge=1, le=MOST)] = 50
    verdict: str = ""


class _Question(Struct, rename="camel", forbid_unknown_fields=True):
    source_id: str
    event: dict[str, Any]


class _Refused(Exception):
    def __init__(self, status: int, type: str, message: str) -> None:
        super().__init__(message)
        self.status, self.body = status, {"errors": [{"type": type, "message": message}]}


@dataclass(frozen=True, slots=True)
class Watch:
    """Answers what is below PATHS; `allowed` says what the token in an Authorization header may see."""

    debugger: Debugger
    health: Health
    log: EventLog
    routing: Callable[[], Routing]
    allowed: Callable[[str | None], Seen | None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await self._answer(scope, receive, send)
        except _Refused as refused:
            await _json(send, refused.status, refused.body)
        except msgspec.ValidationError as error:
            await _json(send, 422, {"errors": [{"type": "validation", "message": str(error)}]})
        except msgspec.DecodeError as error:
            await _json(send, 400, {"errors": [{"type": "bad-request", "message": f"the body is no JSON: {error}"}]})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        authorization = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1") or None
        seen = await asyncio.to_thread(self.allowed, authorization)
        if seen is None:
            text = "send Authorization: Bearer with a token; `turnout token create --data DIR` makes one"
            raise _Refused(401, "unauthorized", text)
        asked = scope["method"], scope["path"].rstrip("/")
        match asked[0], *asked[1].split("/")[1:]:
            case "GET", "metrics":
                text = figures(*await self.log.standing(), seen)
                await _body(send, 200, text.encode(), b"text/plain; version=0.0.4; charset=utf-8")
            case "GET", "__health":
                await _json(send, 200, {"alerts": self.health.alerts(seen)})
            case "GET", "__debugger", id, "live":
                await self._live(self._source(id, seen), receive, send)
            case "GET", "__debugger", id:
                await self._recent(self._source(id, seen), scope["query_string"], send)
            case "POST", "__events", "explain":
                question = msgspec.json.decode(await _read(receive), type=_Question)
                source = self._source(question.source_id, seen)
                await _json(send, 200, self._explained(source, question.event))
            case _:
                raise _Refused(404, "not-found", f"there is no {asked[0]} {asked[1]}; see docs/guides/server.md")

    def _source(self, id: str, seen: Seen) -> Source:
        source = self.routing().sources.get(id)
        if source is None or not seen(id):
            raise _Refused(
                404, "not-found", f"there is no source {id!r}; `turnout sources list` shows those there are"
            )
        return source

    async def _recent(self, source: Source, query: bytes, send: Send) -> None:
        page = msgspec.convert(dict(parse_qsl(query.decode("latin-1"))), _Page, strict=False)
        if page.verdict not in ("", ALLOWED, BLOCKED, INVALID):
            raise _Refused(422, "validation", f"verdict must be {ALLOWED}, {BLOCKED} or {INVALID}")
        found = self.debugger.recent(source.id, page.count, page.verdict)
        await _json(
            send, 200, {"sourceId": source.id, "events": [shown(sighting, source.options) for sighting in found]}
        )

    async def _live(self, source: Source, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        gone = asyncio.ensure_future(_until_gone(receive))
        with self.debugger.watching(source.id) as queue:
            await send({"type": "http.response.body", "body": b": watching\n\n", "more_body": True})
            while not gone.done():
                next_one = asyncio.ensure_future(queue.get())
                await asyncio.wait((gone, next_one), timeout=_BEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                text = (
                    b"data: " + msgspec.json.encode(shown(next_one.result(), source.options))
                    if next_one.done()
                    else b": beat"
                )
                next_one.cancel()
                await send({"type": "http.response.body", "body": text + b"\n\n", "more_body": True})
        gone.cancel()

    def _explained(self, source: Source, event: Mapping[str, Any]) -> Any:
        routing = self.routing()
        key = next((key for key, owner in routing.by_write_key.items() if owner.id == source.id), "")
        told = explain(event, source, key, routing, random.random, int(time.time() * 1000))
        return {**told, "hints": [str(hint) for hint in hints(event)]}


def shown(sighting: Sighting, options: Options) -> dict[str, Any]:
    """A sighting as JSON, with what in it nearly has a name of the Spec; personal fields as dots if that is set."""
    event = msgspec.json.decode(sighting.body)
    hide = options.mask_fields and isinstance(event, dict)
    found = [str(hint) for hint in hints(event)] if isinstance(event, dict) else []
    return {
        "receivedAt": datetime.fromtimestamp(sighting.at / 1000, UTC).isoformat(timespec="milliseconds"),
        "verdict": sighting.verdict,
        **({"reason": sighting.reason} if sighting.reason else {}),
        **({"hints": found} if found else {}),
        "event": masked(event, options.inventory) if hide else Raw(sighting.body),
    }


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _read(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > _MOST_BODY:
            raise _Refused(413, "too-large", "an event to explain has at most 64 KB")
    return body


async def _json(send: Send, status: int, value: object) -> None:
    await _body(send, status, msgspec.json.encode(value), b"application/json")


async def _body(send: Send, status: int, body: bytes, type: bytes) -> None:
    headers = [(b"content-type", type), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
