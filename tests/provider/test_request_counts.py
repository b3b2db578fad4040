"""What a hundred sources, destinations and tracking plans cost in requests, through real Terraform."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.gate import Gate, gate
from tests.provider.terraform import Terraform

MANY = 100
NO_OP = 30
CREATE = 401
RULE = {"type": "TRACK", "key": "Order Completed", "version": 1, "json_schema": '{"type":"object"}'}


@pytest.fixture
def guarded(running: Running, terraform: Terraform) -> Iterator[Gate]:
    with gate(running.url) as before:
        terraform.provider = {**terraform.provider, "url": before.url}
        yield before


def workspace(unique: Callable[[str], str], **plan: Any) -> dict[str, Any]:
    name = unique("many")
    common = {"enabled": True, "settings": "{}"}
    source = {**common, "metadata": {"id": "IqDTy1TpoU"}}
    hook = {**common, "metadata": {"id": "614a3c7d791c91c41bae7599"}}
    return {
        "segment_source": {f"s{n}": {**source, "slug": f"{name}-{n}"} for n in range(MANY)},
        "segment_destination": {
            f"d{n}": {**hook, "source_id": f"${{segment_source.s{n}.id}}", "name": f"{name} {n}"} for n in range(MANY)
        },
        "segment_tracking_plan": {f"t{n}": {"name": f"{name} {n}", "type": "LIVE", **plan} for n in range(MANY)},
    }


def apart_from_the_catalog(before: Gate) -> int:
    """Requests for the workspace's own objects; catalog entries are asked for once, however many objects use them."""
    catalog = before.count("GET", "/catalog/")
    assert catalog <= 4
    return len(before.asked) - catalog


def test_three_hundred_objects_are_made_in_401_requests_and_refreshed_in_thirty(
    guarded: Gate, terraform: Terraform, values: dict[str, str], unique: Callable[[str], str]
) -> None:
    terraform.provider = {**terraform.provider, "workspace_id": values["workspace"]}
    terraform.write(workspace(unique))

    assert len(terraform.apply("-parallelism=30").actions) == 3 * MANY
    assert apart_from_the_catalog(guarded) <= CREATE
    guarded.asked.clear()

    assert terraform.plan().actions == {}
    assert len(guarded.asked) <= NO_OP


def test_rules_cost_a_request_a_plan_to_write_and_one_to_look_at(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    terraform.write(workspace(unique, rules=[RULE]))

    terraform.apply("-parallelism=30")
    assert apart_from_the_catalog(guarded) <= CREATE
    guarded.asked.clear()

    assert terraform.plan().actions == {}
    # Drift of rules shows nowhere but in the rules themselves.
    assert guarded.count("GET", "/tracking-plans/") - MANY <= 1
    assert len(guarded.asked) <= NO_OP + MANY
