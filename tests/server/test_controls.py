"""Schema controls of a source: what is off goes nowhere, or not to one destination."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from tests.server import rows
from tests.server.running import (
    Server,
    Sink,
    archived,
    by_id,
    key_of,
    make_archive,
    make_plan,
    make_source,
    make_webhook,
)

from turnout import Source
from turnout_server.controls import controlled, controls
from turnout_server.event import Event
from turnout_server.fanout import integration_enabled

EVENT = {"type": "track", "userId": "u"}
HOOK = "Webhook (Turnout)"


@pytest.fixture
def source(server: Server) -> Source:
    with server.client() as client:
        found = make_source(client)
        make_archive(client, found)
    return found


def control(server: Server, source: Source, **schema: Any) -> None:
    with server.client() as client:
        client.sources.update(source.id, settings={"turnout": {"schema": schema}})


def send(server: Server, source: Source, *events: dict[str, Any]) -> None:
    body = {"batch": [EVENT | event for event in events]}
    assert server.post("/v1/batch", body, key_of(source)).status_code == 200


def stored(server: Server) -> list[dict[str, Any]]:
    server.quiet()
    return archived(server.data)


def test_events_pages_and_traits_that_are_off_go_nowhere(server: Server, source: Source) -> None:
    off = {"enabled": False}
    control(server, source, track={"Noise": off}, page=off, identify={"email": off}, group={"plan": off})
    send(
        server,
        source,
        {"event": "Noise"},
        {"event": "Order"},
        {"type": "page"},
        {"type": "screen"},
        {"type": "identify", "traits": {"email": "a@b.example", "age": 7}},
        {"type": "group", "groupId": "g", "traits": {"plan": "pro", "email": "kept"}},
    )
    events = stored(server)
    assert [event["type"] for event in events] == ["track", "screen", "identify", "group"]
    assert (events[2]["traits"], events[3]["traits"]) == ({"age": 7}, {"email": "kept"})
    assert by_id(server.overview()["sources"], source.id)["blocked"] == {"event_setting": 2}


def test_only_events_that_are_on_go_on_where_all_others_are_off(server: Server, source: Source) -> None:
    control(server, source, track={"__default": {"enabled": False}, "Order": {"enabled": True}})
    send(server, source, {"event": "Order"}, {"event": "Other"}, {"type": "page"})
    assert [event.get("event") for event in stored(server)] == ["Order", None]


def test_an_event_can_be_kept_from_a_destination_unless_it_says_otherwise(
    server: Server, source: Source, sink: Sink
) -> None:
    with server.client() as client:
        hook = make_webhook(client, source, sink.url)
    control(server, source, track={"Order": {"integrations": {HOOK: False}}})
    send(server, source, {"event": "Order"}, {"event": "Order", "integrations": {"All": True}}, {"event": "Other"})
    send(server, source, {"event": "Order", "integrations": {HOOK: True}})
    send(server, source, {"event": "Order", "integrations": {HOOK: {"option": 1}}})
    server.quiet()
    filtered = by_id(server.overview()["destinations"], hook)["filtered"]
    assert filtered == {"FILTERED_BY_INTEGRATIONS_OBJECT": 2}
    assert len(sink.events()) == 3


def test_a_page_is_told_the_controls_of_its_source(server: Server, source: Source) -> None:
    control(server, source, track={"Order": {"integrations": {HOOK: False}}, "Noise": {"enabled": False}})
    settings = httpx.get(f"{server.url}/v1/projects/{key_of(source)}/settings").raise_for_status().json()
    assert settings["plan"]["track"] == {
        "__default": {"enabled": True, "integrations": {}},
        "Order": {"enabled": True, "integrations": {HOOK: False}},
        "Noise": {"enabled": False, "integrations": {}},
    }


def test_a_tracking_plan_takes_the_place_of_what_blocks(server: Server, source: Source) -> None:
    control(server, source, track={"Order": {"enabled": False}})
    with server.client() as client:
        rule = {"type": "TRACK", "key": "Order", "json_schema": rows.properties(), "version": 1}
        make_plan(client, source, [rule], {})
    send(server, source, {"event": "Order"})
    assert len(stored(server)) == 1


@pytest.mark.parametrize("schema", [5, {"track": 5}, {"track": {"Order": 5}}, {"identify": [1]}, {"page": None}])
def test_controls_that_say_nothing_let_everything_through(schema: Any) -> None:
    for type, fields in (("track", {"event": "Order"}), ("page", {}), ("identify", {"traits": {"a": 1}})):
        event = Event("src", "m", type, 0, fields)
        assert controlled(event, controls(schema)) == event


@pytest.mark.parametrize(
    ("integrations", "on"),
    [({}, False), ({"All": True}, True), ({"Salesforce": True}, True), ({"All": False}, False), (None, False)],
)
def test_salesforce_is_off_unless_it_or_all_is_on(integrations: Any, on: bool) -> None:
    assert integration_enabled(integrations, ("Salesforce",)) == on
    assert integration_enabled({}, ("Salesforce Marketing Cloud",))
