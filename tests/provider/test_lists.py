"""Data sources that list everything of a kind, count events, and tell who changed what."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from tests.conftest import Running
from tests.provider.sample import Sample
from tests.provider.terraform import Json, Terraform

from turnout import Client, SourceSpec
from turnout_provider.questions import questions

Samples = Callable[..., Sample]


def answered(terraform: Terraform, type: str, resources: Json | None = None, **config: object) -> Json:
    """What a data source says."""
    terraform.write(
        resources,
        data={f"segment_{type}": {"it": config}},
        output={"it": {"value": f"${{data.segment_{type}.it}}", "sensitive": True}},
    )
    terraform.apply()
    found: Json = json.loads(terraform.run("output", "-json", "it").text)
    return found


def test_everything_of_a_kind_is_listed_however_many_pages_there_are(
    terraform: Terraform, client: Client, samples: Samples, unique: Callable[[str], str]
) -> None:
    sample = samples("source")
    found = answered(terraform, "sources", sample.resources(sample.full), depends_on=[sample.address])

    source = next(each for each in found["items"] if each["slug"] == sample.full["slug"])
    assert source["name"] == "Sample"
    assert source["metadata_id"] == "IqDTy1TpoU"
    assert json.loads(source["settings"]) == sample.full["settings"]
    assert {(label["key"], label["value"]) for label in source["labels"]} == {
        ("environment", "production"),
        ("team", "shop"),
    }
    assert len(found["items"]) == sum(1 for _ in client.sources.iterate())


@pytest.mark.parametrize(
    ("kind", "type", "parent"),
    [
        ("destination", "destinations", None),
        ("destination_filter", "destination_filters", "destination_id"),
        ("destination_subscription", "destination_subscriptions", "destination_id"),
        ("tracking_plan", "tracking_plans", None),
        ("warehouse", "warehouses", None),
        ("transformation", "transformations", None),
        ("label", "labels", None),
        ("user_group", "user_groups", None),
        ("reverse_etl_model", "reverse_etl_models", None),
        ("audience", "audiences", "space_id"),
        ("space_filter", "space_filters", "integration_id"),
        ("function", "functions", "resource_type"),
    ],
)
def test_each_kind_has_a_list_below_its_parent(
    kind: str, type: str, parent: str | None, terraform: Terraform, samples: Samples
) -> None:
    sample = samples(kind)
    narrowed = {parent: f"${{{sample.address}.{parent}}}"} if parent else {}

    found = answered(terraform, type, sample.resources(sample.full), depends_on=[sample.address], **narrowed)

    name = next(each for each in ("name", "title", "display_name", "key") if each in sample.full)
    assert any(str(each[name]).startswith(sample.full[name]) for each in found["items"])


def test_the_catalog_is_listed_without_its_large_parts(terraform: Terraform) -> None:
    found = answered(terraform, "destination_catalog")

    webhook = next(each for each in found["items"] if each["slug"] == "actions-webhook")
    assert webhook["id"] == "614a3c7d791c91c41bae7599"
    assert "actions" not in webhook


def test_who_changed_what_is_told(terraform: Terraform, samples: Samples) -> None:
    sample = samples("source")
    resource = {"resource_id": f"${{{sample.address}.id}}"}
    found = answered(terraform, "audit_events", sample.resources(sample.full), **resource)

    assert "Source Created" in {event["type"] for event in found["items"]}


def test_event_volume_is_counted(
    terraform: Terraform, client: Client, running: Running, unique: Callable[[str], str]
) -> None:
    source = client.sources.create(SourceSpec(slug=unique("counted"), metadata_id="IqDTy1TpoU", enabled=True))
    event = {"userId": "ann", "event": "Order Completed"}
    for _ in range(3):
        httpx.post(f"{running.url}/v1/track", auth=(source.write_keys[0], ""), json=event).raise_for_status()
    now = datetime.now(UTC).replace(microsecond=0)
    period = {
        "start_time": (now - timedelta(hours=2)).isoformat(),
        "end_time": (now + timedelta(hours=1)).isoformat(),
    }

    found = answered(terraform, "event_volume", granularity="HOUR", source_id=[source.id], **period)

    assert sum(series["total"] for series in found["result"]) == 3


def test_the_delivery_overview_is_told_step_by_step(terraform: Terraform, samples: Samples) -> None:
    sample = samples("destination")
    now = datetime.now(UTC).replace(microsecond=0)
    said = {
        "source_id": "${segment_source.one.id}",
        "granularity": "HOUR",
        "start_time": (now - timedelta(hours=2)).isoformat(),
        "end_time": now.isoformat(),
    }
    received = answered(terraform, "delivery_received", sample.resources(sample.full), **said)
    assert "dataset" in received

    to = {"destination_config_id": f"${{{sample.address}.id}}"}
    assert "dataset" in answered(terraform, "delivery_delivered", sample.resources(sample.full), **said, **to)


def test_a_list_below_what_is_not_there_is_an_error(terraform: Terraform, running: Running) -> None:
    terraform.write(data={"segment_destination_filters": {"it": {"destination_id": "nowhere"}}})

    (error,) = terraform.refused("plan")

    assert "nowhere" in error["detail"]
    assert running.token not in json.dumps(error)


def test_every_question_has_a_name_of_its_own_and_answers_what_it_does_not_take() -> None:
    asked = list(questions())

    assert len({one.name for one in asked}) == len(asked)
    assert [one.name for one in asked if one.arguments.keys() & one.answers.keys()] == []
