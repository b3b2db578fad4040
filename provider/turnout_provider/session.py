"""Talking to the API on behalf of one provider block: carries out flows, and waits in a way that can be woken."""

from __future__ import annotations

import os
import threading
import time

from turnout import errors
from turnout._calls import drive
from turnout._retry import Policy
from turnout._steps import Failed, Request, Sleep
from turnout_provider.collections import Collections
from turnout_provider.transport import Transport
from turnout_provider.trouble import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from turnout._settings import Settings
    from turnout._steps import Flow, Outcome, Step

    T = TypeVar("T")

PATIENCE = "TURNOUT_PATIENCE"
"""Environment variable: seconds to wait in all for a service that says "later"; 300 when it is not set."""


class Session:
    """Carries out flows; `stopped` wakes whoever waits between two requests."""

    def __init__(self, settings: Settings, stopped: threading.Event, terraform: str) -> None:
        self.base_url = settings.base_url
        self.token = settings.token
        self.stopped = stopped
        self.collections = Collections(self)
        self.policy = Policy(patience=float(os.environ.get(PATIENCE) or 300))
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
        run = _Run(self._transport, self.stopped)
        began = time.monotonic()
        try:
            return drive(flow, run.do)
        except (errors.NotFound, errors.Unfinished):
            raise
        except errors.TurnoutError as error:
            raise Trouble(error, time.monotonic() - began, run.cut_short) from error


class _Run:
    """One flow's driver. A wait that is cut short ends the flow; requests that need no waiting go on."""

    def __init__(self, transport: Transport, stopped: threading.Event) -> None:
        self._transport = transport
        self._stopped = stopped
        self.cut_short = False

    def do(self, step: Step) -> Outcome:
        if isinstance(step, Sleep):
            self._wait(step)
            return None
        assert isinstance(step, Request)
        # Failing the next request, not raising here, lets a flow say what it has already created.
        return Failed("interrupted while waiting", sent=False) if self.cut_short else self._transport.send(step)

    def _wait(self, step: Sleep) -> None:
        if step.seconds >= 1:
            from turnout_provider.plugin import hclog

            hclog.write("warn", step.because)
        self.cut_short = self._stopped.wait(step.seconds) or self.cut_short
