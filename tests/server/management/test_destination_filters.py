"""Trying a filter on an event: what the data plane would make of it."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api

EVENT = {"type": "track", "event": "Order Completed", "properties": {"total": 12.5, "card": "4111", "table": 7}}


def tried(api: Api, *actions: dict[str, Any], if_: str = 'type = "track"') -> Any:
    said = {"filter": {"if": if_, "actions": list(actions)}, "payload": EVENT}
    answer = api.post("/destination/filters/preview", json=said)
    assert answer.status_code == 200, answer.text
    assert answer.json()["data"]["inputPayload"] == EVENT
    return answer.json()["data"]["result"]


def test_a_dropped_event_has_no_result(api: Api) -> None:
    assert tried(api, {"type": "DROP"}) is None
    assert tried(api, {"type": "SAMPLE", "percent": 0}) is None


def test_an_event_that_does_not_match_stays_as_it_is(api: Api) -> None:
    assert tried(api, {"type": "DROP"}, if_='type = "identify"') == EVENT
    assert tried(api, {"type": "SAMPLE", "percent": 1}) == EVENT


def test_properties_are_dropped_and_kept_as_the_data_plane_does(api: Api) -> None:
    dropped = tried(api, {"type": "DROP_PROPERTIES", "fields": {"properties": ["card"]}})
    assert dropped == {**EVENT, "properties": {"total": 12.5, "table": 7}}
    kept = tried(api, {"type": "ALLOW_PROPERTIES", "fields": {"properties": ["table"], "context": ["ip"]}})
    assert kept == {**EVENT, "properties": {"table": 7}}


def test_a_sample_by_path_always_decides_the_same(api: Api) -> None:
    action = {"type": "SAMPLE", "percent": 0.5, "path": "properties.table"}
    assert len({str(tried(api, action)) for _ in range(5)}) == 1


@pytest.mark.parametrize(
    ("filter", "field"),
    [
        ({"if": "type = ", "actions": [{"type": "DROP"}]}, "filter.if"),
        ({"if": "all", "actions": [{"type": "SAMPLE"}]}, "filter.actions[0].percent"),
        ({"if": "all", "actions": [{"type": "DROP", "percent": 1}]}, "filter.actions[0].percent"),
        ({"if": "all", "actions": []}, "filter.actions"),
        ({"if": "all", "actions": [{"type": "DROP"}], "title": "x"}, "filter.title"),
    ],
)
def test_a_filter_that_could_not_be_made_cannot_be_tried(api: Api, filter: dict[str, Any], field: str) -> None:
    answer = api.post("/destination/filters/preview", json={"filter": filter, "payload": EVENT})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_trying_a_filter_needs_no_right_to_change_anything(api: Api) -> None:
    said = {"filter": {"if": "all", "actions": [{"type": "DROP"}]}, "payload": EVENT}
    with Api(api.peer, "source-read-only", api.workspace) as reader:
        assert reader.post("/destination/filters/preview", json=said).status_code == 200
