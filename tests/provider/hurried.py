"""A world in which time runs faster, for the provider and for the server: minutes of budgets take seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from tests.provider.terraform import ADDRESS

from turnout_provider.clock import Clock
from turnout_provider.framework.servicer import Servicer
from turnout_provider.plugin.reattach import Reattachable
from turnout_provider.segment import Segment

EPOCH = datetime(2026, 11, 1, tzinfo=UTC).timestamp()


class Hurried(Clock):
    """A clock that began at EPOCH and goes so many times as fast as the machine's."""

    def __init__(self, times: float) -> None:
        self._times, self._began = times, time.monotonic()

    def epoch(self) -> float:
        return EPOCH + self.steady()

    def steady(self) -> float:
        return (time.monotonic() - self._began) * self._times

    def wait(self, stopped: threading.Event, seconds: float) -> bool:
        return stopped.wait(seconds / self._times)

    def now(self) -> datetime:
        """What a server's clock shows."""
        return datetime.fromtimestamp(self.epoch(), UTC)


@contextmanager
def attached(clock: Clock) -> Iterator[dict[str, str]]:
    """The environment that leads Terraform to a provider in this process, with a clock of its own."""
    segment = Segment(clock)
    servicer = Servicer(segment)
    with Reattachable(servicer.handle, ADDRESS, servicer.attempt) as provider:
        yield provider.environ
    segment.close()
