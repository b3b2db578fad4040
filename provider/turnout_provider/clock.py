"""The time, and letting it pass."""

from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    import threading


class Clock:
    """The machine's clock; tests bring one that runs faster."""

    def epoch(self) -> float:
        """Seconds since the epoch."""
        return time.time()

    def steady(self) -> float:
        """Seconds on a clock that only goes forward."""
        return time.monotonic()

    def wait(self, stopped: threading.Event, seconds: float) -> bool:
        """Let so many seconds pass, unless it is stopped before; whether it was."""
        return stopped.wait(seconds)
