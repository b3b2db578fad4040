"""Refreshing from lists gives the state that asking for each object gives, for every kind, whatever changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Running
from tests.provider.gate import Gate, gate
from tests.provider.held import expected, flows, identity
from tests.provider.sample import MANAGED, Sample, together
from tests.provider.terraform import Terraform

from turnout import Client, errors
from turnout._wire import parameters
from turnout_provider.facts import Printed
from turnout_provider.operations import flows_of
from turnout_provider.segment import Segment

PRINTED = Printed()
COPIES = 3


def is_listed(kind: str) -> bool:
    facts = PRINTED.resource(f"segment_{kind}")
    return facts is not None and facts.wire.list is not None and flows_of(facts).listed


LISTED = sorted(kind for kind in MANAGED if is_listed(kind))


@dataclass(frozen=True)
class World:
    """Three objects of every kind that is listed, as they were applied, and a gate before the service."""

    samples: dict[str, list[Sample]]
    terraform: Terraform
    client: Client
    before: Gate


@pytest.fixture(scope="module")
def world(
    attached: dict[str, str], running: Running, values: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    directory: Path = tmp_path_factory.mktemp("refresh")
    terraform = Terraform(directory, attached, {"url": running.url, "token": running.token})
    made = {kind: [Sample(MANAGED[kind], f"r-{kind}", values, n) for n in range(COPIES)] for kind in LISTED}
    terraform.write(together([sample.resources(sample.full) for samples in made.values() for sample in samples]))
    terraform.apply()
    with Client(base_url=running.url, token=running.token) as client, gate(running.url) as before:
        yield World(made, terraform, client, before)


def segment(url: str, token: str, refresh: str) -> Segment:
    """The provider, configured."""
    made = Segment()
    block = dict.fromkeys(made.attributes)
    assert made.configure({**block, "url": url, "token": token, "refresh": refresh}, "1.11.4") == []
    return made


@pytest.mark.parametrize("kind", LISTED)
def test_a_list_tells_what_each_object_tells(kind: str, world: World, running: Running) -> None:
    samples = world.samples[kind]
    states = [world.terraform.state()[sample.address] for sample in samples]
    optional = [name for name, attribute in samples[0].attributes.items() if attribute.optional]
    changeable = samples[0].changeable()

    @settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.sets(st.sampled_from(changeable or [""])), st.sets(st.sampled_from(optional or [""])))
    def agree(changed: set[str], silent: set[str]) -> None:
        if changeable and changed:
            change(world, samples[0], sorted(changed))
        spoken = [{name: None if name in silent else value for name, value in state.items()} for state in states]
        assert read(world, running, kind, spoken, "list") == read(world, running, kind, spoken, "get")

    agree()


def read(world: World, running: Running, kind: str, states: list[dict[str, Any]], refresh: str) -> list[Any]:
    """The states as one run of Terraform would refresh them; by a list for all but the first, or each by itself."""
    provider = segment(world.before.url, running.token, refresh)
    resource = provider.resource(f"segment_{kind}")
    world.before.asked.clear()
    found = [resource.read(state, {}).state for state in states]
    provider.close()
    facts = PRINTED.resource(f"segment_{kind}")
    assert facts is not None
    if facts.wire.read is not None and facts.wire.list is not None:
        verb = facts.wire.list
        places = Counter(verb.path.format(**{name: state[name] for name in parameters(verb)}) for state in states)
        listed = sum(world.before.count("GET", f"{place}?") for place in places)
        # What is alone below its parent is not worth a list.
        assert (listed > 0) == (refresh == "list" and max(places.values()) > 1)
    return found


def change(world: World, sample: Sample, paths: list[str]) -> None:
    """Give some attributes of a sample other values behind Terraform's back."""
    drifted = expected(sample, sample.drifted(paths), world.terraform)
    wanted = expected(sample, sample.full, world.terraform)
    flow = flows(sample, world.client).update(identity(sample, world.terraform), drifted, {**wanted, **drifted}, {})
    # What does not go together is refused, and then nothing has changed.
    with suppress(errors.Invalid):
        world.client.run(flow)
