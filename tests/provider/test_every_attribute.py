"""Every attribute of every resource: created, changed, cleared, drifted. A new kind is covered by its sample file.

One module holds a copy of the sample for each attribute, so that a kind takes a few runs of Terraform only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from tests.provider.held import differences, expected, flows, identity
from tests.provider.sample import MANAGED, Json, Sample, at, leaf, together
from tests.provider.terraform import Terraform

from turnout import Client

Samples = Callable[..., Sample]


def write(terraform: Terraform, configured: Iterable[tuple[Sample, Json]]) -> None:
    """A module of several samples."""
    terraform.write(together([sample.resources(config) for sample, config in configured]))


def wrong(terraform: Terraform, client: Client, wanted: Iterable[tuple[str, Sample, Json]]) -> dict[str, Any]:
    """By the name of each case, where the service holds something else than it should."""
    found = {name: differences(sample, config, terraform, client) for name, sample, config in wanted}
    return {name: difference for name, difference in found.items() if difference}


@pytest.mark.parametrize("kind", MANAGED)
def test_every_attribute_can_be_changed(kind: str, terraform: Terraform, client: Client, samples: Samples) -> None:
    cases = [(path, n, samples(kind, i)) for i, (path, n) in enumerate(samples(kind).variants())]
    write(terraform, [(sample, sample.full) for _, _, sample in cases])

    assert set(terraform.apply().actions.values()) == {"create"}
    assert wrong(terraform, client, [(f"{path} {n}", sample, sample.full) for path, n, sample in cases]) == {}
    assert terraform.plan().actions == {}

    write(terraform, [(sample, sample.changed(path, n)) for path, n, sample in cases])
    actions = terraform.apply().actions

    planned = {(path, n): actions.get(sample.address) for path, n, sample in cases}
    replacing = {(path, n): leaf(sample.attributes, path).replace for path, n, sample in cases}
    assert planned == {case: "replace" if replace else "update" for case, replace in replacing.items()}
    changed = [(f"{path} {n}", sample, sample.changed(path, n)) for path, n, sample in cases]
    assert wrong(terraform, client, changed) == {}
    assert terraform.plan().actions == {}
    assert set(terraform.destroy().actions.values()) == {"delete"}


@pytest.mark.parametrize("kind", [kind for kind in MANAGED if Sample(MANAGED[kind]).optional()])
def test_every_optional_attribute_can_be_cleared(
    kind: str, terraform: Terraform, client: Client, samples: Samples
) -> None:
    paths = [path for path in samples(kind).optional() if path not in samples(kind).unchanging]
    cases = [(path, samples(kind, i)) for i, path in enumerate(paths)]
    write(terraform, [(sample, sample.full) for _, sample in cases])
    terraform.apply()

    write(terraform, [(sample, sample.cleared(path)) for path, sample in cases])
    terraform.apply()

    cleared = [(path, sample, sample.after_clearing(path)) for path, sample in cases]
    assert wrong(terraform, client, cleared) == {}
    assert terraform.plan().actions == {}


@pytest.mark.parametrize("kind", [kind for kind in MANAGED if Sample(MANAGED[kind]).changeable()])
def test_a_change_behind_terraforms_back_is_seen_in_every_attribute_and_put_right(
    kind: str, terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples(kind)
    write(terraform, [(sample, sample.full)])
    terraform.apply()
    before = terraform.state()[sample.address]
    changeable = sample.changeable()
    drifted = expected(sample, sample.drifted(changeable), terraform)
    wanted = expected(sample, sample.full, terraform)
    client.run(flows(sample, client).update(identity(sample, terraform), drifted, {**wanted, **drifted}, {}))

    assert terraform.plan().actions == {sample.address: "update"}
    terraform.apply("-refresh-only")
    after = terraform.state()[sample.address]
    assert [path for path in changeable if at(after, path) == at(before, path)] == []
    terraform.apply()
    assert differences(sample, sample.full, terraform, client) == {}
    assert terraform.plan().actions == {}
