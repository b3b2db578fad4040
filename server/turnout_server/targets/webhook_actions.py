"""Segment's Webhooks (Actions): requests as the mappings of its subscriptions describe them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from turnout_server.retry import Outcome, Refused

from .posting import USER_AGENT, is_web_address, post
from .target import Parcel, Unusable, World
from .webhook import signature

METADATA_ID = "614a3c7d791c91c41bae7599"
_METHODS = ("POST", "PUT", "PATCH")


@dataclass(frozen=True, slots=True)
class WebhookActions:
    """The secret that bodies are signed with ("" for none); all else is in the payloads."""

    secret: str
    batch: int = 1
    at_once: int = 16
    rest: float = 0.0
    ordered: bool = False

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """One request for the payload of one subscription."""
        payload = json.loads(parcels[0].body)["payload"]
        url, method = payload.get("url"), payload.get("method") or "POST"
        if not is_web_address(url) or method not in _METHODS:
            return Refused("PAYLOAD_VALIDATION_FAILED", "url must be a web address, method POST, PUT or PATCH")
        # As JavaScript writes it, because receivers sign what they parsed and wrote again.
        body = json.dumps(payload.get("data", {}), ensure_ascii=False, separators=(",", ":")).encode()
        return await post(world.http, url, body, self._headers(payload.get("headers"), body), method=method)

    def _headers(self, said: object, body: bytes) -> dict[str, str]:
        own = {"Content-Type": "application/json", "User-Agent": USER_AGENT}
        if self.secret:
            own["X-Signature"] = signature(self.secret, body)
        more = {str(name): str(value) for name, value in said.items()} if isinstance(said, Mapping) else {}
        return {**own, **{name: value for name, value in more.items() if name.lower() not in _OURS}}


# What would make a request say two things at once.
_OURS = frozenset({"content-length", "transfer-encoding", "host", "connection"})


def webhook_actions(settings: Mapping[str, Any]) -> WebhookActions | Unusable:
    """Read a destination's settings: `sharedSecret` if bodies are to be signed."""
    secret = settings.get("sharedSecret")
    return WebhookActions(secret if isinstance(secret, str) else "")
