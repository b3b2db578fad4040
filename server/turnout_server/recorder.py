"""Keeps what became of attempts: the outcomes of many sends in one change of the log."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from .errors import StorageError
from .log import EventLog
from .log_tables import Waiting
from .retry import Decision

# A transaction for each single attempt would cost more than the attempt.
_GATHER_SECONDS = 0.02
_PAUSE_SECONDS = 1.0

Decided = list[tuple[Waiting, Decision]]


class Recorder:
    """One for all destinations; made in a running event loop."""

    def __init__(self, log: EventLog, clock: Callable[[], float]) -> None:
        self._log, self._clock = log, clock
        self._waiting: list[tuple[Decided, Callable[[], None]]] = []
        self._task: asyncio.Task[None] | None = None

    def keep(self, decided: Decided, then: Callable[[], None]) -> None:
        """Keep some decisions soon; `then` is called once they are on disk."""
        self._waiting.append((decided, then))
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="recorder")

    async def finish(self) -> None:
        """Wait until all is kept."""
        while self._task is not None:
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        while self._waiting:
            await asyncio.sleep(_GATHER_SECONDS)
            group, self._waiting = self._waiting, []
            await self._record([one for decided, _ in group for one in decided])
            for _, then in group:
                then()
        self._task = None

    async def _record(self, decided: Decided) -> None:
        while True:
            try:
                return await self._log.record(decided, self._clock())
            except StorageError:
                # Sent but not recorded: asking for another attempt now would only send it twice.
                await asyncio.sleep(_PAUSE_SECONDS)
