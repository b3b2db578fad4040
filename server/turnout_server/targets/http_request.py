"""Requests to any HTTP interface: method, headers and framing of the body as the settings say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from turnout_server.retry import Outcome

from .posting import USER_AGENT, is_web_address, post
from .target import Parcel, Unusable, World
from .webhook import batch_size, json_array

METADATA_ID = "turnout-http"
_METHODS = ("POST", "PUT", "PATCH")
_TYPES = {"json": "application/json", "ndjson": "application/x-ndjson"}
_OURS = frozenset({"content-length", "transfer-encoding", "host", "connection"})


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """Where, how, and with which headers; `lines` writes an event a line instead of a JSON array."""

    url: str
    method: str
    headers: Mapping[str, str]
    lines: bool
    batch: int = 1
    at_once: int = 16
    rest: float = 0.0
    ordered: bool = False

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """One request for one event, or for as many as the settings allow."""
        if self.lines:
            body = b"".join([parcel.body + b"\n" for parcel in parcels])
        else:
            body = parcels[0].body if self.batch == 1 else json_array(parcels)
        return await post(world.http, self.url, body, self.headers, method=self.method)


def http_request(settings: Mapping[str, Any]) -> HttpRequest | Unusable:
    """Read a destination's settings: `url`, `method`, `headers`, `format` (json or ndjson), `batchSize`."""
    url, method, format = settings.get("url"), settings.get("method") or "POST", settings.get("format") or "json"
    headers = settings.get("headers") or {}
    if not is_web_address(url) or method not in _METHODS or format not in _TYPES:
        detail = "settings.url must be a web address, method POST, PUT or PATCH, format json or ndjson"
        return Unusable("INVALID_SETTINGS", detail)
    if not isinstance(headers, Mapping) or any(name.lower() in _OURS for name in headers):
        return Unusable("INVALID_SETTINGS", f"settings.headers must be an object without {', '.join(sorted(_OURS))}")
    own = {"Content-Type": _TYPES[format], "User-Agent": USER_AGENT}
    said = own | {str(name): str(value) for name, value in headers.items()}
    return HttpRequest(str(url), method, said, format == "ndjson", batch_size(settings.get("batchSize"), 1))
