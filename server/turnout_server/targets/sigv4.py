"""AWS Signature Version 4 for requests whose body is in memory."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from yarl import URL


@dataclass(frozen=True, slots=True)
class Keys:
    """An access key, and the region and service that signatures are for."""

    id: str
    secret: str = field(repr=False)
    region: str
    service: str = "s3"


def signed(
    method: str, url: URL, headers: Mapping[str, str], body: bytes, keys: Keys, now: datetime
) -> dict[str, str]:
    """The headers with those that prove who sends them; `now` in UTC, the URL without a query."""
    digest, moment = hashlib.sha256(body).hexdigest(), f"{now:%Y%m%dT%H%M%SZ}"
    proven = {**headers, "X-Amz-Date": moment, "X-Amz-Content-Sha256": digest}
    # The client writes the host by itself.
    whole = {**proven, "Host": url.host_port_subcomponent or ""}
    lines = {name.lower(): value.strip() for name, value in whole.items()}
    names = sorted(lines)
    spelled = [f"{name}:{lines[name]}" for name in names]
    canonical = [method, quote(url.path), "", *spelled, "", ";".join(names), digest]
    scope = f"{moment[:8]}/{keys.region}/{keys.service}/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", moment, scope, hashlib.sha256("\n".join(canonical).encode()).hexdigest()])
    signature = hmac.new(_key(keys, moment[:8]), text.encode(), hashlib.sha256).hexdigest()
    credential = f"Credential={keys.id}/{scope}, SignedHeaders={';'.join(names)}, Signature={signature}"
    return {**proven, "Authorization": f"AWS4-HMAC-SHA256 {credential}"}


def _key(keys: Keys, day: str) -> bytes:
    key = f"AWS4{keys.secret}".encode()
    for part in (day, keys.region, keys.service, "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key
