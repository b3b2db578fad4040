"""The loops that send what is due: one for each destination, so that none waits for another."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from .log import EventLog
from .log_tables import Waiting
from .recorder import Decided, Recorder
from .retry import WINDOW, Attempt, Decision, Failed, Later, Outcome, Refused, decide
from .routing import Routing
from .targets.target import Parcel, Target, Unusable, World

_ROUND = 512
_MOST_UNRECORDED = 4096
_PAUSE_SECONDS = 1.0
_LONGEST_SLEEP = 3600.0
_log = logging.getLogger("turnout_server")


@dataclass(frozen=True, slots=True)
class Nowhere:
    """Stands in for a target that can't be sent to: whatever is queued for it becomes a dead letter."""

    outcome: Refused
    batch: int = _ROUND
    at_once: int = 1
    rest: float = 0.0
    ordered: bool = False

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """Refuse."""
        return self.outcome


@dataclass(frozen=True, slots=True)
class Means:
    """What every lane works with; `jitter` gives numbers evenly spread in [0, 1)."""

    log: EventLog
    world: World
    routing: Callable[[], Routing]
    clock: Callable[[], float] = time.time
    jitter: Callable[[], float] = random.random


class Deliveries:
    """All lanes of a server."""

    def __init__(self, means: Means) -> None:
        self._means, self._recorder = means, Recorder(means.log, means.clock)
        self._lanes: dict[str, Lane] = {}

    async def start(self) -> None:
        """Go on with what an earlier run left."""
        self.wake(await self._means.log.waiting())

    def wake(self, destination_ids: Iterable[str]) -> None:
        """These destinations have new deliveries."""
        for id in destination_ids:
            lane = self._lanes.get(id)
            if lane is None:
                self._lanes[id] = Lane(id, self._means, self._recorder)
            else:
                lane.wake()

    async def stop(self, within: float) -> None:
        """Start nothing more, wait for what is under way, give up on it after `within` seconds.

        What is given up on stays queued and is sent again at the next start.
        """
        await asyncio.gather(*(lane.stop(within) for lane in self._lanes.values()))
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._recorder.finish()


class Lane:
    """Sends one destination's deliveries as they become due."""

    def __init__(self, destination_id: str, means: Means, recorder: Recorder) -> None:
        self._id, self._means, self._recorder = destination_id, means, recorder
        self._more, self._landed = asyncio.Event(), asyncio.Event()
        # Those that are sent and those that are not yet recorded: a queue that is read shows them still.
        self._flying: set[int] = set()
        self._flights: set[asyncio.Task[None]] = set()
        self._free_at = 0.0
        self._loop = asyncio.create_task(self._run(), name=f"lane {destination_id}")

    def wake(self) -> None:
        """There may be something to send."""
        self._more.set()

    async def stop(self, within: float) -> None:
        """End the loop and wait for its flights."""
        self._loop.cancel()
        await asyncio.gather(self._loop, return_exceptions=True)
        if self._flights:
            _, late = await asyncio.wait(self._flights, timeout=within)
            for flight in late:
                flight.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            self._more.clear()
            try:
                await self._round()
            except Exception:
                _log.exception("deliveries to %s failed; tried again in %s s", self._id, _PAUSE_SECONDS)
                await asyncio.sleep(_PAUSE_SECONDS)

    async def _round(self) -> None:
        """Send what is due, or sleep until something is."""
        await asyncio.sleep(self._held())
        now, target = self._means.clock(), self._target()
        # A flight may land while the queue is read: what was read of it is old, and it must not be sent again.
        flying = frozenset(self._flying)
        found = await self._means.log.due(self._id, max(_ROUND, target.batch) + len(flying))
        waiting = [one for one in found if one.parcel.id not in flying]
        # What is due later than any retry can be was put off by a clock that was wrong.
        ready = [one for one in waiting if one.due <= now or one.due > now + WINDOW]
        if ready:
            return await self._send(ready, target)
        await self._sleep(waiting[0].due - now if waiting else _LONGEST_SLEEP)

    async def _send(self, ready: list[Waiting], target: Target) -> None:
        """Start a flight for each batch, as many at once as the target takes."""
        most = _MOST_UNRECORDED if not target.ordered else 0
        for start in range(0, len(ready), target.batch):
            await self._until(lambda: len(self._flights) < target.at_once and len(self._flying) <= most)
            if self._held():
                return
            self._launch(ready[start : start + target.batch], target)
        if target.ordered:
            await self._until(lambda: not self._flying)

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._landed.clear()
            await self._landed.wait()

    def _launch(self, batch: list[Waiting], target: Target) -> None:
        self._flying.update([one.parcel.id for one in batch])
        self._hold(target.rest)
        flight = asyncio.create_task(self._fly(batch, target))
        self._flights.add(flight)
        flight.add_done_callback(self._land)

    def _land(self, flight: asyncio.Task[None]) -> None:
        self._flights.discard(flight)
        self._landed.set()

    def _hold(self, seconds: float) -> None:
        """Start nothing more for some seconds, on a clock that nobody sets."""
        self._free_at = max(self._free_at, time.monotonic() + seconds)

    def _held(self) -> float:
        return max(self._free_at - time.monotonic(), 0.0)

    async def _fly(self, batch: list[Waiting], target: Target) -> None:
        try:
            outcome = await target.send([one.parcel for one in batch], self._means.world)
        except Exception as error:
            _log.exception("a send to %s broke; it counts as failed", self._id)
            outcome = Failed(f"INTERNAL: {type(error).__name__}")
        decided = [(one, self._decision(one, outcome, target)) for one in batch]
        self._recorder.keep(decided, partial(self._recorded, decided))

    def _recorded(self, decided: Decided) -> None:
        self._flying.difference_update([one.parcel.id for one, _ in decided])
        self._landed.set()
        if any(isinstance(decision, Later) for _, decision in decided):
            self._more.set()

    def _decision(self, one: Waiting, outcome: Outcome, target: Target) -> Decision:
        now = self._means.clock()
        decision = decide(Attempt(one.attempts + 1, one.first), outcome, now, self._means.jitter())
        if target.ordered and isinstance(decision, Later):
            # The order of the queue must stay that of the ids, so the whole lane waits instead of the delivery.
            self._hold(decision.at - now)
            return Later(0.0, decision.because)
        return decision

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(min(max(seconds, 0.0), _LONGEST_SLEEP)):
                await self._more.wait()
        except TimeoutError:
            pass

    def _target(self) -> Target:
        destination = self._means.routing().destinations.get(self._id)
        if destination is None:
            return Nowhere(Refused("DESTINATION_DELETED"))
        if not destination.enabled:
            return Nowhere(Refused("DESTINATION_DISABLED"))
        if isinstance(destination.target, Unusable):
            return Nowhere(Refused(destination.target.reason, destination.target.detail))
        return destination.target
