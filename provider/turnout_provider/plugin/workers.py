"""The threads that handle calls."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Lock, Thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[], object]


class Workers:
    """Runs work on up to `limit` threads, started as they are needed; `on_idle` is called when the last is done."""

    def __init__(self, limit: int, on_idle: Callable[[], None]) -> None:
        self._limit = limit
        self._on_idle = on_idle
        self._queue: SimpleQueue[Work | None] = SimpleQueue()
        self._lock = Lock()
        self._threads = 0
        self.unfinished = 0

    def submit(self, work: Work) -> None:
        """Run the work, at once if a thread is free."""
        with self._lock:
            self.unfinished += 1
            wanted = self.unfinished > self._threads and self._threads < self._limit
            self._threads += wanted
        if wanted:
            # A call that hangs for ever must not keep the process alive, hence daemons.
            Thread(target=self._run, name=f"call-{self._threads}", daemon=True).start()
        self._queue.put(work)

    def close(self) -> None:
        """Let the threads end once the work is done."""
        for _ in range(self._threads):
            self._queue.put(None)

    def _run(self) -> None:
        while (work := self._queue.get()) is not None:
            try:
                work()
            finally:
                self._done()

    def _done(self) -> None:
        with self._lock:
            self.unfinished -= 1
            idle = self.unfinished == 0
        if idle:
            self._on_idle()
