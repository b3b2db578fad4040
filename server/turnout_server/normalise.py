"""From an acknowledged request to its events: times, ids, context, channel."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from math import isfinite
from typing import Any

import msgspec

from .event import BATCHES, CALLS, LETTERS, OBJECTS, Message, Request

_MOBILE = ("ios", "android", "swift", "kotlin", "react-native", "flutter", "unity", "xamarin")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_IDS = ("userId", "anonymousId")
_SAFE_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message of a request, with what the request says about it; `type` is None if it is no known call."""

    request: Request
    index: int
    type: str | None
    write_key: str
    message: Message


def arrivals(request: Request) -> Iterator[Arrived]:
    """The messages of a request in order, a batch's context, integrations and sentAt merged into each."""
    body = _read(request.body)
    key = request.write_key or _text(body.get("writeKey"))
    if request.call in BATCHES:
        for index, item in enumerate(body["batch"]):
            yield _arrived(request, index, item if isinstance(item, dict) else {}, body)
    elif request.call == OBJECTS:
        for index, item in enumerate(body["objects"]):
            yield Arrived(request, index, OBJECTS, key, {**item, "collection": body["collection"]})
    else:
        yield Arrived(request, 0, LETTERS.get(request.call, request.call), key, body)


def request_key(request: Request) -> str:
    """The write key of a whole request, "" where only its messages have one."""
    return request.write_key or _text(_read(request.body).get("writeKey"))


def _read(body: bytes) -> Any:
    """The body's JSON. Numbers that are too large for any number type become texts, so that nothing is lost."""
    try:
        return msgspec.json.decode(body)
    except msgspec.ValidationError:
        return json.loads(body, parse_float=_number, parse_int=_integer)


def _number(text: str) -> float | str:
    found = float(text)
    return found if isfinite(found) else text


def _integer(text: str) -> int | float | str:
    return int(text) if len(text) < _SAFE_DIGITS else _number(text)


def _arrived(request: Request, index: int, item: Message, body: Message) -> Arrived:
    key = request.write_key or _text(body.get("writeKey")) or _text(item.get("writeKey"))
    type = item.get("type")
    return Arrived(request, index, type if type in CALLS else None, key, _merged(item, body, index))


def _merged(item: Message, body: Message, index: int) -> Message:
    """Batch-level values under an item's own, so that what was said nearer to the event wins."""
    merged = dict(item)
    for name in ("context", "integrations"):
        if isinstance(body.get(name), dict):
            merged[name] = {**body[name], **_object(item.get(name))}
    if body.get("sentAt") is not None:
        merged["sentAt"] = body["sentAt"]
    if batch_id := _text(body.get("messageId")):
        merged["messageId"] = _text(item.get("messageId")) or f"{batch_id}-{index}"
    return merged


def normalised(arrived: Arrived, log_id: str) -> dict[str, Any]:
    """The message as every later stage sees it, with what the server adds."""
    message, request = arrived.message, arrived.request
    fields = dict(message)
    fields.pop("writeKey", None)
    for name in _IDS:
        if name in fields and not fields[name]:
            del fields[name]
    fields["type"] = arrived.type
    fields["messageId"] = _text(message.get("messageId")) or message_id(log_id, request.seq, arrived.index)
    fields["context"] = context = dict(_object(message.get("context")))
    fields["integrations"] = _object(message.get("integrations"))
    fields["channel"] = channel = _channel(message, context, request.call)
    if request.ip and "ip" not in context and (channel != "server" or context.get("direct") is True):
        context["ip"] = request.ip
    return fields | times(message, request.at)


def times(message: Message, received_ms: int) -> dict[str, Any]:
    """The four official times; `timestamp` is the client's, corrected by how wrong the client's clock is."""
    received, received_text = _received(received_ms)
    given = message.get("timestamp") or message.get("originalTimestamp")
    original, sent = moment(given), moment(message.get("sentAt"))
    found: dict[str, Any] = {"receivedAt": received_text, "timestamp": received_text}
    if original is not None:
        found["originalTimestamp"] = found["timestamp"] = _text_of(original)
        if sent is not None:
            found["timestamp"] = iso(_corrected(received, original, sent))
    else:
        found["originalTimestamp"] = received_text if given is None else given
    if sent is not None:
        found["sentAt"] = _text_of(sent)
    return found


@lru_cache(maxsize=256)
def _received(ms: int) -> tuple[datetime, str]:
    """All events of a batch share the time of receipt."""
    received = _EPOCH + timedelta(milliseconds=ms)
    return received, iso(received)


def _corrected(received: datetime, original: datetime, sent: datetime) -> datetime:
    try:
        return received - (sent - original)
    except OverflowError:
        return received


def moment(text: Any) -> datetime | None:
    """An ISO 8601 time in UTC (a time without zone is UTC), None if it is not one."""
    return _moment(text) if isinstance(text, str) and "-" in text else None


@lru_cache(maxsize=1024)
def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def iso(time: datetime) -> str:
    """A UTC time as the official libraries write it: milliseconds and Z."""
    return time.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


# Times that a library sends are those of many events: one sentAt for a batch.
_text_of = lru_cache(maxsize=1024)(iso)


def message_id(log_id: str, seq: int, index: int) -> str:
    """The id for a message that came without one: the same each time the same record is read."""
    return "api-" + sha256(f"{log_id}:{seq}:{index}".encode()).hexdigest()[:27]


@lru_cache(maxsize=4096)
def client_ip(address: str) -> str:
    """The address to stamp on client-side events; "" for IPv6, which is never collected."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or "")
    return str(found)


def _channel(message: Message, context: Message, call: str) -> str:
    for given in (message.get("channel"), context.get("channel")):
        if given in ("server", "browser", "mobile"):
            return str(given)
    return _usual_channel(_text(_object(context.get("library")).get("name")).lower(), call)


@lru_cache(maxsize=256)
def _usual_channel(library: str, call: str) -> str:
    if any(name in library for name in _MOBILE):
        return "mobile"
    return "browser" if call == "b" or call in LETTERS or library == "analytics.js" else "server"


def _object(value: Any) -> Message:
    # What comes from JSON is a dict; asking whether it is any mapping takes several times as long.
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
