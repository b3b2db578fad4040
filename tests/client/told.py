"""A flow told what came of each step, without any client; what it asked for, and what came out."""

from __future__ import annotations

import json
from typing import Any

from turnout._calls import Answer, Failed, Flow, Outcome, Policy, Request, Sleep, Step

POLICY = Policy(clock=lambda: 1_793_000_000.0, chance=lambda: 0.5)
RESET = Failed("connection reset")
REFUSED = Failed("connection refused", sent=False)


def ok(**inside: Any) -> Answer:
    """A success in its envelope."""
    return Answer(200, {}, json.dumps({"data": inside}).encode())


def made(**inside: Any) -> Answer:
    """A creation in its envelope."""
    return Answer(201, {}, json.dumps({"data": inside}).encode())


def no(status: int, message: str = "no", **headers: str) -> Answer:
    """A refusal."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, named, json.dumps({"errors": [{"type": "test", "message": message}]}).encode())


class Told:
    """Runs a flow to its end; sleeps are noted and take no time."""

    def __init__(self, flow: Flow[Any], *outcomes: Outcome) -> None:
        self.steps: list[Step] = []
        self.result: Any = None
        left = iter(outcomes)
        outcome: Outcome = None
        try:
            while True:
                step = flow.send(outcome)
                self.steps.append(step)
                outcome = None if isinstance(step, Sleep) else next(left)
        except StopIteration as done:
            self.result = done.value
        unsaid = list(left)
        assert not unsaid, f"the flow did not ask for {unsaid}"

    @property
    def asked(self) -> list[str]:
        return [f"{step.method} {step.target}" for step in self.steps if isinstance(step, Request)]

    @property
    def bodies(self) -> list[Any]:
        return [step.body for step in self.steps if isinstance(step, Request) and step.method != "GET"]

    @property
    def waits(self) -> list[float]:
        return [step.seconds for step in self.steps if isinstance(step, Sleep)]
