"""The paths of the Tracking API beside calls and batches, and how each refusal is told and counted."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.server.running import Server, archived, by_id, key_of, make_archive, make_source, make_webhook, serving

from turnout import Source

EVENT = {"type": "track", "event": "E", "userId": "u"}
CALLS: dict[str, dict[str, Any]] = {
    "track": {"event": "E"},
    "identify": {},
    "page": {},
    "screen": {},
    "group": {"groupId": "g"},
    "alias": {"previousId": "p"},
}


@pytest.fixture
def source(server: Server) -> Source:
    return prepared(server)


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Server]:
    """A server that lets a workspace send three events a second."""
    with serving(tmp_path / "data", "--allow-private-targets", "--ingest-rate", "3") as started:
        yield started


def prepared(server: Server) -> Source:
    with server.client() as client:
        found = make_source(client)
        make_archive(client, found)
    return found


def stored(server: Server) -> list[dict[str, Any]]:
    server.quiet()
    return archived(server.data)


def counts(server: Server, source: Source) -> dict[str, Any]:
    server.quiet()
    return by_id(server.overview()["sources"], source.id)


def get(server: Server, path: str, **query: str) -> httpx.Response:
    return httpx.get(f"{server.url}{path}", params=query)


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_pixel_of_each_call_takes_base64_and_dotted_parameters(server: Server, source: Source, slash: str) -> None:
    key = key_of(source)
    for call, fields in CALLS.items():
        data = {"userId": "coded", "writeKey": key, "context": {"campaign": {"name": "ä?>"}}, **fields}
        coded = base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")
        spelled = {"userId": "spelled", "writeKey": key, "context.campaign.name": "ä?>", **fields}
        for query in ({"data": coded}, spelled):
            answer = get(server, f"/v1/pixel/{call}{slash}", **query)
            assert (answer.status_code, answer.headers["content-type"]) == (200, "image/gif")
            assert answer.content.startswith(b"GIF89a")
    events = stored(server)
    assert [(e["type"], e["userId"]) for e in events] == [(c, how) for c in CALLS for how in ("coded", "spelled")]
    assert {e["context"]["campaign"]["name"] for e in events} == {"ä?>"}
    assert {e["channel"] for e in events} == {"browser"}
    assert {e["context"]["ip"] for e in events} == {"127.0.0.1"}


def test_a_pixel_is_an_image_also_when_its_event_is_none(server: Server, source: Source) -> None:
    answer = get(server, "/v1/pixel/track", data="!!")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/gif")
    assert stored(server) == []
    nobody = next(row for row in server.overview()["sources"] if row["id"] is None)
    assert nobody["invalid"] == {"malformed_json": 1}


def test_what_comes_by_the_paths_of_clients_gets_their_address(server: Server, source: Source) -> None:
    key = key_of(source)
    for path in ("t", "track"):
        server.post(f"/v1/{path}", EVENT | {"userId": path}, key)
    for path in ("b", "batch"):
        server.post(f"/v1/{path}", {"batch": [EVENT | {"userId": path}]}, key)
    stamped = {event["userId"]: event["context"].get("ip") for event in stored(server)}
    assert stamped == {"t": "127.0.0.1", "track": None, "b": "127.0.0.1", "batch": None}


def test_figures_of_analytics_js_about_itself_are_taken_and_not_kept(server: Server, source: Source) -> None:
    figure = {"type": "Counter", "metric": "analytics_js.invoke", "value": 1, "tags": {"method": "track"}}
    plain = {"headers": {"Content-Type": "text/plain"}}
    assert server.post("/v1/m", {"series": [figure]}, **plain).json() == {"success": True}
    for wrong in ({**figure, "metric": "cpu"}, {**figure, "tags": {}}):
        assert server.post("/v1/m", {"series": [wrong]}, **plain).json()["code"] == "bad_request"
    assert counts(server, source)["received"] == 0


def test_objects_are_set_ten_at_most_with_plain_properties(server: Server, source: Source) -> None:
    key = key_of(source)
    with server.client() as client:
        hook = make_webhook(client, source, "http://127.0.0.1:9/unused")
    room = {"id": "r-1", "properties": {"name": "Blue", "seats": 12, "open": True, "since": "2026-01-02T00:00:00Z"}}
    assert server.post("/v1/set", {"collection": "rooms", "objects": [room, room]}, key).json() == {"success": True}
    refused = [
        {"collection": "_rooms", "objects": [room]},
        {"collection": "Rooms", "objects": [room]},
        {"collection": "rooms", "objects": []},
        {"collection": "rooms", "objects": [room] * 11},
        {"collection": "rooms", "objects": [{"id": "r" * 101, "properties": {}}]},
        {"collection": "rooms", "objects": [{"id": "r", "properties": {"in": {"a": 1}}}]},
        {"collection": "rooms", "objects": [{"id": "r", "properties": {"x": "y" * 32 * 1024}}]},
    ]
    for body in refused:
        answer = server.post("/v1/set", body, key)
        assert (answer.status_code, answer.json()["code"]) == (400, "SET_API_FAILED")
    found = counts(server, source)
    assert (found["accepted"], found["invalid"]) == (2, {"SET_API_FAILED": 7})
    # Segment sends objects to warehouses only: whatever takes events takes none.
    assert by_id(server.overview()["destinations"], hook)["filtered"] == {"UNSUPPORTED_EVENT_TYPE": 2}


def test_refused_requests_are_counted_under_the_code_that_was_told(server: Server, source: Source) -> None:
    key = key_of(source)
    long = EVENT | {"properties": {"x": "y" * 32 * 1024}}
    server.post("/v1/track", b'{"event":', key)
    server.post("/v1/batch", {"batch": [EVENT, long], "writeKey": key})
    server.post("/v1/batch", {"batch": [{}] * 2501}, key)
    server.post("/v1/batch", {"batch": [EVENT], "x": "y" * 500 * 1024}, key)
    found = counts(server, source)
    assert found["invalid"] == {
        "batch_too_large": 1,
        "batch_too_long": 2501,
        "event_too_large": 2,
        "malformed_json": 1,
    }
    assert found["received"] == sum(found["invalid"].values())


def test_who_sends_too_much_is_told_when_to_come_again(slow: Server) -> None:
    source = prepared(slow)
    key = key_of(source)
    assert slow.post("/v1/batch", {"batch": [EVENT] * 9}, key).status_code == 200
    refused = slow.post("/v1/track", EVENT, key)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    wait = int(refused.headers["retry-after"])
    assert 1 <= wait <= 3
    assert refused.headers["x-ratelimit-reset"] == refused.headers["retry-after"]
    other = slow.post("/v1/track", EVENT, "a key that no workspace has")
    assert other.status_code == 200
    found = counts(slow, source)
    assert (found["accepted"], found["invalid"]) == (9, {"too_many_requests": 1})


def test_an_id_of_more_than_100_characters_is_no_id(server: Server, source: Source) -> None:
    batch = [EVENT | {"messageId": "m" * 100}, EVENT | {"messageId": "m" * 101}]
    assert server.post("/v1/batch", {"batch": batch}, key_of(source)).status_code == 200
    assert [event["messageId"] for event in stored(server)] == ["m" * 100]
    assert counts(server, source)["invalid"] == {"message_id_too_long": 1}


def test_an_event_of_32_kb_keeps_all_the_properties_that_fit_into_it(server: Server, source: Source) -> None:
    many = {format(number, "x"): 1 for number in range(4100)}
    assert 31_000 < len(json.dumps(EVENT | {"properties": many}, separators=(",", ":"))) <= 32 * 1024
    body = json.dumps(EVENT | {"properties": many}, separators=(",", ":")).encode()
    assert server.post("/v1/track", body, key_of(source)).status_code == 200
    assert stored(server)[0]["properties"] == many


def test_numbers_beyond_all_number_types_are_kept_as_texts(server: Server, source: Source) -> None:
    digits = "9" * 400
    body = b'{"event":"E","userId":"u","properties":{"far":1e999,"long":%s,"near":1.5,"one":1}}' % digits.encode()
    assert server.post("/v1/track", body, key_of(source)).status_code == 200
    assert stored(server)[0]["properties"] == {"far": "1e999", "long": digits, "near": 1.5, "one": 1}


def test_the_items_of_a_batch_with_an_id_get_ids_from_it(server: Server, source: Source) -> None:
    body = {"batch": [EVENT, EVENT | {"messageId": "own"}], "messageId": "batch-1", "sentAt": "2026-01-02T00:00:00Z"}
    for _ in range(2):
        assert server.post("/v1/batch", body, key_of(source)).status_code == 200
    assert [event["messageId"] for event in stored(server)] == ["batch-1-0", "own"]
    assert counts(server, source)["duplicates"] == 2
