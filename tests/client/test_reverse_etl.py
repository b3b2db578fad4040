"""Both clients and the real server: subscriptions that send the rows of a model, on a schedule and when asked."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running

from turnout import DestinationSpec, SourceSpec, errors
from turnout.resources.destination_subscription import (
    CronConfig,
    DestinationSubscriptionSpec,
    PeriodicConfig,
    ReverseEtlSchedule,
)
from turnout.resources.reverse_etl_model import ReverseEtlModelSpec

HOOK = "614a3c7d791c91c41bae7599"
SEND = "nFPnRozhz1mh4Gbx4MLvT5"
_numbers = itertools.count()


@pytest.fixture
def client(running: Running, make: Callable[..., Any]) -> Iterator[Any]:
    with make(token=running.token, base_url=running.url) as made:
        yield made


@pytest.fixture
def source(client: Any) -> Iterator[str]:
    spec = SourceSpec(slug=f"rows-{next(_numbers)}", metadata_id="iUM16Md8P2", enabled=True)
    made = client.sources.create(spec)
    yield made.id
    client.sources.delete(made.id)


@pytest.fixture
def model(client: Any, source: str) -> str:
    said = {
        "name": "Regulars",
        "description": "",
        "enabled": True,
        "query": "SELECT 1",
        "query_identifier_column": "id",
    }
    return str(client.reverse_etl_models.create(ReverseEtlModelSpec(source_id=source, **said)).id)


@pytest.fixture
def destination(client: Any, source: str) -> str:
    return str(client.destinations.create(DestinationSpec(source_id=source, metadata_id=HOOK, settings={})).id)


def spec(destination: str, **more: Any) -> DestinationSubscriptionSpec:
    said = {"name": "Rows", "action_id": SEND, "trigger": 'event = "new"', "enabled": True, **more}
    return DestinationSubscriptionSpec(destination_id=destination, **said)


def test_a_schedule_that_is_said_at_once_is_there_at_once(client: Any, destination: str, model: str) -> None:
    hourly = ReverseEtlSchedule(strategy="PERIODIC", config=PeriodicConfig(interval="1h"))
    made = client.destination_subscriptions.create(spec(destination, model_id=model, reverse_etl_schedule=hourly))
    found = client.destination_subscriptions.get(destination, made.id)
    assert (found.model_id, found.action_slug, found.reverse_etl_schedule) == (model, "send", hourly)


def test_the_model_and_the_schedule_are_changed_later(client: Any, destination: str, model: str) -> None:
    made = client.destination_subscriptions.create(spec(destination))
    nightly = {"strategy": "CRON", "config": {"spec": "0 3 * * *", "timezone": "UTC"}}
    now = client.destination_subscriptions.update(
        destination, made.id, model_id=model, reverse_etl_schedule=nightly, settings={"url": {"@path": "$.url"}}
    )
    assert now.model_id == model
    assert now.reverse_etl_schedule.config == CronConfig(spec="0 3 * * *", timezone="UTC")
    assert now.settings == {"url": {"@path": "$.url"}}


def test_a_schedule_that_cannot_be_is_refused_before_anything_is_sent(client: Any, destination: str) -> None:
    with pytest.raises(errors.BadValue, match=r"reverse_etl_schedule\.config\.hours\.0"):
        client.destination_subscriptions.update(
            destination,
            "any",
            reverse_etl_schedule={
                "strategy": "SPECIFIC_DAYS",
                "config": {"days": [1], "hours": [24], "timezone": "UTC"},
            },
        )


def test_syncs_are_started_listed_and_canceled(client: Any, source: str, destination: str, model: str) -> None:
    subscription = client.destination_subscriptions.create(spec(destination, model_id=model)).id
    about = {"model_id": model, "subscription_id": subscription}
    started = [client.create_reverse_etl_manual_sync(source_id=source, **about).sync_id for _ in range(3)]
    page = client.list_reverse_etl_sync_statuses_from_model_and_subscription_id(**about, count=2)
    assert [each.sync_id for each in page] == started[:0:-1]
    assert page.total == 3
    rest = client.list_reverse_etl_sync_statuses_from_model_and_subscription_id(**about, count=2, cursor=page.next)
    assert ([each.sync_id for each in rest], rest.next) == (started[:1], None)
    canceled = client.cancel_reverse_etl_sync_for_model(model_id=model, sync_id=started[2], reason_for_canceling=4)
    assert (canceled.model_id, canceled.status or canceled.error_code) in (
        (model, "CANCELLING"),
        (model, "SyncFinishedCannotCancel"),
    )
    assert client.get_reverse_etl_sync_status(model_id=model, sync_id=started[0]).source_id == source


def test_a_filter_is_tried_and_a_plugin_kept(client: Any, source: str) -> None:
    tried = {"if_": "all", "actions": [{"type": "DROP_PROPERTIES", "fields": {"properties": ["card"]}}]}
    event = {"type": "track", "properties": {"card": "4111", "total": 3}}
    outcome = client.preview_destination_filter(filter=tried, payload=event)
    assert (outcome.input_payload, outcome.result) == (event, {"type": "track", "properties": {"total": 3}})
    plugin = client.create_live_plugin(source_id=source, code="1 + 1")
    assert client.get_latest_from_live_plugins(source_id=source) == plugin
    assert plugin.download_url.startswith("data:text/javascript;base64,")
    assert client.create_dbt_model_sync_trigger(source_id=source).status == "NOT_RUN"


def test_write_keys_come_and_go(client: Any, source: str) -> None:
    keys = client.create_write_key_for_source(source_id=source).write_keys
    client.remove_write_key_from_source(source_id=source, write_key=keys[0])
    assert list(client.sources.get(source).write_keys) == list(keys[1:])
