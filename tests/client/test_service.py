"""Both clients and the real server: what is said is what is there."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running

from turnout import (
    DestinationFilterSpec,
    DestinationSpec,
    FilterAction,
    Label,
    Rule,
    SchemaSettings,
    SourceSpec,
    SourceTrackingPlanConnectionSpec,
    TrackingPlanSpec,
    TrackSettings,
    errors,
)

HTTP_API = "iUM16Md8P2"
WEBHOOK = "turnout-webhook"
_numbers = itertools.count()


@pytest.fixture
def client(running: Running, make: Callable[..., Any]) -> Iterator[Any]:
    with make(token=running.token, base_url=running.url) as made:
        yield made


def source_spec(**more: Any) -> SourceSpec:
    return SourceSpec(slug=f"client-{next(_numbers)}", metadata_id=HTTP_API, enabled=True, **more)


@pytest.fixture
def source(client: Any) -> Iterator[Any]:
    made = client.sources.create(source_spec())
    yield made
    client.sources.delete(made.id)


@pytest.fixture
def destination(client: Any, source: Any) -> Iterator[Any]:
    spec = DestinationSpec(
        source_id=source.id, metadata_id=WEBHOOK, name="Hook", settings={"url": "http://127.0.0.1:9/"}
    )
    made = client.destinations.create(spec)
    yield made
    client.destinations.delete(made.id)


@pytest.fixture
def plan(client: Any) -> Iterator[Any]:
    made = client.tracking_plans.create(TrackingPlanSpec(name=f"Plan {next(_numbers)}", type="LIVE"))
    yield made
    client.tracking_plans.delete(made.id)


def rule(key: str, **more: Any) -> Rule:
    schema: Any = {"type": "object", "properties": {"properties": {"type": "object", **more}}}
    return Rule(type="TRACK", key=key, version=1, json_schema=schema)


def test_the_workspace_of_the_token_can_be_read(client: Any) -> None:
    workspace = client.workspace.get()

    assert workspace.id
    assert workspace.slug


def test_the_catalog_can_be_read_one_by_one_and_page_by_page(client: Any) -> None:
    for collection, known in ((client.source_metadata, HTTP_API), (client.destination_metadata, WEBHOOK)):
        entries = [entry.id for entry in collection.iterate(count=100)]

        assert known in entries
        assert len(entries) == len(set(entries)) > 100
        assert collection.get(known).id == known


def test_a_source_lives_from_create_to_delete(client: Any) -> None:
    spec = source_spec(name="Tills", settings={"apiHost": "a"}, labels=[Label(key="environment", value="dev")])
    made = client.sources.create(spec)

    assert (made.slug, made.name, made.enabled, made.metadata.id) == (spec.slug, "Tills", True, HTTP_API)
    assert (list(made.labels), made.settings["apiHost"]) == (list(spec.labels), "a")
    assert made.write_keys
    assert client.sources.get(made.id) == made

    changed = client.sources.update(made.id, name="Kitchen", enabled=False, labels=[], settings={"apiHost": "b"})
    assert (changed.name, changed.enabled, list(changed.labels), changed.settings["apiHost"]) == (
        "Kitchen",
        False,
        [],
        "b",
    )
    assert changed.write_keys == made.write_keys
    assert client.sources.get(made.id) == changed
    assert made.id in [each.id for each in client.sources.iterate(count=1)]

    client.sources.delete(made.id)
    with pytest.raises(errors.NotFound):
        client.sources.get(made.id)
    with pytest.raises(errors.NotFound):
        client.sources.delete(made.id)


def test_a_destination_lives_from_create_to_delete(client: Any, source: Any) -> None:
    spec = DestinationSpec(source_id=source.id, metadata_id=WEBHOOK, name="Hook", settings={"url": "http://a.test/"})
    made = client.destinations.create(spec)

    assert (made.source_id, made.metadata.id, made.name, made.enabled) == (source.id, WEBHOOK, "Hook", True)
    assert client.destinations.get(made.id) == made

    changed = client.destinations.update(made.id, name="Other", enabled=False, settings={"url": "http://b.test/"})
    assert (changed.name, changed.enabled, changed.settings["url"]) == ("Other", False, "http://b.test/")
    assert changed == client.destinations.get(made.id)
    assert made.id in [each.id for each in client.destinations.list()]

    client.destinations.delete(made.id)
    with pytest.raises(errors.NotFound):
        client.destinations.get(made.id)


def test_a_filter_lives_from_create_to_delete(client: Any, source: Any, destination: Any) -> None:
    spec = DestinationFilterSpec(
        destination_id=destination.id,
        source_id=source.id,
        title="No staff",
        if_='match(userId, "staff-*")',
        actions=[FilterAction(type="DROP")],
        enabled=True,
        description="Our own clicks",
    )
    made = client.destination_filters.create(spec)
    name = (destination.id, made.id)

    assert (made.if_, [action.type for action in made.actions], made.description) == (
        spec.if_,
        ["DROP"],
        "Our own clicks",
    )
    assert client.destination_filters.get(*name) == made

    sample = FilterAction(type="SAMPLE", percent=0.5)
    changed = client.destination_filters.update(*name, actions=[sample], if_='type = "track"', description=None)
    assert ([action.percent for action in changed.actions], changed.if_) == ([0.5], 'type = "track"')
    assert not changed.description
    assert [each.id for each in client.destination_filters.iterate(destination.id)] == [made.id]

    client.destination_filters.delete(*name)
    assert list(client.destination_filters.iterate(destination.id)) == []


def test_a_plans_rules_are_exactly_those_that_were_said(client: Any) -> None:
    spec = TrackingPlanSpec(name=f"Plan {next(_numbers)}", type="LIVE", rules=[rule("A"), rule("50% & / ü")])
    made = client.tracking_plans.create(spec)

    assert sorted(each.key for each in made.rules) == ["50% & / ü", "A"]

    common = {"type": "COMMON", "version": 1, "json_schema": {"type": "object"}}
    changed = client.tracking_plans.update(made.id, rules=[rule("A", required=["x"]), common])
    assert sorted((each.type, each.key or "") for each in changed.rules) == [("COMMON", ""), ("TRACK", "A")]
    assert client.tracking_plans.get(made.id).rules == changed.rules

    more = client.tracking_plans.update(made.id, rules=[*changed.rules, rule("B")])
    assert len(more.rules) == 3
    assert client.tracking_plans.update(made.id, name="Renamed", description="why").name == "Renamed"
    assert len(client.tracking_plans.get(made.id).rules) == 3
    assert client.tracking_plans.update(made.id, rules=[]).rules == []
    assert [each.rules for each in client.tracking_plans.iterate() if each.id == made.id] == [None]

    client.tracking_plans.delete(made.id)
    with pytest.raises(errors.NotFound):
        client.tracking_plans.get(made.id)


def test_hundreds_of_rules_come_and_go(client: Any, plan: Any) -> None:
    many = [rule(f"Event number {number}") for number in range(450)]

    assert len(client.tracking_plans.update(plan.id, rules=many).rules) == 450
    assert {each.key for each in client.tracking_plans.update(plan.id, rules=many[:3]).rules} == {
        each.key for each in many[:3]
    }


def test_a_connection_lives_from_create_to_delete(client: Any, source: Any, plan: Any) -> None:
    spec = SourceTrackingPlanConnectionSpec(
        source_id=source.id,
        tracking_plan_id=plan.id,
        schema_settings=SchemaSettings(track=TrackSettings(allow_unplanned_events=False)),
    )
    made = client.source_tracking_plan_connections.create(spec)
    name = (source.id, plan.id)

    assert (made.source_id, made.tracking_plan_id) == name
    assert made.schema_settings.track.allow_unplanned_events is False
    assert client.source_tracking_plan_connections.get(*name) == made

    changed = client.source_tracking_plan_connections.update(
        *name, schema_settings={"identify": {"allow_unplanned_traits": False}}
    )
    assert changed.schema_settings.identify.allow_unplanned_traits is False
    assert changed.schema_settings.track.allow_unplanned_events is False

    client.source_tracking_plan_connections.delete(*name)
    with pytest.raises(errors.NotFound):
        client.source_tracking_plan_connections.get(*name)


def test_an_observed_source_can_be_made_again(client: Any) -> None:
    first = client.sources.create(source_spec(labels=[Label(key="a", value="b")]))
    client.sources.delete(first.id)
    again = client.sources.create(first)

    assert (again.slug, list(again.labels)) == (first.slug, list(first.labels))
    assert again.id != first.id
    client.sources.delete(again.id)


def test_a_slug_that_is_taken_is_a_conflict(client: Any, source: Any) -> None:
    with pytest.raises(errors.Conflict) as conflict:
        client.sources.create(SourceSpec(slug=source.slug, metadata_id=HTTP_API, enabled=True))

    assert (conflict.value.method, conflict.value.path) == ("POST", "/sources")


def test_what_the_service_refuses_is_named_by_field(client: Any) -> None:
    with pytest.raises(errors.Invalid) as invalid:
        client.sources.create(
            SourceSpec(slug=f"client-{next(_numbers)}", metadata_id="nothing-like-it", enabled=True)
        )

    assert invalid.value.status in (400, 422)
    assert any("metadataId" in field for field in invalid.value.fields), invalid.value


def test_a_wrong_token_says_what_to_do(running: Running, make: Callable[..., Any]) -> None:
    with (
        make(token="turnout_wrong", base_url=running.url) as stranger,
        pytest.raises(errors.Unauthorized, match="Check that the token is complete and not revoked") as refused,
    ):
        stranger.workspace.get()

    assert "turnout_wrong" not in str(refused.value)


def test_an_id_with_odd_characters_is_just_not_found(client: Any) -> None:
    for odd in ("a/b", "a b", "%2e%2e", "ü?x=1", "a#b"):
        with pytest.raises(errors.NotFound):
            client.sources.get(odd)
