"""Every data source, through the real Terraform against the real server."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from tests.conftest import Running
from tests.provider.terraform import Json, Terraform

from turnout import (
    Client,
    DestinationSpec,
    Label,
    Rule,
    SchemaSettings,
    Source,
    SourceSpec,
    SourceTrackingPlanConnectionSpec,
    TrackingPlan,
    TrackingPlanSpec,
    TrackSettings,
)

JAVASCRIPT, WEBHOOK = "IqDTy1TpoU", "turnout-webhook"


def looked_up(terraform: Terraform, type: str, **config: str) -> Json:
    """What the data source says."""
    terraform.write(
        data={f"segment_{type}": {"it": config}},
        output={"it": {"value": f"${{data.segment_{type}.it}}", "sensitive": True}},
    )
    terraform.apply()
    found: Json = json.loads(terraform.run("output", "-json", "it").text)
    return found


@pytest.fixture
def source(client: Client, unique: Callable[[str], str]) -> Source:
    labels = [Label(key="team", value="growth"), Label(key="environment", value="production")]
    spec = SourceSpec(slug=unique("web"), metadata_id=JAVASCRIPT, enabled=True, settings={"a": 1}, labels=labels)
    return client.sources.create(spec)


@pytest.fixture
def plan(client: Client) -> TrackingPlan:
    rules = [Rule(type="TRACK", key="Order Completed", version=1, json_schema={"type": "object"})]
    return client.tracking_plans.create(TrackingPlanSpec(name="Shop", type="LIVE", rules=rules))


def test_the_workspace_needs_no_id(terraform: Terraform, client: Client) -> None:
    workspace = client.workspace.get()

    assert looked_up(terraform, "workspace") == {"id": workspace.id, "name": workspace.name, "slug": workspace.slug}


def test_a_source_comes_with_its_catalog_entry_labels_keys_and_schema_settings(
    terraform: Terraform, client: Client, source: Source, plan: TrackingPlan
) -> None:
    settings = SchemaSettings(track=TrackSettings(allow_unplanned_events=False))
    client.source_tracking_plan_connections.create(
        SourceTrackingPlanConnectionSpec(source_id=source.id, tracking_plan_id=plan.id, schema_settings=settings)
    )

    found = looked_up(terraform, "source", id=source.id)

    assert found["slug"] == source.slug
    assert found["metadata"]["name"] == "Javascript"
    assert json.loads(found["settings"]) == {"a": 1}
    assert found["labels"] == [label.model_dump() for label in source.labels]
    assert found["write_keys"] == list(source.write_keys)
    assert found["schema_settings"]["track"]["allow_unplanned_events"] is False


def test_a_destination_comes_with_its_catalog_entry(terraform: Terraform, client: Client, source: Source) -> None:
    spec = DestinationSpec(
        source_id=source.id,
        metadata_id=WEBHOOK,
        name="Hook",
        settings={"url": "https://a.example", "sharedSecret": "s"},
    )
    destination = client.destinations.create(spec)

    found = looked_up(terraform, "destination", id=destination.id)

    assert (found["name"], found["source_id"]) == ("Hook", source.id)
    assert found["metadata"]["supported_methods"]["track"] is True
    assert {"url", "sharedSecret"} <= {option["name"] for option in found["metadata"]["options"]}
    assert json.loads(found["settings"])["url"] == "https://a.example"


def test_a_tracking_plan_comes_with_its_rules(terraform: Terraform, plan: TrackingPlan) -> None:
    found = looked_up(terraform, "tracking_plan", id=plan.id)

    assert found["name"] == "Shop"
    (rule,) = found["rules"]
    assert (rule["type"], rule["key"], json.loads(rule["json_schema"])) == (
        "TRACK",
        "Order Completed",
        {"type": "object"},
    )
    assert rule["created_at"]


@pytest.mark.parametrize(
    ("type", "id", "name"), [("source", JAVASCRIPT, "Javascript"), ("destination", WEBHOOK, "Webhook (Turnout)")]
)
def test_the_catalog_is_looked_up_by_id(terraform: Terraform, type: str, id: str, name: str) -> None:
    found = looked_up(terraform, f"{type}_metadata", id=id)

    assert (found["id"], found["name"]) == (id, name)
    assert found["description"]


@pytest.mark.parametrize(
    "type", ["source", "source_metadata", "destination", "destination_metadata", "tracking_plan"]
)
def test_what_is_not_there_is_an_error_on_the_id(terraform: Terraform, running: Running, type: str) -> None:
    terraform.write(data={f"segment_{type}": {"it": {"id": "nope"}}})

    (error,) = terraform.refused("plan")

    assert "nope" in error["detail"]
    assert f"no such {type}" in error["summary"]
    assert running.token not in json.dumps(error)


@pytest.mark.parametrize(
    ("type", "said", "id"),
    [
        ("source_metadata", {"slug": "javascript"}, JAVASCRIPT),
        ("source_metadata", {"name": "Javascript"}, JAVASCRIPT),
        ("destination_metadata", {"slug": "actions-webhook"}, "614a3c7d791c91c41bae7599"),
        ("warehouse_metadata", {"slug": "postgres"}, "55d3d3aea3c"),
        ("role", {"name": "Workspace Owner"}, "1WDUuRLxv84rrfCNUwvkrRtkxnS"),
    ],
)
def test_what_has_a_name_is_looked_up_by_it(terraform: Terraform, type: str, said: dict[str, str], id: str) -> None:
    found = looked_up(terraform, type, **said)

    assert found["id"] == id
    assert found["description"]


def test_a_source_is_looked_up_by_its_slug(terraform: Terraform, source: Source) -> None:
    found = looked_up(terraform, "source", slug=source.slug)

    assert (found["id"], found["metadata"]["name"]) == (source.id, "Javascript")


def test_a_role_is_looked_up_by_its_id(terraform: Terraform) -> None:
    found = looked_up(terraform, "role", id="1WDUuRLxv84rrfCNUwvkrRtkxnS")

    assert found["name"] == "Workspace Owner"


def test_a_name_that_several_have_is_refused_with_what_to_do(
    terraform: Terraform, client: Client, source: Source
) -> None:
    for _ in range(2):
        client.tracking_plans.create(TrackingPlanSpec(name=f"Twin {source.slug}", type="LIVE"))
    terraform.write(data={"segment_tracking_plan": {"it": {"name": f"Twin {source.slug}"}}})

    (error,) = terraform.refused("plan")

    assert error["detail"].startswith("2 have name = ")
    assert "Say id" in error["detail"]


@pytest.mark.parametrize(("said", "problem"), [({}, "Say id or slug or name."), ({"slug": "none"}, "None has slug")])
def test_a_name_that_nothing_has_is_an_error(terraform: Terraform, said: dict[str, str], problem: str) -> None:
    terraform.write(data={"segment_source": {"it": said}})

    (error,) = terraform.refused("plan")

    assert problem in error["detail"]
