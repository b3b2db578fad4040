"""The debugger's memory: the last events of each source as they were met, and whoever watches them arrive."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

MOST = 500
_MOST_BYTES = 64 * 1024 * 1024
_MOST_WAITING = 1000

ALLOWED, BLOCKED, INVALID = "allowed", "blocked", "invalid"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One event of a source at `at` (milliseconds since 1970): allowed on its way, blocked, or no valid event.

    `reason` says why not; `body` is its JSON: as it left the source, or as it came if it did not.
    """

    source_id: str
    at: int
    verdict: str
    reason: str
    body: bytes


class Debugger:
    """Keeps the last `most` sightings of each source, and no more than `most_bytes` of all; in memory only."""

    def __init__(self, most: int = MOST, most_bytes: int = _MOST_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._sources: OrderedDict[str, deque[Sighting]] = OrderedDict()
        self._bytes = 0
        self._watching: dict[str, set[asyncio.Queue[Sighting]]] = {}

    def note(self, sightings: Sequence[Sighting]) -> None:
        """Keep what was met, and show it to those who watch."""
        for sighting in sightings:
            met = self._sources.setdefault(sighting.source_id, deque())
            self._sources.move_to_end(sighting.source_id)
            met.append(sighting)
            self._bytes += len(sighting.body)
            if len(met) > self._most:
                self._bytes -= len(met.popleft().body)
            for queue in self._watching.get(sighting.source_id, ()):
                if queue.full():
                    # Whoever reads too slowly misses the oldest, and the server keeps its memory.
                    queue.get_nowait()
                queue.put_nowait(sighting)
        while self._bytes > self._most_bytes:
            self._forget_oldest()

    def recent(self, source_id: str, count: int = MOST, verdict: str = "") -> list[Sighting]:
        """The last `count` sightings of a source, the newest first; of one verdict if asked."""
        met = reversed(self._sources.get(source_id, ()))
        return [sighting for sighting in met if not verdict or sighting.verdict == verdict][:count]

    @contextmanager
    def watching(self, source_id: str) -> Iterator[asyncio.Queue[Sighting]]:
        """A queue that gets every sighting of a source from now on."""
        queue: asyncio.Queue[Sighting] = asyncio.Queue(_MOST_WAITING)
        watchers = self._watching.setdefault(source_id, set())
        watchers.add(queue)
        try:
            yield queue
        finally:
            watchers.discard(queue)
            if not watchers:
                self._watching.pop(source_id, None)

    def _forget_oldest(self) -> None:
        """Let go of the oldest sighting of the source that has been quiet for longest."""
        source_id, met = next(iter(self._sources.items()))
        self._bytes -= len(met.popleft().body)
        if not met:
            del self._sources[source_id]
