"""When a call may go out, so that the service's budgets are kept instead of run into.

A budget is a number of calls in a span of time, such as 5 in 60 seconds. Segment does not say how it counts, so a
call waits until fewer than `limit` calls were answered in the last `per` seconds or are on their way. That keeps
every way of counting there is: windows that begin at fixed moments, windows that begin with a call, sliding windows,
and buckets that fill up evenly. The span runs from a call's answer, not from its start: when it arrived is not
known, only that it was by then.

Nothing is spaced out within a budget. Whatever the number of calls, none of them can go earlier than this, and
whoever needs no more than a budget does not wait at all: 100 calls at 5 a minute are done after 19 minutes, the
least that the budget allows. What spreads them is that each place in the budget opens again when its own call is a
span old.

The published budgets are only the beginning. Answers tell the service's real one (X-RateLimit-Consumed and
X-RateLimit-Remaining), calls of other processes with the same token (more is consumed than was sent from here: those
places are taken until X-RateLimit-Reset), and, by a 429, that nothing goes until it says so. After a 429 one call
goes first, and the others when it has succeeded. A service that is not Segment's own and tells no budget is taken to
have none, until it refuses a call.
"""

from __future__ import annotations

import math
import threading
import time
from bisect import bisect_left, insort
from collections.abc import Callable
from itertools import count

from ._hints import Usage, resets_in, told_to_wait, usage
from ._retry import Turn
from ._steps import Answer, Failed, Request

DEFAULT_LIMIT, DEFAULT_PER = 600, 60
"""What operations without a budget of their own share. Not published by Segment: a third party's figure."""

_MARGIN = 0.02
"""Seconds that a span is taken to be longer, for clocks that are read in steps."""
_SOON = 1.0
"""Seconds to ask again after while another call is finding out how the budget stands."""
_ENDLESS = 10**9
_NOW = 0.002
"""Waits below this many seconds are none: sleeping is not that exact."""


class Budget:
    """How much of one budget is used. It is pure: `now` is seconds on a clock that only goes forward."""

    def __init__(self, limit: int, per: float, sure: bool = True) -> None:
        self.limit, self.per = limit, per
        self._sure = sure
        self._published, self._most = limit, math.inf
        self._returns: list[float] = []
        self._flying = 0
        self._queue: list[int] = []
        self._closed_until = -math.inf
        self._heard = False
        self._doubtful = False

    def enter(self, turn: int) -> None:
        """Queue up; lower turns come first."""
        insort(self._queue, turn)

    def leave(self, turn: int) -> None:
        """Give up a place in the queue."""
        self._queue.remove(turn)

    def wait(self, turn: int, now: float) -> float:
        """Seconds until a queued turn is expected to go; at 0 it has gone, and is out of the queue."""
        place = bisect_left(self._queue, turn)
        seconds = self._opening(place, now) - now
        if seconds > _NOW:
            return seconds
        self._queue.pop(place)
        self._flying += 1
        return 0.0

    def landed(self, now: float, counted: bool) -> None:
        """A call came back; `counted` says that the service may have counted it."""
        self._flying -= 1
        if counted:
            insort(self._returns, now + self.per + _MARGIN)

    def learn(self, said: Usage | None, resets: Callable[[], float | None], now: float) -> None:
        """A call was taken; `said` is how the budget stands, `resets` the seconds until it starts anew."""
        self._heard, self._doubtful = True, False
        if said is None:
            self.limit = self.limit if self._sure else _ENDLESS
            return
        self.limit = int(min(self._most, max(1, self._total(said))))
        used = self.limit - said.remaining if said.consumed is None else said.consumed
        foreign = used - len(self._returns) - self._flying
        if foreign > 0:
            # Dates have whole seconds.
            until = now + min(self.per, resets() or self.per) + _SOON
            self._returns = sorted(self._returns + [until] * min(foreign, self.limit))

    def refused(self, seconds: float, now: float) -> None:
        """The budget is used up, and nothing goes for so many seconds."""
        self._heard = self._doubtful = self._sure = True
        self._closed_until = max(self._closed_until, now + seconds)
        # It counts in another way than it tells: what is published is safer than what was learnt.
        self._most = max(self._published, 1)
        self.limit = min(self.limit, self._published)

    def _total(self, said: Usage) -> int:
        if said.consumed is None:
            return max(self.limit, said.remaining + 1)
        return said.remaining + said.consumed

    def _opening(self, place: int, now: float) -> float:
        """The moment at which the queue's turn number `place` can go, if all before it go as soon as they can."""
        opening = max(self._free_at(place, now), self._closed_until)
        if self._doubtful and (place or self._flying):
            return max(opening, now + _SOON)
        if not self._heard and self._flying:
            # The first answer may tell that the real budget is another one.
            return min(opening, now + _SOON)
        return opening

    def _free_at(self, place: int, now: float) -> float:
        del self._returns[: bisect_left(self._returns, now)]
        used = len(self._returns) + self._flying
        if place < self.limit - used:
            return now
        opens = [now] * (self.limit - used) + self._returns + [now + self.per] * self._flying
        opens = sorted(opens)[max(0, used - self.limit) :]
        rounds, place = divmod(place, self.limit)
        return opens[place] + rounds * self.per


