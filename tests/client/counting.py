"""Services that count calls in the ways there are, and time that passes only when all wait: no test has to."""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import count
from typing import Any

from turnout._pacer import Pacer
from turnout._retry import Policy
from turnout._steps import Answer, Flow, Outcome, Request, Sleep

EPOCH = 1_793_000_000.0


@dataclass
class Service:
    """At most `limit` calls in `per` seconds, counted as a subclass says, told in headers as Segment's are."""

    limit: int
    per: float = 60.0
    tells: bool = True
    taken: list[float] = field(default_factory=list)
    refused: int = 0

    def used(self, now: float) -> int:
        """The calls that count against the limit."""
        raise NotImplementedError

    def frees(self, now: float) -> float:
        """When fewer of them do."""
        raise NotImplementedError

    def answer(self, now: float) -> Answer:
        if self.used(now) >= self.limit:
            self.refused += 1
            wait = self.frees(now) - now
            headers = {"retry-after": str(int(wait) + 1)} if self.tells else {}
            entry = {"type": "RequestError", "message": "Too many requests", "data": {"msBeforeNext": wait * 1000}}
            return Answer(429, headers, json.dumps({"errors": [entry]}).encode())
        self.taken.append(now)
        return Answer(200, self._headers(now) if self.tells else {}, b'{"data": {}}')

    def _headers(self, now: float) -> dict[str, str]:
        used = self.used(now)
        return {
            "date": _date(now),
            "x-ratelimit-consumed": str(used),
            "x-ratelimit-remaining": str(self.limit - used),
            "x-ratelimit-reset": _date(self.frees(now)),
        }


class FixedWindows(Service):
    """Windows on the clock's minutes, wherever the calls begin."""

    phase = 17.3

    def used(self, now: float) -> int:
        return sum(self._window(each) == self._window(now) for each in self.taken)

    def frees(self, now: float) -> float:
        return (self._window(now) + 1) * self.per - self.phase

    def _window(self, now: float) -> int:
        return int((now + self.phase) // self.per)


class StartedWindows(Service):
    """Each window begins with the first call after the one before."""

    def used(self, now: float) -> int:
        return sum(each >= self._start(now) for each in self.taken)

    def frees(self, now: float) -> float:
        return self._start(now) + self.per

    def _start(self, now: float) -> float:
        start = -self.per
        for each in [*self.taken, now]:
            if each >= start + self.per:
                start = each
        return start


class SlidingWindow(Service):
    """Every interval of `per` seconds counts."""

    def used(self, now: float) -> int:
        return sum(each > now - self.per for each in self.taken)

    def frees(self, now: float) -> float:
        return min((each for each in self.taken if each > now - self.per), default=now) + self.per


class TokenBucket(Service):
    """A bucket of `limit` tokens that fills up evenly in `per` seconds."""

    def used(self, now: float) -> int:
        tokens, before = float(self.limit), 0.0
        for each in self.taken:
            tokens = self._filled(tokens, each - before) - 1
            before = each
        return math.ceil(self.limit - self._filled(tokens, now - before) - 1e-9)

    def _filled(self, tokens: float, seconds: float) -> float:
        return min(self.limit, tokens + seconds * self.limit / self.per)

    def frees(self, now: float) -> float:
        return now + self.per / self.limit


def _date(now: float) -> str:
    return format_datetime(datetime.fromtimestamp(EPOCH + int(now), UTC), usegmt=True)


class World:
    """Carries out flows in time that is only counted; a request takes `delay` to arrive, and its answer back."""

    def __init__(self, service: Service, *, delay: float = 0.05, patience: float = 1e9, sure: bool = True) -> None:
        self.now, self.service, self.delay = 0.0, service, delay
        self.waits: list[Sleep] = []
        self.policy = self.policy_of(Pacer(lambda: self.now, sure=sure), patience)
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._order = count()

    def policy_of(self, pacer: Pacer, patience: float = 1e9) -> Policy:
        return Policy(patience=patience, clock=lambda: EPOCH + self.now, chance=lambda: 0.0, pacer=pacer)

    def at(self, when: float, do: Callable[[], None]) -> None:
        heapq.heappush(self._events, (when, next(self._order), do))

    def start(self, flows: Iterator[Flow[Any]]) -> list[Any]:
        """Carry out flows one after the other; what came of them, errors too, and when."""
        results: list[Any] = []
        self._next(flows, results)
        return results

    def run(self) -> None:
        while self._events:
            self.now, _, do = heapq.heappop(self._events)
            do()

    def _next(self, flows: Iterator[Flow[Any]], results: list[Any]) -> None:
        flow = next(flows, None)
        if flow is not None:

            def done(result: Any) -> None:
                results.append(result)
                self._next(flows, results)

            self._step(flow, None, done)

    def _step(self, flow: Flow[Any], outcome: Outcome, done: Callable[[Any], None]) -> None:
        try:
            step = flow.send(outcome)
        except StopIteration as stop:
            return done(stop.value)
        except Exception as error:
            return done(error)
        if isinstance(step, Sleep):
            self.waits.append(step)
            return self.at(self.now + step.seconds, lambda: self._step(flow, None, done))
        return self.at(self.now + self.delay, lambda: self._arrive(flow, done))

    def _arrive(self, flow: Flow[Any], done: Callable[[Any], None]) -> None:
        answer = self.service.answer(self.now)
        self.at(self.now + self.delay, lambda: self._step(flow, answer, done))


def asking(limit: int, per: int = 60, operation: str = "createThing") -> Request:
    """A request of an operation with this published budget."""
    return Request(operation, "POST", "/things", limit=limit, per=per)


WAYS: Sequence[type[Service]] = (FixedWindows, StartedWindows, SlidingWindow, TokenBucket)
