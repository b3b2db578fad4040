"""Which subscriptions an event triggers, and what they make of it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.server import rows

from turnout_server.catalog import DESTINATIONS
from turnout_server.event import Request
from turnout_server.journey import Routed, opened, routed
from turnout_server.mapping import Batching, Mapped, Unmapped, definitions, mapped, subscriptions
from turnout_server.routing import Routing, routing

ACTION = {
    "id": "act",
    "slug": "logEvent",
    "fields": [
        {"fieldKey": "name", "type": "STRING", "required": True},
        {"fieldKey": "total", "type": "NUMBER"},
        {"fieldKey": "tags", "type": "STRING", "multiple": True},
        {"fieldKey": "plan", "type": "STRING", "choices": ["free", "pro"]},
        {"fieldKey": "enable_batching", "type": "BOOLEAN"},
        {"fieldKey": "batch_size", "type": "NUMBER"},
        {"fieldKey": "batch_keys", "type": "STRING", "multiple": True},
    ],
}
EVENT = {"type": "track", "event": "Sold", "properties": {"total": "5", "plan": "pro", "tag": "x"}}
NAME = {"name": {"@path": "$.event"}}


def row(id: str = "sub", **also: Any) -> rows.Row:
    whole = {"id": id, "actionId": "act", "enabled": True, "trigger": 'type = "track"', "settings": NAME}
    return whole | also


def outcome(*given: rows.Row, event: Any = EVENT) -> tuple[Mapped | Unmapped, ...]:
    return mapped(event, subscriptions(given, {"act": ACTION}))


def test_every_subscription_that_an_event_triggers_makes_a_payload_of_its_own() -> None:
    second = row("second", settings={"name": "fixed"})
    other = row("other", trigger='type = "identify"')
    assert outcome(row("first"), second, other) == (
        Mapped("first", "act", "logEvent", {"name": "Sold"}),
        Mapped("second", "act", "logEvent", {"name": "fixed"}),
    )


@pytest.mark.parametrize(
    "also",
    [{"enabled": False}, {"modelId": "rows-of-a-warehouse"}, {"trigger": "type = "}, {"trigger": 'event = "Other"'}],
)
def test_what_is_off_for_rows_or_not_triggered_makes_nothing(also: dict[str, Any]) -> None:
    assert outcome(row(**also)) == ()


def test_a_payload_has_the_actions_fields_in_their_types_and_no_others() -> None:
    settings = NAME | {
        "total": {"@path": "$.properties.total"},
        "tags": {"@path": "$.properties.tag"},
        "plan": {"@path": "$.properties.plan"},
        "extra": "x",
    }
    [made] = outcome(row(settings=settings))
    assert isinstance(made, Mapped)
    assert made.payload == {"name": "Sold", "total": 5, "tags": ["x"], "plan": "pro"}


@pytest.mark.parametrize(
    ("settings", "detail"),
    [
        ({}, "name is required"),
        ({"name": {"@path": "$.missing"}}, "name is required"),
        (NAME | {"total": "five"}, "total must be number"),
        (NAME | {"plan": "gold", "total": []}, "total must be number; plan must be one of free, pro"),
        ({"name": {"@template": {"@path": "$.missing"}}}, "@template needs a text and got nothing"),
        ({"name": {"@liquid": "{{ event"}}, "@liquid: expected '}}'"),
    ],
)
def test_a_payload_that_the_action_cannot_take_says_why(settings: dict[str, Any], detail: str) -> None:
    [made] = outcome(row(settings=settings))
    assert isinstance(made, Unmapped)
    assert made.reason == "PAYLOAD_VALIDATION_FAILED"
    assert made.detail.startswith(detail)


def test_a_mapping_that_cannot_work_is_named_and_leaves_the_others_alone() -> None:
    broken, fine = outcome(row("broken", settings={"name": {"@pth": "$.event"}}), row("fine"))
    assert broken == Unmapped("broken", "act", "INVALID_SETTINGS", "name: @pth is no directive; did you mean @path?")
    assert isinstance(fine, Mapped)


def test_batching_sync_mode_and_matching_key_are_told() -> None:
    settings = NAME | {"enable_batching": True, "batch_size": 100, "batch_keys": ["name", "total"]}
    internal = {"__segment_internal_sync_mode": "upsert", "__segment_internal_matching_key": "name"}
    [made] = outcome(row(settings=settings | internal))
    assert isinstance(made, Mapped)
    assert made.batching == Batching(100, ("name", "total"))
    assert (made.sync_mode, made.matching_key) == ("upsert", "name")
    assert "__segment_internal_sync_mode" not in made.payload
    [plain] = outcome(row(settings=NAME | {"__segment_internal_sync_mode": "sometimes"}))
    assert isinstance(plain, Mapped)
    assert (plain.batching, plain.sync_mode) == (None, None)


def test_an_action_of_which_no_fields_are_known_takes_what_the_mapping_makes() -> None:
    settings = {"anything": {"@path": "$.event"}, "__segment_internal_sync_mode": "add"}
    [made] = mapped(EVENT, subscriptions([row(settings=settings, actionSlug="send")], {}))
    assert made == Mapped("sub", "act", "send", {"anything": "Sold"}, sync_mode="add")


WEBHOOKS = "614a3c7d791c91c41bae7599"


def test_a_preset_of_the_catalog_makes_a_request_of_an_event() -> None:
    entry = DESTINATIONS.find(WEBHOOKS)
    assert entry is not None
    [send] = [action for action in entry["actions"] if action["slug"] == "send"]
    settings = {field["fieldKey"]: field["defaultValue"] for field in send["fields"] if field["defaultValue"]}
    settings["url"] = "https://hooks.example/in"
    given = row(actionId=send["id"], settings=settings, trigger=send["defaultTrigger"] or 'type = "track"')
    [made] = mapped(EVENT, subscriptions([given], definitions(entry)))
    assert isinstance(made, Mapped)
    assert (made.action, made.payload["method"], made.payload["data"]) == ("send", "POST", EVENT)


def actions_destination(*given: rows.Row) -> Routing:
    """A destination of a type that this server delivers to, with the actions of the entry above."""
    hook = rows.webhook("https://hooks.example/x")
    hook["metadata"] = {**hook["metadata"], "actions": [ACTION]}
    subscribed = [{**one, "destinationId": "hook"} for one in given]
    return routing({"source": [rows.source()], "destination": [hook], "destination_subscription": subscribed})


def routed_to(*given: rows.Row) -> Routed:
    request = Request(
        1, 1_700_000_000_000, "track", rows.WRITE_KEY, "", msgspec.json.encode({"userId": "u", **EVENT})
    )
    snapshot = actions_destination(*given)
    return routed(opened(request, snapshot, "log"), set(), snapshot, lambda: 0.5)


def test_an_actions_destination_gets_a_delivery_for_each_subscription_that_is_triggered() -> None:
    settings = NAME | {"enable_batching": True}
    result = routed_to(row("first"), row("second", settings=settings), row("other", trigger='type = "identify"'))
    first, second = [msgspec.json.decode(one.body) for one in result.deliveries]
    assert (first["subscriptionId"], first["action"], first["payload"]) == ("first", "logEvent", {"name": "Sold"})
    assert first["event"]["properties"] == EVENT["properties"]
    assert "batching" not in first
    assert second["batching"] == {"size": None, "keys": []}


def test_an_event_that_triggers_nothing_or_fits_no_action_is_counted_with_its_reason() -> None:
    result = routed_to(row(trigger='type = "identify"'))
    assert result.counts[("src", "hook", "filtered", "NO_MATCHING_MAPPING")] == 1
    result = routed_to(row(settings={}))
    assert result.counts[("src", "hook", "filtered", "PAYLOAD_VALIDATION_FAILED")] == 1
    assert result.deliveries == []
