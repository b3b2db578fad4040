"""What an operator can choose about a server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .management.rate_limits import OFF, RateLimits


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a server is started with.

    `data` is the directory that holds all it keeps. `allow_private_targets` lets webhooks go to loopback, private
    and link-local addresses. `drain_seconds` bounds how long a stop waits for what is under way. `dedup_hours` and
    `dedup_messages` bound how long and how many message ids are remembered. `ingest_rate` is how many events a
    workspace may send in a second, 0 for as many as it likes; `keep_hours` bounds how long accepted events are kept
    to be replayed. `rate_limits` are the Public API's own. `allow_faults` opens `/__faults`, through which tests
    make it fail. `browser_modules` is a `node_modules` folder that Analytics.js and its plugins are served from,
    `public_url` where browsers reach the server behind a proxy. `alert_webhook` is told, as JSON, when a source or
    destination begins to fail and when that is over.
    """

    data: Path
    allow_private_targets: bool = False
    drain_seconds: float = 10.0
    dedup_hours: int = 24
    dedup_messages: int = 20_000_000
    ingest_rate: int = 0
    keep_hours: float = 24
    rate_limits: RateLimits = OFF
    allow_faults: bool = False
    browser_modules: Path | None = None
    public_url: str | None = None
    alert_webhook: str | None = None
