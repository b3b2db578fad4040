"""The loop that takes acknowledged requests from the log and puts their deliveries into it."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Iterable, Sequence

from .event import Request
from .filters import Draw
from .journey import Opened, Routed, opened, routed
from .log import EventLog
from .routing import Routing
from .seen.sightings import Sighting

# Answers wait while a round is committed, so a round is kept short.
_MOST, _MOST_BYTES = 256, 256 * 1024
_SLICE_SECONDS = 0.002
_PAUSE_SECONDS = 1.0
# A transaction for each single event would compete with the answers for the disk.
_GATHER_SECONDS = 0.005
_log = logging.getLogger("turnout_server")


class Router:
    """Routes requests in order; `wake` it after each append, and it calls `queued` with who got deliveries.

    `seen` is told what events were met once that is on disk.

    What a request becomes is committed together with forgetting it, so a crash at any moment routes it again from the
    start, and never twice.
    """

    def __init__(
        self,
        log: EventLog,
        routing: Callable[[], Routing],
        queued: Callable[[Iterable[str]], None],
        draw: Draw = random.random,
        clock: Callable[[], float] = time.time,
        seen: Callable[[Sequence[Sighting]], None] = lambda sightings: None,
    ) -> None:
        self._log, self._routing, self._queued, self._seen = log, routing, queued, seen
        self._draw, self._clock = draw, clock
        self._more = asyncio.Event()
        self._more.set()

    def wake(self) -> None:
        """There may be something to route."""
        self._more.set()

    async def run(self) -> None:
        """Route until cancelled."""
        while True:
            await self._more.wait()
            await asyncio.sleep(_GATHER_SECONDS)
            self._more.clear()
            try:
                while requests := await self._log.requests(_MOST, _MOST_BYTES):
                    await self._route(requests)
            except Exception:
                # The requests are still in the log, so nothing is lost by trying again; the disk may come back.
                _log.exception("routing failed; it is tried again in %s s", _PAUSE_SECONDS)
                self._more.set()
                await asyncio.sleep(_PAUSE_SECONDS)

    async def _route(self, requests: list[Request]) -> None:
        routing, result, pace = self._routing(), Routed(), _Pace()
        readable: list[Opened] = []
        for request in requests:
            try:
                readable.append(opened(request, routing, self._log.id))
            except Exception as error:
                _set_aside(request.seq, request.at, error, result)
            await pace.breathe()
        known = await self._log.known([mark for one in readable for _, _, mark in one.events])
        for readable_request in readable:
            try:
                part = routed(readable_request, known, routing, self._draw)
            except Exception as error:
                _set_aside(readable_request.seq, int(self._clock() * 1000), error, result)
                continue
            known.update(part.digests)
            result.add(part)
            await pace.breathe()
        await self._log.apply(result, self._clock())
        self._seen(result.sightings)
        self._queued({delivery.destination_id for delivery in result.deliveries})


def _set_aside(seq: int, at: int, error: Exception, into: Routed) -> None:
    """A request that breaks the code must neither be lost nor stop those behind it."""
    into.requests.append(seq)
    into.stuck.append((seq, f"{type(error).__name__}: {error}"))
    into.tallies[("", "", "invalid", "internal", at // 60_000, "")] += 1


class _Pace:
    """Lets others run every few milliseconds of work, so that routing delays no answer for long."""

    def __init__(self) -> None:
        self._since = time.perf_counter()

    async def breathe(self) -> None:
        if time.perf_counter() - self._since > _SLICE_SECONDS:
            await asyncio.sleep(0)
            self._since = time.perf_counter()
