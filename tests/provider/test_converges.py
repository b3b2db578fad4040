"""Random changes of a workspace, in and out of band: one apply is always enough, and the next has nothing to do."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from tests.conftest import Running
from tests.provider.engine import Engine
from tests.provider.held import flows
from tests.provider.sample import MANAGED, Json, Sample, on_the_wire, together

from turnout import Client, errors

# Every kind but those that the published budgets would make slow, and those that share one slot with their siblings.
KINDS = sorted(set(MANAGED) - {"warehouse_sync_schedule", "warehouse_selective_sync"})
PLACES = 3
"""How many resources of random kinds there are at once."""


def configurations(sample: Sample) -> list[Json]:
    """Everything that a sample can be: whole, with each attribute changed, and without each that may be left out."""
    changed = [sample.changed(path, n) for path, n in sample.variants()]
    cleared = [sample.cleared(path) for path in sample.optional() if path not in sample.unchanging]
    return [sample.full, *changed, *cleared]


class Workspace(RuleBasedStateMachine):
    """Resources in a few places, each with a sample's configuration, and people who interfere."""

    running: ClassVar[Running]
    values: ClassVar[dict[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.engine = Engine(self.running.url, self.running.token)
        self.client = Client(base_url=self.running.url, token=self.running.token)
        self.samples: dict[int, Sample] = {}
        self.configs: dict[int, Json] = {}
        self.settled = True

    def teardown(self) -> None:
        self.engine.apply({})
        assert self.engine.state == {}
        self.engine.close()
        self.client.close()

    @rule(place=st.integers(0, PLACES - 1), kind=st.sampled_from(KINDS))
    def put(self, place: int, kind: str) -> None:
        """Configure another kind of resource."""
        self.samples[place] = Sample(MANAGED[kind], uuid.uuid4().hex[:8], self.values, place)
        self.configs[place] = self.samples[place].full
        self.settled = False

    @rule(place=st.integers(0, PLACES - 1), choice=st.integers(0, 999))
    def configure(self, place: int, choice: int) -> None:
        """Say something else of a resource."""
        if place in self.samples:
            offered = configurations(self.samples[place])
            self.configs[place] = offered[choice % len(offered)]
            self.settled = False

    @rule(place=st.integers(0, PLACES - 1))
    def take_out(self, place: int) -> None:
        """Take a resource out of the configuration; what is around it stays."""
        self.configs.pop(place, None)
        self.settled = False

    @precondition(lambda self: self.engine.state)
    @rule(place=st.integers(0, PLACES - 1), choice=st.integers(0, 999))
    def interfere(self, place: int, choice: int) -> None:
        """Somebody changes an object behind Terraform's back, as far as the service lets them."""
        found = self._held(place)
        changeable = self.samples[place].changeable() if found else []
        if not changeable:
            return
        path = changeable[choice % len(changeable)]
        sample, state = self.samples[place], self.engine.state[self.samples[place].address]
        drifted = self.engine.resolved(on_the_wire(sample.attributes, sample.drifted([path])))
        identity = tuple(state[name] for name in sample.kind.identity)
        held = self.engine.resolved(on_the_wire(sample.attributes, sample.full))
        self._anyhow(lambda: flows(sample, self.client).update(identity, drifted, {**held, **drifted}, {}))
        self.settled = False

    @precondition(lambda self: self.engine.state)
    @rule(place=st.integers(0, PLACES - 1))
    def delete(self, place: int) -> None:
        """Somebody deletes an object behind Terraform's back."""
        if not self._held(place):
            return
        sample, state = self.samples[place], self.engine.state[self.samples[place].address]
        identity = tuple(state[name] for name in sample.kind.identity)
        held = self.engine.resolved(on_the_wire(sample.attributes, sample.full))
        self._anyhow(lambda: flows(sample, self.client).delete(identity, held))
        self.settled = False

    @invariant()
    def converges(self) -> None:
        """One apply makes it so, and another finds nothing to do."""
        if self.settled:
            return
        self.engine.apply(self._module())
        assert self.engine.apply(self._module()) == {}
        self.settled = True

    def _held(self, place: int) -> bool:
        return place in self.samples and self.samples[place].address in self.engine.state

    def _module(self) -> Json:
        return together([sample.resources(self.configs.get(place)) for place, sample in self.samples.items()])

    def _anyhow(self, flow: Callable[[], Any]) -> None:
        try:
            self.client.run(flow())
        except errors.ApiError:
            # Some changes are refused where they stand alone.
            return


@pytest.mark.parametrize("kind", KINDS)
def test_each_sample_obeys_the_rules_of_terraform(
    kind: str, running: Running, values: dict[str, str], unique: Callable[[str], str]
) -> None:
    engine = Engine(running.url, running.token)
    sample = Sample(MANAGED[kind], unique(""), values)
    for config in configurations(sample):
        engine.apply(sample.resources(config))
        assert engine.apply(sample.resources(config)) == {}
    engine.apply({})
    engine.close()


def test_random_changes_in_and_out_of_band_always_converge(running: Running, values: dict[str, str]) -> None:
    run_state_machine_as_test(
        type("Here", (Workspace,), {"running": running, "values": values}),
        settings=settings(
            max_examples=20,
            stateful_step_count=8,
            deadline=None,
            derandomize=True,
            # Shrinking tries hundreds of workspaces; the steps that failed are told as they are.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
