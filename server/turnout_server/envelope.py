"""What the body of a request to the Tracking API must be, before anything is known of its events."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from .event import BATCHES, OBJECTS

MOST_EVENT_BYTES = 32 * 1024
MOST_BATCH_BYTES = 500 * 1024
MOST_BATCH_EVENTS = 2500
METRICS = "metrics"
# What holds several things without being a batch.
_LARGE = (OBJECTS, METRICS)


class Refused(Exception):
    """Why a request is not kept, and how many events that costs.

    `wait` are the seconds until it may come again, `write_key` is the one in the body as far as it was read.
    """

    def __init__(
        self, status: int, code: str, message: str, events: int = 1, *, wait: int = 0, write_key: str = ""
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.events, self.wait, self.write_key = events, wait, write_key


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is read of a body at once: its write key ("" without one) and its events, as bytes, if it is a batch."""

    write_key: str
    items: Sequence[bytes | msgspec.Raw] | None = None

    @property
    def events(self) -> int:
        """How many events it holds."""
        return 1 if self.items is None else len(self.items)

    def write_keys(self) -> set[str]:
        """Every key that its events may go by, where the request's header names none."""
        if self.write_key or self.items is None:
            return {self.write_key}
        return {_key_of(item) for item in self.items} or {""}


# Members that are not named are passed over without being built, which is most of the cost of reading.
class _Single(msgspec.Struct):
    write_key: Any = msgspec.field(name="writeKey", default=None)


class _Batch(msgspec.Struct):
    batch: list[msgspec.Raw]
    write_key: Any = msgspec.field(name="writeKey", default=None)


_single = msgspec.json.Decoder(_Single).decode
_batch = msgspec.json.Decoder(_Batch).decode


def check(call: str, body: bytes) -> Envelope:
    """Read an envelope; Refused for what is no JSON object and what is beyond the limits."""
    if len(body) > MOST_BATCH_BYTES:
        raise too_large()
    try:
        # Members that are passed over are not checked to be text.
        if not body.isascii():
            body.decode()
        if call in BATCHES:
            return _checked_batch(_batch(body), body)
        envelope = Envelope(_text(_single(body).write_key))
        if call not in _LARGE:
            _check_event(len(body), "the event", envelope)
        return envelope
    except msgspec.ValidationError as error:
        what = 'have "batch", a list of events' if call in BATCHES else "be a JSON object"
        raise Refused(400, "malformed_json", f"the body must {what}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, "malformed_json", f"the body is not valid JSON: {error}") from error


def _checked_batch(document: _Batch, body: bytes) -> Envelope:
    envelope = Envelope(_text(document.write_key), document.batch)
    events = envelope.events
    if events > MOST_BATCH_EVENTS:
        message = f"Exceed payload limit: the batch has {events} events, at most {MOST_BATCH_EVENTS} are taken"
        raise Refused(400, "batch_too_long", message, events, write_key=envelope.write_key)
    if len(body) > MOST_EVENT_BYTES:
        for index, event in enumerate(document.batch):
            _check_event(memoryview(event).nbytes, f"batch[{index}]", envelope)
    return envelope


def _check_event(size: int, what: str, of: Envelope) -> None:
    if size > MOST_EVENT_BYTES:
        message = f"Exceed payload limit: {what} has {size} bytes, at most {MOST_EVENT_BYTES} are taken"
        raise Refused(400, "event_too_large", message, of.events, write_key=of.write_key)


def too_large() -> Refused:
    """The refusal of a body beyond the limit."""
    message = f"Exceed payload limit: the body has more than {MOST_BATCH_BYTES} bytes"
    return Refused(400, "batch_too_large", message)


def _key_of(item: bytes | msgspec.Raw) -> str:
    try:
        return _text(_single(item).write_key)
    except msgspec.MsgspecError:
        return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


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
            raise too_large()
        if not unpacker.eof:
            raise Refused(400, "malformed_gzip", "the gzip body is cut off")
        body = unpacker.unused_data
        if not body:
            return plain
    if plain:
        raise Refused(400, "malformed_gzip", "there is something after the gzip body")
    return body
