"""The schema of a source is learned from its traffic."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from tests.server import rows
from tests.server.running import Server, key_of, make_archive, make_plan, make_source

from turnout import Source
from turnout_server.event import Event
from turnout_server.learned import MOST_EVENTS, MOST_MEMBERS, Learned


@pytest.fixture
def source(server: Server) -> Source:
    with server.client() as client:
        found = make_source(client)
        make_archive(client, found)
    return found


def send(server: Server, source: Source, *events: dict[str, Any]) -> None:
    body = {"batch": [{"type": "track", "userId": "u"} | event for event in events]}
    assert server.post("/v1/batch", body, key_of(source)).status_code == 200
    server.quiet()


def ask(server: Server, source_id: str, token: str | None = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {server.token if token is None else token}"}
    return httpx.get(f"{server.url}/__schema/{source_id}", headers=headers)


def schema(server: Server, source: Source) -> dict[tuple[str, str], dict[str, Any]]:
    answer = ask(server, source.id).raise_for_status().json()
    assert answer["sourceId"] == source.id
    return {(event["call"], event["name"]): event for event in answer["events"]}


def types(event: dict[str, Any]) -> dict[str, list[str]]:
    return {member["path"]: member["types"] for member in event["members"]}


def test_events_and_traits_are_learned_with_all_types_that_they_had(server: Server, source: Source) -> None:
    send(
        server,
        source,
        {"event": "Order", "properties": {"total": 5, "items": [{"sku": "a"}, {"price": 1.5}], "gift": True}},
        {"event": "Order", "properties": {"total": "5", "address": {"city": "Oslo"}, "note": None}},
        {"type": "identify", "traits": {"plan": "pro"}},
        {"type": "page", "name": "Home", "properties": {"path": "/"}},
        {"event": 5},
    )
    found = schema(server, source)
    assert list(found) == [("identify", ""), ("page", ""), ("track", "Order")]
    order = found["track", "Order"]
    assert types(order) == {
        "address": ["object"],
        "address.city": ["string"],
        "gift": ["boolean"],
        "items": ["array"],
        "items.$.price": ["number"],
        "items.$.sku": ["string"],
        "note": ["null"],
        "total": ["integer", "string"],
    }
    assert (order["allowed"], order["blocked"], order["planned"]) == (2, 0, False)
    assert order["firstSeen"] == order["lastSeen"]
    assert order["firstSeen"].endswith(":00:00Z")
    assert types(found["identify", ""]) == {"plan": ["string"]}


def test_blocked_events_are_counted_and_planned_ones_are_marked(server: Server, source: Source) -> None:
    with server.client() as client:
        rule = {
            "type": "TRACK",
            "key": "Order",
            "json_schema": rows.properties(total={"type": "number"}),
            "version": 1,
        }
        make_plan(client, source, [rule], {"track": {"allow_unplanned_events": False}})
    send(server, source, {"event": "Order", "properties": {"total": 5, "extra": 1}}, {"event": "Other"})
    found = schema(server, source)
    assert (found["track", "Other"]["blocked"], found["track", "Other"]["planned"]) == (1, False)
    assert (found["track", "Order"]["allowed"], found["track", "Order"]["planned"]) == (1, True)
    planned = {member["path"]: member["planned"] for member in found["track", "Order"]["members"]}
    assert planned == {"extra": False, "total": True}


def test_what_was_learned_outlives_a_restart(server: Server, source: Source) -> None:
    send(server, source, {"event": "Order", "properties": {"total": 5}})
    server.stop()
    server.start()
    send(server, source, {"event": "Order", "properties": {"tax": 1}})
    assert types(schema(server, source)["track", "Order"]) == {"tax": ["integer"], "total": ["integer"]}


def test_a_schema_is_for_those_who_may_see_its_source(server: Server, source: Source) -> None:
    assert ask(server, source.id, token="wrong").status_code == 401
    assert ask(server, "nothing").status_code == 404


def test_endless_names_are_learned_up_to_a_bound() -> None:
    learned, many = Learned(), {f"p{number}": 1 for number in range(MOST_MEMBERS + 50)}
    wide = Event("src", "m", "track", 0, {"event": "Wide", "properties": many})
    assert len(learned.rows([wide, wide], 0.0)) == MOST_MEMBERS + 1
    events = [Event("src", "m", "track", 0, {"event": f"E{number}"}) for number in range(MOST_EVENTS + 50)]
    assert len(learned.rows(events, 0.0)) == MOST_EVENTS - 1
    deep: dict[str, Any] = {}
    for _ in range(50):
        deep = {"in": deep}
    rows = Learned().rows([Event("src", "m", "track", 0, {"event": "Deep", "properties": deep})], 0.0)
    assert max(row[3].count(".") for row in rows) == 4
