"""The Tracking API: POST /v1/..., answered 200 only once the events are on disk."""

from __future__ import annotations

import base64
import binascii
import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from .admission import Admission
from .control import Receive, Scope, Send
from .envelope import METRICS, MOST_BATCH_BYTES, Envelope, Refused, check, inflated, too_large
from .errors import StorageError
from .event import CALLS, LETTERS, OBJECTS
from .journey import Routed
from .log import EventLog
from .normalise import client_ip
from .objects import check_metrics, check_objects
from .pixel import GIF, body_of
from .routing import Routing
from .usage import Tally

# A refused body is read to its end up to this size, so that a client gets the answer and not a broken connection.
_MOST_DISCARDED = 16 * 1024 * 1024

# Paths below /v1, and how the log names them.
PATHS: Mapping[str, str] = {
    **{call: call for call in CALLS},
    **{letter: letter for letter in LETTERS},
    **{"batch": "batch", "import": "batch", "b": "b", "set": OBJECTS, "m": METRICS},
}
_PIXELS: Mapping[str, str] = {f"pixel/{call}": letter for letter, call in LETTERS.items()}
_log = logging.getLogger("turnout_server")


@dataclass(slots=True)
class _Asked:
    """One request as far as it has been read."""

    call: str
    key: str
    authorization: str
    ip: str
    envelope: Envelope | None = None


class Ingest:
    """The ASGI application of the Tracking API; calls `kept` after each append."""

    def __init__(
        self,
        log: EventLog,
        kept: Callable[[], None],
        admission: Admission,
        routing: Callable[[], Routing],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._log, self._kept, self._clock = log, kept, clock
        self._admission, self._routing = admission, routing
        self._known: Routing | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] == "OPTIONS":
            return await _answer(send, 204, b"", _PREFLIGHT)
        path = scope["path"].removeprefix("/v1/").removesuffix("/")
        if path in _PIXELS and scope["method"] in ("GET", "HEAD"):
            return await self._pixel(scope, send, path)
        try:
            await self._take(scope, receive, path)
        except Refused as refused:
            error = {"code": refused.code, "message": refused.message, "success": False}
            again = _again(refused.wait) if refused.wait else []
            return await _answer(send, refused.status, msgspec.json.encode(error), [*_HEADERS, *again])
        await _answer(send, 200, b'{"success":true}', _HEADERS)

    async def _pixel(self, scope: Scope, send: Send, path: str) -> None:
        """An image is answered whatever becomes of the event: the page that shows it can do nothing about it."""
        asked = _asked(_PIXELS[path], scope)
        with suppress(Refused):
            await self._keep(asked, lambda: body_of(scope["query_string"]))
        await _answer(send, 200, GIF, [(b"content-type", b"image/gif"), (b"cache-control", b"no-store"), *_CORS])

    async def _take(self, scope: Scope, receive: Receive, path: str) -> None:
        call = PATHS.get(path)
        if call is None:
            raise Refused(404, "not_found", f"there is no {scope['path']}; events go to /v1/batch or /v1/track")
        if scope["method"] != "POST":
            raise Refused(405, "method_not_allowed", f"{scope['path']} takes POST")
        asked = _asked(call, scope)
        try:
            body = await _body(receive)
        except Refused as refused:
            await self._count(asked, refused)
            raise
        await self._keep(asked, lambda: inflated(body))

    async def _keep(self, asked: _Asked, read: Callable[[], bytes]) -> None:
        now = self._clock()
        try:
            body = read()
            asked.envelope = envelope = check(asked.call, body)
            if asked.call == METRICS:
                return check_metrics(body)
            events = check_objects(body) if asked.call == OBJECTS else envelope.events
            keys = {asked.key} if asked.key else envelope.write_keys()
            self._admission.admit(keys, asked.authorization, events, self._routes(), now)
        except Refused as refused:
            await self._count(asked, refused)
            raise
        try:
            await self._log.append(int(now * 1000), asked.call, asked.key, asked.ip, body)
        except StorageError as error:
            message = "the event log cannot write now; send it again later"
            raise Refused(503, "storage_unavailable", message) from error
        self._kept()

    def _routes(self) -> Routing:
        """The configuration; the last that could be read, so that events are taken while it can't be."""
        try:
            self._known = self._routing()
        except Exception as error:
            _log.exception("the configuration cannot be read")
            if self._known is None:
                message = "the configuration cannot be read now; send it again later"
                raise Refused(503, "configuration_unavailable", message) from error
        return self._known

    async def _count(self, asked: _Asked, refused: Refused) -> None:
        """Refusals are counted as events that failed on ingest, by the code that the client was told."""
        key = asked.key or refused.write_key or (asked.envelope.write_key if asked.envelope else "")
        source = self._routes().by_write_key.get(key)
        where, minute = (source.id if source else "", ""), int(self._clock() // 60)
        tallies: Counter[Tally] = Counter()
        tallies[(*where, "received", "", minute, "")] = refused.events
        tallies[(*where, "invalid", refused.code, minute, "")] = refused.events
        with suppress(StorageError):
            await self._log.apply(Routed(tallies=tallies), self._clock())


def _asked(call: str, scope: Scope) -> _Asked:
    headers = dict(scope["headers"])
    if tries := headers.get(b"x-retry-count"):
        _log.info("a client tries for the %s. time: %s", tries.decode("latin-1")[:9], scope["path"])
    ip = client_ip(scope["client"][0]) if scope.get("client") else ""
    return _Asked(call, write_key(headers), headers.get(b"authorization", b"").decode("latin-1"), ip)


def write_key(headers: Mapping[bytes, bytes]) -> str:
    """The user name of Basic authorization, with or without the colon after it; "" without one."""
    scheme, _, credentials = headers.get(b"authorization", b"").partition(b" ")
    if scheme.lower() != b"basic":
        return ""
    try:
        return base64.b64decode(credentials).decode().partition(":")[0]
    except (binascii.Error, UnicodeDecodeError):
        return ""


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(400, "incomplete", "the connection was closed before the end of the body")
        size += len(message.get("body", b""))
        if size <= MOST_BATCH_BYTES:
            parts.append(message.get("body", b""))
        if not message.get("more_body") or size > _MOST_DISCARDED:
            break
    if size > MOST_BATCH_BYTES:
        raise too_large()
    return b"".join(parts)


_CORS = [(b"access-control-allow-origin", b"*")]
_HEADERS = [(b"content-type", b"application/json"), *_CORS]
# A wildcard would not cover Authorization, so every header that the official libraries send is named.
_PREFLIGHT = [
    *_CORS,
    (b"access-control-allow-methods", b"POST, GET, OPTIONS"),
    (b"access-control-allow-headers", b"authorization, content-type, content-encoding, x-retry-count"),
    (b"access-control-max-age", b"86400"),
]


def _again(seconds: int) -> list[tuple[bytes, bytes]]:
    said = str(seconds).encode()
    # Pages read these headers only where they are named.
    exposed = (b"access-control-expose-headers", b"retry-after, x-ratelimit-reset")
    return [(b"retry-after", said), (b"x-ratelimit-reset", said), exposed]


async def _answer(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
