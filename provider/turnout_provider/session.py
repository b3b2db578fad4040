"""Talking to the API on behalf of one provider block: carries out flows, and waits in a way that can be woken."""

from __future__ import annotations

import os

from turnout import errors
from turnout._calls import drive
from turnout._pacer import Pacer
from turnout._retry import Policy
from turnout._settings import REGIONS
from turnout._steps import Failed, Request, Sleep
from turnout_provider.clock import Clock
from turnout_provider.collections import Collections
from turnout_provider.transport import Transport
from turnout_provider.trouble import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    import threading
    from typing import TypeVar

    from turnout._settings import Settings
    from turnout._steps import Flow, Outcome, Step

    T = TypeVar("T")

PATIENCE = "TURNOUT_PATIENCE"
"""Environment variable: seconds that a request waits in all for its turn and for a service that says "later"."""
PATIENT = 3600
"""Those seconds when nobody says: Terraform itself gives providers as long as they need, and Ctrl-C ends a wait."""
_INTERRUPTED = Failed("interrupted while waiting", sent=False)


class Session:
    """Carries out flows; all its threads share one pacer, and `stopped` wakes whoever waits.

    With `listing` False no read is answered from a list.
    """

    def __init__(
        self,
        settings: Settings,
        stopped: threading.Event,
        terraform: str,
        clock: Clock | None = None,
        listing: bool = True,
    ) -> None:
        self.base_url = settings.base_url
        self.token = settings.token
        self.stopped = stopped
        self.collections = Collections(self, listing)
        self._clock = clock or Clock()
        self.policy = Policy(
            patience=float(os.environ.get(PATIENCE) or PATIENT),
            clock=self._clock.epoch,
            # Another server than Segment's may have no budgets; it shows with its first answer.
            pacer=Pacer(self._clock.steady, sure=settings.base_url in REGIONS.values()),
        )
        self._transport = Transport(
            settings.base_url,
            {
                "authorization": f"Bearer {settings.token}",
                "user-agent": f"turnout-terraform-provider (terraform {terraform})",
            },
        )

    def close(self) -> None:
        """Give back the connections."""
        self._transport.close()

    def run(self, flow: Flow[T]) -> T:
        """The flow's result; NotFound and Unfinished as they are, every other error as Trouble."""
        run = _Run(self._transport, self.stopped, self._clock)
        began = self._clock.steady()
        try:
            return drive(flow, run.do)
        except (errors.NotFound, errors.Unfinished):
            raise
        except errors.TurnoutError as error:
            raise Trouble(error, self._clock.steady() - began, run.cut_short) from error


class _Run:
    """One flow's driver. A wait that is cut short ends the flow; requests that need no waiting go on."""

    def __init__(self, transport: Transport, stopped: threading.Event, clock: Clock) -> None:
        self._transport = transport
        self._stopped = stopped
        self._clock = clock
        self.cut_short = False

    def do(self, step: Step) -> Outcome:
        if isinstance(step, Sleep):
            self._wait(step)
        # Failing the step, not raising here, lets a flow say what it has already created.
        if self.cut_short:
            return _INTERRUPTED
        return self._transport.send(step) if isinstance(step, Request) else None

    def _wait(self, step: Sleep) -> None:
        if step.seconds >= 1 and not self._stopped.is_set():
            from turnout_provider.plugin import hclog

            hclog.write("info", step.because, expected=hclog.timestamp(self._clock.epoch() + step.seconds))
        self.cut_short = self._clock.wait(self._stopped, step.seconds) or self.cut_short
