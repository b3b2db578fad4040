"""Refresh from list calls: fewer requests, the same state."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.conftest import Running
from tests.provider.gate import Gate, Reply, gate
from tests.provider.terraform import Terraform

from turnout import Client

SOURCE = {"enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": '{"website_url":"https://x.test"}'}
MANY = 12


@pytest.fixture
def guarded(running: Running, terraform: Terraform) -> Iterator[Gate]:
    """A gate between the provider and the service."""
    with gate(running.url) as before:
        terraform.provider = {**terraform.provider, "url": before.url}
        yield before


@pytest.fixture
def sources(guarded: Gate, terraform: Terraform, unique: Callable[[str], str]) -> dict[str, object]:
    """Some sources, applied; what was asked so far is forgotten."""
    made = {
        f"s{n}": {"slug": unique(f"s{n}"), "labels": [{"key": "n", "value": str(n)}], **SOURCE} for n in range(MANY)
    }
    terraform.write({"segment_source": made})
    terraform.apply()
    guarded.asked.clear()
    return {"segment_source": made}


def test_many_sources_are_refreshed_by_a_list_and_not_one_by_one(
    sources: dict[str, object], guarded: Gate, terraform: Terraform
) -> None:
    assert terraform.plan().actions == {}

    assert guarded.count("GET", "/sources?") >= 1
    assert guarded.count("GET", "/sources/") <= 1


def test_the_state_is_the_same_whether_it_was_listed_or_asked_for(
    sources: dict[str, object], guarded: Gate, terraform: Terraform
) -> None:
    listed = terraform.state()
    terraform.apply("-refresh-only")
    assert terraform.state() == listed
    guarded.decide = lambda method, path: Reply(403, {"errors": []}) if path.startswith("/sources?") else None
    guarded.asked.clear()

    terraform.apply("-refresh-only")

    assert guarded.count("GET", "/sources/") >= MANY
    assert terraform.state() == listed


def test_a_change_and_a_deletion_are_seen_through_the_list(
    sources: dict[str, object], guarded: Gate, terraform: Terraform, client: Client
) -> None:
    state = terraform.state()
    client.sources.update(state["segment_source.s3"]["id"], name="Renamed")
    client.sources.update(state["segment_source.s4"]["id"], settings={"website_url": "https://changed.test"})
    client.sources.delete(state["segment_source.s5"]["id"])

    done = terraform.plan()

    assert done.actions == {"segment_source.s4": "update", "segment_source.s5": "create"}
    # What is not in the list is asked for by itself before it is called deleted.
    assert guarded.count("GET", f"/sources/{state['segment_source.s5']['id']}") >= 1


def test_rules_are_only_read_of_plans_whose_rules_are_managed(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    rule = {"type": "TRACK", "key": "A", "version": 1, "json_schema": "{}"}
    with_rules = {"name": unique("with"), "type": "LIVE", "rules": [rule]}
    terraform.write({"segment_tracking_plan": {"with": with_rules, "without": {"name": unique("w"), "type": "LIVE"}}})
    terraform.apply()
    state = terraform.state()
    guarded.asked.clear()

    assert terraform.plan().actions == {}

    assert guarded.count("GET", f"/tracking-plans/{state['segment_tracking_plan.with']['id']}/rules") >= 1
    assert guarded.count("GET", f"/tracking-plans/{state['segment_tracking_plan.without']['id']}/rules") == 0


def test_rules_are_patched_and_deleted_and_never_put(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    rules = [{"type": "TRACK", "key": key, "version": 1, "json_schema": "{}"} for key in ("A", "B", "C")]
    plan = {"name": unique("rules"), "type": "LIVE"}
    terraform.write({"segment_tracking_plan": {"one": {**plan, "rules": rules}}})
    terraform.apply()
    guarded.asked.clear()
    changed = [rules[0], {**rules[1], "json_schema": '{"type":"object"}'}]
    terraform.write({"segment_tracking_plan": {"one": {**plan, "rules": changed}}})

    terraform.apply()

    path = "/tracking-plans/"
    assert (guarded.count("PUT", path), guarded.count("PATCH", path), guarded.count("DELETE", path)) == (0, 1, 1)
    assert terraform.plan().actions == {}


def test_spelling_json_differently_is_no_change(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    source = {"slug": unique("json"), **SOURCE}
    terraform.write({"segment_source": {"one": {**source, "settings": '{"a":1,"b":{"c":[1,2]}}'}}})
    terraform.apply()
    terraform.write({"segment_source": {"one": {**source, "settings": '{ "b": {"c": [1, 2.0]}, "a": 1 }'}}})

    assert terraform.plan().actions == {}
