"""Webhooks: each event as the JSON body of one POST."""

from __future__ import annotations

import errno
import hmac
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from yarl import URL

from turnout_server.retry import Answered, Failed, Outcome, Refused

from .addresses import AddressRefused, PublicResolver, check_literal
from .target import Parcel, Unusable, World

METADATA_ID = "turnout-webhook"
TIMEOUT_SECONDS = 5.0
MOST_REDIRECTS = 5
USER_AGENT = "Turnout/0.1 (webhook)"
_SAME_METHOD = (307, 308)


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
        """POST one event and follow redirects that keep the method."""
        body, url = parcels[0].body, URL(self.url)
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer, location = await _post(url, body, self._headers(body), world)
                if location is None:
                    return answer
                url = url.join(URL(location))
        except AddressRefused as error:
            return Refused("TARGET_REFUSED", str(error))
        except (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError, ValueError):
            return Refused("INVALID_SETTINGS", "the URL, or where it redirects to, is no valid http or https URL")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            return _failed(error)
        return Refused("TOO_MANY_REDIRECTS", f"more than {MOST_REDIRECTS} redirects")

    def _headers(self, body: bytes) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "User-Agent": USER_AGENT}
        if self.secret:
            headers["X-Signature"] = signature(self.secret, body)
        return headers


def webhook(settings: Mapping[str, Any]) -> Webhook | Unusable:
    """Read a destination's settings: `url`, and `sharedSecret` if bodies are to be signed."""
    url, secret = settings.get("url"), settings.get("sharedSecret")
    if not isinstance(url, str) or not _is_web_address(url):
        return Unusable("INVALID_SETTINGS", "settings.url must be an http:// or https:// URL")
    return Webhook(url, secret if isinstance(secret, str) else "")


def _is_web_address(text: str) -> bool:
    try:
        url = URL(text)
    except ValueError:
        return False
    return url.scheme in ("http", "https") and bool(url.host)


def signature(secret: str, body: bytes) -> str:
    """The value of X-Signature: HMAC-SHA1 of the body in hexadecimal."""
    return hmac.new(secret.encode(), body, "sha1").hexdigest()


def http_session(*, allow_private: bool) -> aiohttp.ClientSession:
    """The client of all webhooks: pooled, without cookies or proxies, guarded unless private targets are allowed."""
    connector = aiohttp.TCPConnector(limit=0, resolver=None if allow_private else PublicResolver())
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS),
        trust_env=False,
    )


async def _post(url: URL, body: bytes, headers: Mapping[str, str], world: World) -> tuple[Answered, str | None]:
    """The answer, and where it redirects to if it does."""
    if not world.allow_private:
        check_literal(url.host or "")
    async with world.http.post(url, data=body, headers=headers, allow_redirects=False) as response:
        location = response.headers.get("Location") if response.status in _SAME_METHOD else None
        return Answered(response.status, retry_after(response.headers.get("Retry-After"))), location


def retry_after(header: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After header asks for, in either of its forms; None if it says nothing."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        wait = parsedate_to_datetime(header) - (now or datetime.now(UTC))
    except (ValueError, TypeError):
        return None
    return max(wait.total_seconds(), 0.0)


def _failed(error: Exception) -> Failed:
    """Name a failure as Node does, because the official error codes do."""
    if isinstance(error, TimeoutError):
        return Failed("ETIMEDOUT")
    cause: Any = getattr(error, "os_error", error)
    if isinstance(error, aiohttp.ClientConnectorDNSError) or isinstance(cause, socket.gaierror):
        return Failed("ENOTFOUND")
    return Failed(errno.errorcode.get(getattr(cause, "errno", None) or 0, "ECONNRESET"))
