"""How many requests a token may make: decided from values, and the small memory that the decisions need.

The budgets are windows that open with the first request and close after a fixed time, as Segment's headers show.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from turnout._wire import Verb

# Segment publishes no number for operations without a limit of their own.
DEFAULT = 600
_UNITS = {"sec": 1, "min": 60, "hour": 3600, "day": 86_400}
_MOST_WINDOWS = 10_000


class UnreadableLimits(ValueError):
    """The text says no rate limits."""


@dataclass(frozen=True)
class Budget:
    """So many requests in so many seconds."""

    points: int
    seconds: float


@dataclass(frozen=True)
class RateLimits:
    """The limits of a server: none, those that Segment publishes, or one budget for all that a token does."""

    published: bool = False
    all: Budget | None = None

    @property
    def on(self) -> bool:
        """Whether there are any."""
        return self.published or self.all is not None

    def of(self, verb: Verb) -> tuple[str, Budget]:
        """In which class of operations a verb is counted, and the budget of that class."""
        if self.all is not None:
            return "", self.all
        if verb.limit:
            return verb.operation, Budget(verb.limit, verb.per)
        return "", Budget(DEFAULT, 60)


OFF = RateLimits()


@dataclass(frozen=True)
class Window:
    """What was consumed of a budget since the window opened; times are seconds of one clock."""

    opened: float
    consumed: int = 0


@dataclass(frozen=True)
class Verdict:
    """What became of one request."""

    allowed: bool
    consumed: int
    remaining: int
    wait_ms: int

    def headers(self, now: datetime) -> dict[str, str]:
        """What the answer says about the budget, as a date without fractions that is never too early."""
        reset = now + timedelta(milliseconds=self.wait_ms)
        reset = reset.replace(microsecond=0) + timedelta(seconds=1 if reset.microsecond else 0)
        said = {
            "X-RateLimit-Consumed": str(self.consumed),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": format_datetime(reset.astimezone(UTC), usegmt=True),
        }
        return said if self.allowed else {**said, "Retry-After": str(max(1, math.ceil(self.wait_ms / 1000)))}

    def data(self) -> dict[str, Any]:
        """What the error of a refused request carries."""
        return {
            "remainingPoints": self.remaining,
            "msBeforeNext": self.wait_ms,
            "consumedPoints": self.consumed,
        }


def read_limits(text: str) -> RateLimits:
    """`off`, `published`, or a budget such as `100/min`, `5/sec` or `10/2sec`; UnreadableLimits for anything else."""
    if text in ("off", "published"):
        return RateLimits(published=text == "published")
    found = re.fullmatch(r"([1-9]\d{0,8})/(\d*\.?\d*)(sec|min|hour|day)", text)
    span = float(found[2] or 1) * _UNITS[found[3]] if found and found[2] != "." else 0.0
    if found is None or span <= 0:
        raise UnreadableLimits(
            f"{text!r} says no rate limits; say off, published, or a number such as 100/min or 5/sec"
        )
    return RateLimits(all=Budget(int(found[1]), span))


def consume(window: Window | None, budget: Budget, now: float) -> tuple[Window, Verdict]:
    """Count one request: the window after it, and whether it is within the budget."""
    if window is None or now >= window.opened + budget.seconds:
        window = Window(now)
    window = replace(window, consumed=window.consumed + 1)
    wait = math.ceil(min(window.opened + budget.seconds - now, budget.seconds) * 1000)
    left = max(0, budget.points - window.consumed)
    return window, Verdict(window.consumed <= budget.points, window.consumed, left, wait)


@dataclass
class Counted:
    """The windows of all tokens of one server."""

    limits: RateLimits
    _windows: dict[tuple[str, str], Window] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def consume(self, token: str, verb: Verb, now: float) -> Verdict | None:
        """Count one request of a token; None where there are no limits."""
        if not self.limits.on:
            return None
        name, budget = self.limits.of(verb)
        with self._lock:
            window, verdict = consume(self._windows.get((token, name)), budget, now)
            self._windows[token, name] = window
            if len(self._windows) > _MOST_WINDOWS:
                self._windows = _open(self._windows, now)
        return verdict


def _open(windows: Mapping[tuple[str, str], Window], now: float) -> dict[tuple[str, str], Window]:
    """The windows that may still count; no published one is longer than a day."""
    return {key: window for key, window in windows.items() if now < window.opened + _UNITS["day"]}
