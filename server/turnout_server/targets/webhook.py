"""Webhooks: each event as the JSON body of one POST, or several as a JSON array."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from turnout_server.retry import Outcome

from .posting import JSON_HEADERS, is_web_address, post
from .target import Parcel, Unusable, World

METADATA_ID = "turnout-webhook"
MOST_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Webhook:
    """A URL, and the secret that bodies are signed with ("" for none)."""

    url: str
    secret: str
    batch: int = 1
    at_once: int = 16
    rest: float = 0.0
    ordered: bool = False

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """POST the event, or an array where the settings ask for batches."""
        body = parcels[0].body if self.batch == 1 else json_array(parcels)
        headers = {**JSON_HEADERS, "X-Signature": signature(self.secret, body)} if self.secret else JSON_HEADERS
        return await post(world.http, self.url, body, headers)


def webhook(settings: Mapping[str, Any]) -> Webhook | Unusable:
    """Read a destination's settings: `url`, `sharedSecret` if bodies are to be signed, `batchSize` for arrays."""
    url, secret, batch = settings.get("url"), settings.get("sharedSecret"), settings.get("batchSize")
    if not is_web_address(url):
        return Unusable("INVALID_SETTINGS", "settings.url must be an http:// or https:// URL")
    return Webhook(str(url), secret if isinstance(secret, str) else "", batch_size(batch, 1))


def batch_size(value: object, default: int, most: int = MOST_AT_ONCE) -> int:
    """A setting that is a number of events, or the default where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 1:
        return default
    return min(int(value), most)


def json_array(parcels: Sequence[Parcel]) -> bytes:
    """The events as a JSON array, the bytes of each as they are."""
    return b"[" + b",".join([parcel.body for parcel in parcels]) + b"]"


def signature(secret: str, body: bytes) -> str:
    """The value of X-Signature: HMAC-SHA1 of the body in hexadecimal."""
    return hmac.new(secret.encode(), body, "sha1").hexdigest()
