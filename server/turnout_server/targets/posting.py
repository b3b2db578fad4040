"""Requests as deliveries: what an exchange over HTTP means for what was to be delivered."""

from __future__ import annotations

import errno
import json
import socket
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from yarl import URL

from turnout_server.retry import Answered, Failed, Outcome, Refused

from .addresses import AddressRefused
from .http_client import Http, Reply

MOST_REDIRECTS = 5
USER_AGENT = "Turnout/0.1 (webhook)"
JSON_HEADERS = {"Content-Type": "application/json", "User-Agent": USER_AGENT}
_SAME_METHOD = (307, 308)
_LONGEST_MESSAGE = 200
_RESOLVER_CODES = {socket.EAI_AGAIN: "EAI_AGAIN"}


async def post(
    http: Http, url: str, body: bytes, headers: Mapping[str, str] = JSON_HEADERS, *, method: str = "POST"
) -> Outcome:
    """Send a body and follow redirects that keep the method."""
    try:
        where = URL(url)
        for _ in range(MOST_REDIRECTS + 1):
            reply = await http.request(method, where, headers, body)
            location = reply.headers.get("location") if reply.status in _SAME_METHOD else None
            if location is None:
                return answered(reply)
            where, headers = _onward(where, URL(location), headers)
    except AddressRefused as error:
        return Refused("TARGET_REFUSED", str(error))
    except (OSError, TimeoutError) as error:
        return failed(error)
    except ValueError:
        return Refused("INVALID_SETTINGS", "the URL, or where it redirects to, is no valid http or https URL")
    return Refused("TOO_MANY_REDIRECTS", f"more than {MOST_REDIRECTS} redirects")


def is_web_address(value: object) -> bool:
    """Whether a setting is an http or https URL with a host."""
    try:
        url = URL(value) if isinstance(value, str) else URL()
    except ValueError:
        return False
    return url.scheme in ("http", "https") and bool(url.host)


def answered(reply: Reply) -> Answered:
    """An answer as an outcome, with what a destination says of its refusal."""
    said = "" if reply.status < 300 else _message(reply.body)
    return Answered(reply.status, retry_after(reply.headers.get("retry-after")), said)


def failed(error: Exception) -> Failed:
    """Name a failure as Node does, because the official error codes do."""
    if isinstance(error, TimeoutError):
        return Failed("ETIMEDOUT")
    if isinstance(error, socket.gaierror):
        return Failed(_RESOLVER_CODES.get(error.errno or 0, "ENOTFOUND"))
    if isinstance(error, ssl.SSLError):
        return Failed("EPROTO")
    return Failed(errno.errorcode.get(getattr(error, "errno", None) or 0, "ECONNRESET"))


def retry_after(header: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After header asks for, in either of its forms; None if it says nothing."""
    if header is None:
        return None
    if (text := header.strip()).isdecimal():
        return float(text)
    try:
        wait = parsedate_to_datetime(header) - (now or datetime.now(UTC))
    except (ValueError, TypeError):
        return None
    return max(wait.total_seconds(), 0.0)


def _onward(where: URL, location: URL, headers: Mapping[str, str]) -> tuple[URL, Mapping[str, str]]:
    """Where a redirect leads; what proves who we are stays with the host that it is for."""
    there = where.join(location)
    if not is_web_address(str(there)):
        raise ValueError("no web address")
    if there.origin() == where.origin():
        return there, headers
    return there, {name: value for name, value in headers.items() if name.lower() != "authorization"}


def _message(body: bytes) -> str:
    """The member `message` of a JSON answer, or the beginning of a text."""
    text = body[: _LONGEST_MESSAGE * 4].decode("utf-8", "replace")
    try:
        found: Any = json.loads(body)
    except ValueError:
        found = None
    if isinstance(found, dict) and isinstance(found.get("message"), str):
        text = found["message"]
    return "".join(c if c.isprintable() else " " for c in text[:_LONGEST_MESSAGE]).strip()
