"""Health: sources and destinations at which much goes wrong, and telling somebody once when that begins and ends."""

from __future__ import annotations

import asyncio
import json
import logging
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from turnout_server.happened import Happened, Tallied
from turnout_server.routing import Routing

_log = logging.getLogger("turnout_server")

_GOOD = frozenset({"accepted", "blocked", "delivered"})
_BAD = frozenset({"invalid", "retries", "dead"})
_LOOK_SECONDS = 5.0
_TELL_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much: so many failures in so many minutes that are such a share of all that was tried."""

    minutes: int = 10
    failures: int = 10
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Ailing:
    """A source or destination at which too much goes wrong, with the most frequent reason."""

    kind: str
    id: str
    failures: int
    tried: int
    reason: str

    @property
    def text(self) -> str:
        """A sentence for people."""
        return f"{self.kind} {self.id}: {self.failures} of {self.tried} failed, mostly {self.reason}"

    def shown(self, since: float) -> dict[str, Any]:
        """As JSON, with when it began (seconds since 1970)."""
        began = datetime.fromtimestamp(since, UTC).isoformat(timespec="seconds")
        figures = {"failures": self.failures, "tried": self.tried, "reason": self.reason}
        return {"kind": self.kind, "id": self.id, "since": began, **figures, "message": self.text}


def ailing(rows: Iterable[Tallied], limits: Limits) -> dict[tuple[str, str], Ailing]:
    """Those at which too much goes wrong, by kind and id. Pure."""
    tried: Counter[tuple[str, str]] = Counter()
    failed: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        place = ("destination", row.destination_id) if row.destination_id else ("source", row.source_id)
        if row.what in _GOOD | _BAD:
            tried[place] += row.n
        if row.what in _BAD:
            failed.setdefault(place, Counter())[row.reason] += row.n
    found = {}
    for place, reasons in failed.items():
        failures = reasons.total()
        if failures >= limits.failures and failures >= limits.share * tried[place]:
            found[place] = Ailing(*place, failures, tried[place], reasons.most_common(1)[0][0])
    return found


class Health:
    """Looks at what happened every few seconds; logs, and tells `webhook` if there is one, what begins and ends."""

    def __init__(
        self,
        happened: Happened,
        routing: Callable[[], Routing],
        webhook: str | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._happened, self._routing, self._webhook = happened, routing, webhook
        self._limits, self._clock = limits or Limits(), clock
        self._since: dict[tuple[str, str], float] = {}
        self._now: dict[tuple[str, str], Ailing] = {}

    def alerts(self, seen: Callable[[str], bool]) -> list[dict[str, Any]]:
        """What ails, of what may be `seen`, the oldest first."""
        found = sorted(self._now.items(), key=lambda entry: self._since[entry[0]])
        return [one.shown(self._since[place]) for place, one in found if seen(one.id)]

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            try:
                await asyncio.to_thread(self.look, tuple(self._routing().sources))
            except Exception:
                _log.exception("health could not be looked at; it is tried again in %s s", _LOOK_SECONDS)
            await asyncio.sleep(_LOOK_SECONDS)

    def look(self, sources: Collection[str]) -> None:
        """Look once at what happened to the events of some sources."""
        now = self._clock()
        minute = int(now // 60)
        rows = self._happened.tallies(sources, _GOOD | _BAD, minute - self._limits.minutes + 1, minute + 1)
        before, self._now = self._now, ailing(rows, self._limits)
        for place in self._now.keys() - before.keys():
            self._since[place] = now
            _log.warning("alert: %s", self._now[place].text)
            self._tell({"state": "raised", **self._now[place].shown(now)})
        for place in before.keys() - self._now.keys():
            _log.warning("over: %s", before[place].text)
            self._tell({"state": "cleared", **before[place].shown(self._since.pop(place))})

    def _tell(self, alert: Mapping[str, Any]) -> None:
        if self._webhook is None:
            return
        headers = {"Content-Type": "application/json", "User-Agent": "Turnout"}
        request = urllib.request.Request(self._webhook, json.dumps(alert).encode(), headers)
        try:
            urllib.request.urlopen(request, timeout=_TELL_SECONDS).close()
        except OSError as error:
            _log.warning("the alert webhook did not take an alert: %s", error)