class Pacer:
    """The budgets of one token, shared by all threads and tasks that call with it.

    Give two clients of one token the same `Policy(pacer=...)`, so that they know of each other. With `sure` False the
    published budgets count only for a service that tells budgets or refuses calls. `clock` gives seconds and only
    goes forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, sure: bool = True) -> None:
        self.clock, self.lock, self._sure = clock, threading.Lock(), sure
        self._budgets: dict[str, Budget] = {}
        self._turns = count()

    def turn(self, request: Request) -> Turn:
        """A request's place in the queue for its budget; close it when the request is answered for good."""
        with self.lock:
            return _Paced(self, self._budget(request), next(self._turns))

    def _budget(self, request: Request) -> Budget:
        if request.limit:
            return self._budgets.setdefault(request.operation, Budget(request.limit, request.per, self._sure))
        return self._budgets.setdefault("", Budget(DEFAULT_LIMIT, DEFAULT_PER, self._sure))


class _Paced(Turn):
    """One request's turn; it keeps its number, so that what was refused goes before what came later."""

    def __init__(self, pacer: Pacer, budget: Budget, number: int) -> None:
        self._pacer, self._budget, self._number = pacer, budget, number
        self._queued = self._flying = False

    def wait(self) -> float:
        with self._pacer.lock:
            if not self._queued:
                self._budget.enter(self._number)
            seconds = self._budget.wait(self._number, self._pacer.clock())
            self._queued, self._flying = seconds > 0, seconds <= 0
            return seconds

    def answered(self, outcome: Answer | Failed, epoch: float) -> None:
        with self._pacer.lock:
            now = self._pacer.clock()
            self._flying = False
            self._budget.landed(now, _counted(outcome))
            if isinstance(outcome, Failed) or outcome.status >= 500:
                return
            if outcome.status == 429:
                seconds = told_to_wait(outcome, epoch)
                self._budget.refused(_SOON if seconds is None else seconds, now)
            else:
                self._budget.learn(usage(outcome), lambda: resets_in(outcome, epoch), now)

    def close(self) -> None:
        with self._pacer.lock:
            if self._queued:
                self._budget.leave(self._number)
            if self._flying:
                self._budget.landed(self._pacer.clock(), counted=True)
            self._queued = self._flying = False

    @property
    def budget(self) -> str:
        return f"{self._budget.limit} requests in {self._budget.per:g} s"


def _counted(outcome: Answer | Failed) -> bool:
    return outcome.sent if isinstance(outcome, Failed) else outcome.status != 429
