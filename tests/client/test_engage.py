"""Both clients and the real server: audiences, what they are sent to, and whom messages may be sent to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running

from turnout import DestinationSpec, SourceSpec, errors
from turnout.resources.activation import ActivationSpec
from turnout.resources.audience import AudienceDefinition, AudienceSpec
from turnout.resources.audience_schedule import AudienceScheduleSpec
from turnout.resources.space_filter import SpaceFilterSpec

WEBHOOK = "turnout-webhook"


@pytest.fixture
def client(running: Running, make: Callable[..., Any]) -> Iterator[Any]:
    with make(token=running.token, base_url=running.url) as made:
        yield made


@pytest.fixture
def space(client: Any) -> str:
    (only,) = client.spaces.iterate()
    return str(client.spaces.get(only.id).id)


@pytest.fixture
def audience(client: Any, space: str) -> Iterator[Any]:
    definition = AudienceDefinition(query="entity('ship')", target_entity="ship")
    made = client.audiences.create(
        AudienceSpec(space_id=space, name="Full ships", definition=definition, audience_type="LINKED")
    )
    yield made
    client.audiences.delete(space, made.id)


@pytest.fixture
def destination(client: Any) -> Iterator[str]:
    source = client.sources.create(SourceSpec(slug="engage", metadata_id="IqDTy1TpoU", enabled=True))
    settings = {"url": "https://hooks.example/in"}
    yield client.destinations.create(DestinationSpec(source_id=source.id, metadata_id=WEBHOOK, settings=settings)).id
    client.sources.delete(source.id)


def test_an_audience_is_searched_changed_and_shown_with_its_schedules(client: Any, space: str, audience: Any) -> None:
    said = AudienceScheduleSpec(
        space_id=space, audience_id=audience.id, strategy="PERIODIC", config={"interval": "1h"}
    )
    schedule = client.audience_schedules.create(said)
    client.audience_schedules.update(space, audience.id, schedule.id, config={"interval": "1d"})
    client.audiences.update(
        space, audience.id, definition=AudienceDefinition(query="entity('boat')", target_entity="ship")
    )
    search = {"type": "DEFINITION", "query": "boat"}
    (found,) = client.audiences.list(space, search=search, include="schedules")

    assert found.definition == AudienceDefinition(query="entity('boat')", target_entity="ship")
    assert [each.config for each in found.schedules] == [{"interval": "1d"}]
    assert (found.size.type, found.size.count) == ("ENTITIES", None)
    assert [each.id for each in client.audience_schedules.list(space, audience.id)] == [schedule.id]
    assert list(client.list_audience_consumers_from_space_and_audience(space_id=space, id=audience.id)) == []


def test_an_audience_runs_and_is_previewed(client: Any, space: str, audience: Any) -> None:
    preview = client.create_audience_preview(space_id=space, definition={"query": "true"}, audience_type="USERS")

    assert client.get_audience_preview(space_id=space, id=preview.id).status in ("RUNNING", "FAILED")
    assert client.force_execute_audience_run(space_id=space, audience_id=audience.id).id


def test_an_audience_is_connected_and_activated(client: Any, space: str, audience: Any, destination: str) -> None:
    about = {"space_id": space, "audience_id": audience.id}
    connected = client.add_destination_to_audience(**about, destination={"id": destination, "type": "destination"})
    activation = client.activations.create(
        ActivationSpec(
            **about,
            connection_id=connected.connection.id,
            activation_type="Entity Added",
            activation_name="Ships",
            perform_resync=False,
        )
    )
    client.activations.update(space, audience.id, activation.id, enabled=False)
    sync = {"external_id": "email", "strategy": "all"}
    now = client.update_destination_for_audience(**about, destination_id=destination, id_sync_configuration=[sync])
    with pytest.raises(errors.Conflict):
        client.remove_destination_from_audience(**about, destination_id=destination)

    assert client.activations.get(space, audience.id, activation.id).enabled is False
    assert [each.strategy for each in now.id_sync_configuration] == ["all"]
    (connection,) = client.list_destinations_from_audience(**about)
    assert (connection.destination_id, connection.metadata.slug) == (destination, WEBHOOK)
    client.activations.delete(space, audience.id, activation.id)
    assert client.remove_destination_from_audience(**about, destination_id=destination) is None


def test_what_audiences_can_be_sent_to_is_asked_by_slug(client: Any, space: str) -> None:
    answer = client.list_supported_destinations_from_audience(
        space_id=space, audience_type="LINKED", slug="actions-1flow"
    )

    assert list(answer.destinations) == ["actions-1flow"]


def test_contacts_keep_what_they_want(client: Any, space: str) -> None:
    contact = {"key": "ann@example.com", "type": "EMAIL"}
    client.replace_messaging_subscriptions_in_spaces(
        space_id=space, subscriptions=[{**contact, "status": "SUBSCRIBED"}]
    )
    found = client.batch_query_messaging_subscriptions_for_space(space_id=space, subscriptions=[contact])

    assert [each.status for each in found.successes] == ["SUBSCRIBED"]


def test_more_filters_than_fit_on_a_page_are_all_found(client: Any, space: str) -> None:
    specs = [SpaceFilterSpec(integration_id=space, name=f"Filter {n}", if_="true") for n in range(12)]
    made = [client.space_filters.create(each).id for each in specs]

    assert [each.id for each in client.space_filters.iterate(space)] == made
    client.space_filters.update(made[0], drop=True)
    assert client.space_filters.get(made[0]).drop is True
    for each in made:
        client.space_filters.delete(each)


def test_the_schema_of_a_space_can_be_asked_for(client: Any, space: str) -> None:
    assert list(client.list_traits(space_id=space, collection="users", include_sample_values=True)) == []
    assert list(client.list_events(space_id=space, sort_by="name", sort_dir="asc")) == []
    asked = {"event_name": "Cup Sold", "property_name": "size", "property_type": "PROPERTY"}
    assert client.list_sample_values_from_event_property(space_id=space, **asked) == []
