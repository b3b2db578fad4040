"""Every attribute of every resource: created, changed, cleared, drifted. A new kind is covered by its sample file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.provider.held import differences, expected, identity
from tests.provider.sample import MANAGED, Sample, at, leaf, leaves, optional
from tests.provider.terraform import Terraform

from turnout import Client
from turnout._calls import update
from turnout_provider import schema

CHANGES = [(kind, path, n) for kind in MANAGED for path, n in Sample(MANAGED[kind]).variants()]
OPTIONAL = [(kind, path) for kind in MANAGED for path in optional(schema.resource(MANAGED[kind]))]


@pytest.mark.parametrize("kind", MANAGED)
def test_what_was_created_is_held_by_the_service_and_the_next_plan_is_empty(
    kind: str, terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    sample = Sample(MANAGED[kind], unique(""))
    terraform.write(sample.resources(sample.full))

    assert terraform.apply().actions[sample.address] == "create"
    assert differences(sample, sample.full, terraform, client) == {}
    assert terraform.plan().actions == {}


@pytest.mark.parametrize(("kind", "path", "variant"), CHANGES, ids=["-".join(map(str, change)) for change in CHANGES])
def test_every_attribute_can_be_changed(
    kind: str, path: str, variant: int, terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    sample = Sample(MANAGED[kind], unique(""))
    terraform.write(sample.resources(sample.full))
    terraform.apply()
    config = sample.changed(path, variant)
    terraform.write(sample.resources(config))

    action = terraform.apply().actions[sample.address]

    assert action == ("replace" if leaf(sample.attributes, path).replace else "update")
    assert differences(sample, config, terraform, client) == {}
    assert terraform.plan().actions == {}


@pytest.mark.parametrize(("kind", "path"), OPTIONAL, ids=["-".join(cleared) for cleared in OPTIONAL])
def test_every_optional_attribute_can_be_cleared(
    kind: str, path: str, terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    sample = Sample(MANAGED[kind], unique(""))
    terraform.write(sample.resources(sample.full))
    terraform.apply()
    terraform.write(sample.resources(sample.cleared(path)))

    terraform.apply()

    assert differences(sample, sample.after_clearing(path), terraform, client) == {}
    assert terraform.plan().actions == {}


@pytest.mark.parametrize("kind", MANAGED)
def test_a_change_behind_terraforms_back_is_seen_in_every_attribute_and_put_right(
    kind: str, terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    sample = Sample(MANAGED[kind], unique(""))
    terraform.write(sample.resources(sample.full))
    terraform.apply()
    before = terraform.state()[sample.address]
    changeable = [path for path, attribute in leaves(sample.attributes) if not attribute.replace]
    drifted = expected(sample, sample.drifted(changeable), terraform)
    client.run(update(sample.kind.wire, identity(sample, terraform), drifted, policy=client.policy, reread=False))

    assert terraform.plan().actions == {sample.address: "update"}
    terraform.apply("-refresh-only")
    after = terraform.state()[sample.address]
    assert [path for path in changeable if at(after, path) == at(before, path)] == []
    terraform.apply()
    assert differences(sample, sample.full, terraform, client) == {}
    assert terraform.plan().actions == {}
