"""Every kind of resource as Terraform 1.14 sees it: imported by identity, found by queries, written as configuration.

The real Terraform makes the objects, of the samples of each kind; then our own core looks at them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from tests.conftest import Running
from tests.provider.core import Core, Json, Object
from tests.provider.sample import MANAGED, Sample, together
from tests.provider.terraform import Terraform

Samples = Callable[..., Sample]


@dataclass
class World:
    """Objects of every kind, by their types."""

    core: Core
    made: dict[str, Json]

    def imported(self, type: str) -> Object:
        identity = {name: self.made[type][name] for name in self.core.identities[type][1]}
        found = self.core.import_(type, identity=identity)
        assert found is not None
        assert found.identity == identity
        return found


@pytest.fixture(scope="module")
def world(
    attached: dict[str, str],
    running: Running,
    values: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    terraform = Terraform(tmp_path_factory.mktemp("world"), attached, {"url": running.url, "token": running.token})
    samples = [Sample(kind, "-world", values, number) for number, kind in enumerate(MANAGED.values())]
    terraform.write(together([sample.resources(sample.full) for sample in samples]))
    terraform.apply()
    state = terraform.state()
    with Core({**os.environ, **running.environment}) as core:
        yield World(core, {sample.type: state[sample.address] for sample in samples})
    terraform.destroy()


UNLISTED = ("segment_user",)
"""Who has not accepted an invitation is in no list of users."""

TYPES = sorted(f"segment_{name}" for name in MANAGED)


@pytest.mark.parametrize("type", TYPES)
def test_it_is_imported_by_identity(world: World, type: str) -> None:
    found = world.imported(type)

    id = ":".join(str(value) for value in (found.identity or {}).values())
    assert world.core.import_(type, id=id) == found


@pytest.mark.parametrize("type", TYPES)
def test_its_generated_configuration_plans_nothing(world: World, type: str) -> None:
    found = world.imported(type)
    config = world.core.generate(type, found.state)

    planned = world.core.plan(type, found, config)
    assert planned.state == found.state
    assert planned.identity == found.identity
    assert planned.replace == []


@pytest.mark.parametrize("type", TYPES)
def test_a_query_finds_it_where_the_api_lists_it(world: World, type: str) -> None:
    schema = world.core.schemas["list_resource_schemas"].get(type)
    if schema is None or type in UNLISTED:
        return
    names = [attribute["name"] for attribute in schema["block"]["attributes"] if attribute["required"]]
    listed = world.core.query(type, {name: world.made[type][name] for name in names}, include=True, limit=10_000)
    found = world.imported(type)

    (mine,) = (one for one in listed if one["identity"] == found.identity)
    assert mine["object"] == found.state
    assert mine["name"]
