"""The Tracking API: POST /v1/..., answered 200 only once the events are on disk."""

from __future__ import annotations

import base64
import binascii
import time
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from .control import Receive, Scope, Send
from .errors import StorageError
from .event import CALLS
from .log import EventLog
from .normalise import client_ip

MOST_EVENT_BYTES = 32 * 1024
MOST_BATCH_BYTES = 500 * 1024
MOST_BATCH_EVENTS = 2500
# A refused body is read to its end up to this size, so that a client gets the answer and not a broken connection.
_MOST_DISCARDED = 16 * 1024 * 1024

# Paths below /v1, and how the log names them.
PATHS: Mapping[str, str] = {
    **{call: call for call in CALLS},
    **{call[0]: call for call in CALLS},
    **{"batch": "batch", "import": "batch", "b": "b"},
}


class _Batch(msgspec.Struct):
    batch: list[msgspec.Raw]


_decode = msgspec.json.Decoder().decode
_decode_batch = msgspec.json.Decoder(_Batch).decode


class Refused(Exception):
    """Why a request is not kept."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class Ingest:
    """The ASGI application of the Tracking API; calls `kept` after each append."""

    def __init__(self, log: EventLog, kept: Callable[[], None], clock: Callable[[], float] = time.time) -> None:
        self._log, self._kept, self._clock = log, kept, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] == "OPTIONS":
            return await _answer(send, 204, b"", _PREFLIGHT)
        try:
            await self._take(scope, receive)
        except Refused as refused:
            error = {"code": refused.code, "message": refused.message, "success": False}
            return await _answer(send, refused.status, msgspec.json.encode(error), _HEADERS)
        await _answer(send, 200, b'{"success":true}', _HEADERS)

    async def _take(self, scope: Scope, receive: Receive) -> None:
        call = PATHS.get(scope["path"].removeprefix("/v1/").removesuffix("/"))
        if call is None:
            raise Refused(404, "not_found", f"there is no {scope['path']}; events go to /v1/batch or /v1/track")
        if scope["method"] != "POST":
            raise Refused(405, "method_not_allowed", f"{scope['path']} takes POST")
        headers = dict(scope["headers"])
        body = inflated(await _body(receive))
        check(call, body)
        ip = client_ip(scope["client"][0]) if scope.get("client") else ""
        try:
            await self._log.append(int(self._clock() * 1000), call, write_key(headers), ip, body)
        except StorageError as error:
            message = "the event log cannot write now; send it again later"
            raise Refused(503, "storage_unavailable", message) from error
        self._kept()


def write_key(headers: Mapping[bytes, bytes]) -> str:
    """The user name of Basic authorization, with or without the colon after it; "" without one."""
    scheme, _, credentials = headers.get(b"authorization", b"").partition(b" ")
    if scheme.lower() != b"basic":
        return ""
    try:
        return base64.b64decode(credentials).decode().partition(":")[0]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def inflated(body: bytes) -> bytes:
    """The body without gzip, whether or not a header says that it is compressed.

    Unpacking stops as soon as the largest batch is exceeded, so a bomb costs no memory.
    """
    plain = b""
    while body.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            plain += unpacker.decompress(body, MOST_BATCH_BYTES + 1 - len(plain))
        except zlib.error as error:
            raise Refused(400, "malformed_gzip", f"the body is not valid gzip: {error}") from error
        if len(plain) > MOST_BATCH_BYTES:
            raise _too_large()
        if not unpacker.eof:
            raise Refused(400, "malformed_gzip", "the gzip body is cut off")
        body = unpacker.unused_data
        if not body:
            return plain
    if plain:
        raise Refused(400, "malformed_gzip", "there is something after the gzip body")
    return body


def check(call: str, body: bytes) -> None:
    """Refuse what is no JSON object and what is beyond the limits."""
    if len(body) > MOST_BATCH_BYTES:
        raise _too_large()
    try:
        document = _decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, "malformed_json", f"the body is not valid JSON: {error}") from error
    if not isinstance(document, dict):
        raise Refused(400, "malformed_json", "the body must be a JSON object")
    if call in CALLS:
        _check_event(len(body), "the event")
        return
    _check_batch(document, body)


def _check_batch(document: Mapping[str, Any], body: bytes) -> None:
    events = document.get("batch")
    if not isinstance(events, list):
        raise Refused(400, "malformed_json", 'the body must have "batch", a list of events')
    if len(events) > MOST_BATCH_EVENTS:
        message = f"Exceed payload limit: the batch has {len(events)} events, at most {MOST_BATCH_EVENTS} are taken"
        raise Refused(400, "batch_too_long", message)
    if len(body) > MOST_EVENT_BYTES:
        for index, event in enumerate(_decode_batch(body).batch):
            _check_event(len(bytes(event)), f"batch[{index}]")


def _check_event(size: int, what: str) -> None:
    if size > MOST_EVENT_BYTES:
        message = f"Exceed payload limit: {what} has {size} bytes, at most {MOST_EVENT_BYTES} are taken"
        raise Refused(400, "event_too_large", message)


def _too_large() -> Refused:
    message = f"Exceed payload limit: the body has more than {MOST_BATCH_BYTES} bytes"
    return Refused(400, "batch_too_large", message)


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
        raise _too_large()
    return b"".join(parts)


_CORS = [(b"access-control-allow-origin", b"*")]
_HEADERS = [(b"content-type", b"application/json"), *_CORS]
# A wildcard would not cover Authorization, so every header that the official libraries send is named.
_PREFLIGHT = [
    *_CORS,
    (b"access-control-allow-methods", b"POST, OPTIONS"),
    (b"access-control-allow-headers", b"authorization, content-type, content-encoding, x-retry-count"),
    (b"access-control-max-age", b"86400"),
]


async def _answer(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
