"""What a plan shows of tracking plans' rules: the property that changed, whichever way the rules are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.gate import Gate, gate
from tests.provider.terraform import Terraform

from turnout import Client

MANY = 40


@pytest.fixture
def guarded(running: Running, terraform: Terraform) -> Iterator[Gate]:
    with gate(running.url) as before:
        terraform.provider = {**terraform.provider, "url": before.url}
        yield before


def schema(total: str) -> dict[str, Any]:
    properties = {"total": {"type": total}, "currency": {"type": "string"}}
    return {"type": "object", "properties": {"properties": {"type": "object", "properties": properties}}}


def rule(key: str, total: str = "number") -> dict[str, Any]:
    return {"type": "TRACK", "key": key, "version": 1, "json_schema": json.dumps(schema(total))}


def of_plan(name: str, *rules: dict[str, Any]) -> dict[str, Any]:
    return {"segment_tracking_plan": {"shop": {"name": name, "type": "LIVE", "rules": list(rules)}}}


def test_a_plan_tells_the_one_property_of_the_one_rule_that_changes(
    terraform: Terraform, unique: Callable[[str], str]
) -> None:
    name = unique("Shop")
    terraform.write(of_plan(name, rule("Order Completed"), rule("Cart Viewed"), rule("Old")))
    terraform.apply()
    assert terraform.state()["segment_tracking_plan.shop"]["rules_changed"] is None
    terraform.write(of_plan(name, rule("Order Completed", "string"), rule("Cart Viewed"), rule("New")))

    shown = terraform.run("plan", "-no-color").text

    assert (
        '"TRACK Order Completed 1" = "properties.properties.properties.total.type: \\"number\\" -> \\"string\\""'
        in (" ".join(shown.split()))
    )
    assert '"TRACK Old 1"' in shown
    assert '"TRACK New 1"' in shown
    assert '"TRACK Cart Viewed 1"' not in shown
    terraform.apply()
    assert terraform.plan().actions == {}
    assert terraform.state()["segment_tracking_plan.shop"]["rules_changed"]["TRACK New 1"] == "added"


def test_rules_that_are_spelled_differently_are_no_change(terraform: Terraform, unique: Callable[[str], str]) -> None:
    name = unique("Shop")
    terraform.write(of_plan(name, rule("A"), rule("B")))
    terraform.apply()
    respelled = {**rule("A"), "json_schema": json.dumps(schema("number"), indent=2, sort_keys=True)}
    terraform.write(of_plan(name, rule("B"), respelled))

    assert terraform.plan().actions == {}


def test_other_changes_of_a_plan_say_nothing_of_its_rules(terraform: Terraform, unique: Callable[[str], str]) -> None:
    terraform.write(of_plan(unique("Shop"), rule("A")))
    terraform.apply()
    terraform.write(of_plan(unique("Renamed"), rule("A")))

    shown = terraform.run("plan", "-no-color").text

    assert "rules_changed" not in shown
    assert "1 to change" in shown


def test_a_rule_by_itself_shows_the_property_that_changes(terraform: Terraform, unique: Callable[[str], str]) -> None:
    plan = {"segment_tracking_plan": {"shop": {"name": unique("Shop"), "type": "LIVE"}}}
    by_itself = {"tracking_plan_id": "${segment_tracking_plan.shop.id}"}
    terraform.write({**plan, "segment_tracking_plan_rule": {"order": {**by_itself, **rule("Order Completed")}}})
    terraform.apply()
    terraform.write(
        {**plan, "segment_tracking_plan_rule": {"order": {**by_itself, **rule("Order Completed", "string")}}}
    )

    shown = " ".join(terraform.run("plan", "-no-color").text.split())

    assert 'total = { ~ type = "number" -> "string" }' in shown
    assert "1 to change" in shown


def test_rules_from_files_are_one_resource_each_and_refreshed_by_one_list(
    guarded: Gate, terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    folder = terraform.directory / "rules"
    folder.mkdir()
    for n in range(MANY):
        document = {"type": "TRACK", "key": f"Event {n}", "version": 1, "schema": schema("number")}
        (folder / f"event-{n}.json").write_text(json.dumps(document))
    terraform.hcl(
        f"""
        resource "segment_tracking_plan" "shop" {{
          name = "{unique("Shop")}"
          type = "LIVE"
        }}

        resource "segment_tracking_plan_rule" "all" {{
          for_each         = {{ for name in fileset(path.module, "rules/*.json") : name => jsondecode(file(name)) }}
          tracking_plan_id = segment_tracking_plan.shop.id
          type             = each.value.type
          key              = each.value.key
          version          = each.value.version
          json_schema      = jsonencode(each.value.schema)
        }}
        """
    )
    terraform.apply()
    plan_id = terraform.state()["segment_tracking_plan.shop"]["id"]
    assert len(client.tracking_plans.get(plan_id).rules or ()) == MANY
    changed = folder / "event-7.json"
    changed.write_text(changed.read_text().replace('"number"', '"string"'))
    guarded.asked.clear()

    done = terraform.plan()

    assert done.actions == {'segment_tracking_plan_rule.all["rules/event-7.json"]': "update"}
    assert guarded.count("GET", f"/tracking-plans/{plan_id}/rules") <= 2


def test_a_rule_is_imported_by_its_plan_and_what_tells_it_apart(
    terraform: Terraform, unique: Callable[[str], str]
) -> None:
    plan = {"segment_tracking_plan": {"shop": {"name": unique("Shop"), "type": "LIVE"}}}
    one = {"tracking_plan_id": "${segment_tracking_plan.shop.id}", **rule("Order: Completed")}
    resources = {**plan, "segment_tracking_plan_rule": {"one": one}}
    terraform.write(resources)
    terraform.apply()
    id_ = terraform.state()["segment_tracking_plan_rule.one"]
    terraform.run("state", "rm", "segment_tracking_plan_rule.one")

    terraform.run("import", "segment_tracking_plan_rule.one", f"{id_['tracking_plan_id']}:TRACK:1:Order: Completed")

    assert terraform.plan().actions == {}
