"""How many events a workspace may send in a second: a bucket each, decided from a clock that is given."""

from __future__ import annotations

import math
import time
from collections.abc import Callable


class Budgets:
    """Buckets that hold a second's events and are filled at `rate` events a second; 0 is no limit.

    A bucket that holds anything lets a whole batch through and owes the rest, so that no batch is too large for it.
    """

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = rate, clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, owner: str, events: int) -> int:
        """Take so many events out, or take nothing and answer in how many whole seconds there are some again."""
        if not self._rate:
            return 0
        now = self._clock()
        level, since = self._buckets.get(owner, (float(self._rate), now))
        level = min(self._rate, level + (now - since) * self._rate)
        if level < 1:
            self._buckets[owner] = level, now
            return max(1, math.ceil((1 - level) / self._rate))
        self._buckets[owner] = level - events, now
        return 0
