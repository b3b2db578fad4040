"""What a client needs to know before it says anything: token, address, and how to name itself."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import urlsplit

from . import errors

Region = Literal["us", "eu"]

REGIONS: Final[dict[str, str]] = {
    "us": "https://api.segmentapis.com",
    "eu": "https://eu1.api.segmentapis.com",
}
TOKEN: Final = "PUBLIC_API_TOKEN"
URL: Final = "PUBLIC_API_URL"


@dataclass(frozen=True)
class Settings:
    """Where to send requests, and as whom; the token is in no `repr`."""

    base_url: str
    token: str = field(repr=False)


def settings(token: str | None, region: Region | None, base_url: str | None) -> Settings:
    """What was given, or else the environment's PUBLIC_API_TOKEN and PUBLIC_API_URL, or else the US region."""
    return Settings(_address(region, base_url), _token(token if token is not None else os.environ.get(TOKEN, "")))


def _token(given: str) -> str:
    token = given.strip()
    if not token:
        raise errors.NotConfigured(
            f"there is no token: pass `token`, or set {TOKEN}. Tokens are made under Settings > Workspace settings >"
            " Access management > Tokens; for a Turnout server, by `turnout token create`."
        )
    if not token.isascii() or not token.isprintable() or " " in token:
        raise errors.NotConfigured("the token holds characters that no token has; was more than the token copied?")
    return token


def _address(region: Region | None, base_url: str | None) -> str:
    if region is None:
        return _checked(base_url or os.environ.get(URL) or REGIONS["us"])
    if base_url is not None:
        raise errors.NotConfigured("give either `region` or `base_url`")
    if region not in REGIONS:
        raise errors.NotConfigured(f"there is no region {region!r}; there are {', '.join(REGIONS)}")
    return REGIONS[region]


def _checked(address: str) -> str:
    # The official provider's documentation leaves the scheme out.
    whole = address if "://" in address else f"https://{address}"
    parts = urlsplit(whole)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise errors.NotConfigured(f"{address!r} is no http or https address")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise errors.NotConfigured("the address must end with its path, and hold no user, password or query")
    return whole.rstrip("/")


def user_agent() -> str:
    """The name that requests are sent under."""
    from importlib.metadata import version

    return f"turnout-python/{version('turnout')}"
