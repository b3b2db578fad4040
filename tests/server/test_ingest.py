"""The Tracking API as clients meet it."""

from __future__ import annotations

import base64
import gzip
import json
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from segment.analytics.client import Client as Segment
from tests.server.running import Server, archived, by_id, key_of, make_archive, make_source

from turnout import Source
from turnout_server.envelope import MOST_BATCH_BYTES, MOST_EVENT_BYTES, Refused, check, inflated

EVENT = {"type": "track", "event": "E", "userId": "u"}


@pytest.fixture
def source(server: Server) -> Source:
    with server.client() as client:
        found = make_source(client)
        make_archive(client, found)
    return found


def stored(server: Server) -> list[dict[str, Any]]:
    server.quiet()
    return archived(server.data)


@pytest.mark.parametrize("compressed", [False, True])
def test_the_official_sdk_sends_and_all_of_it_is_stored(server: Server, source: Source, compressed: bool) -> None:
    failed: list[str] = []
    key = key_of(source)
    sdk = Segment(key, host=server.url, gzip=compressed, on_error=lambda error, _: failed.append(str(error)))
    for number in range(250):
        sdk.track(f"user-{number}", "Tested", {"number": number})
    sdk.shutdown()
    assert failed == []
    events = stored(server)
    assert sorted(event["properties"]["number"] for event in events) == list(range(250))
    assert {event["context"]["library"]["name"] for event in events} == {"analytics-python"}
    assert len({event["messageId"] for event in events}) == 250
    row = by_id(server.overview()["sources"], source.id)
    assert (row["received"], row["accepted"], row["invalid"], row["duplicates"]) == (250, 250, {}, 0)


@pytest.mark.parametrize("slash", ["", "/"])
def test_each_call_has_a_path_of_its_own_long_and_short(server: Server, source: Source, slash: str) -> None:
    calls: dict[str, dict[str, Any]] = {
        "track": {"event": "E"},
        "identify": {"traits": {"a": 1}},
        "page": {"name": "Home"},
        "screen": {"name": "Home"},
        "group": {"groupId": "g"},
        "alias": {"previousId": "p"},
    }
    for call, fields in calls.items():
        for path in (call, call[0]):
            answer = server.post(f"/v1/{path}{slash}", {"userId": path, **fields}, key_of(source))
            assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert sorted((e["type"], e["userId"]) for e in stored(server)) == sorted(
        (call, path) for call in calls for path in (call, call[0])
    )


@pytest.mark.parametrize("path", ["/v1/batch", "/v1/b", "/v1/import", "/v1/batch/"])
def test_a_batch_is_taken_on_each_of_its_paths(server: Server, source: Source, path: str) -> None:
    server.post(path, {"batch": [EVENT, EVENT | {"userId": "v"}], "writeKey": key_of(source)})
    assert [event["userId"] for event in stored(server)] == ["u", "v"]


def test_the_write_key_is_taken_from_the_header_the_body_or_the_message(server: Server, source: Source) -> None:
    key = key_of(source)
    server.post("/v1/track", EVENT | {"userId": "header"}, key)
    server.post("/v1/track", EVENT | {"userId": "body", "writeKey": key})
    server.post("/v1/batch", {"batch": [EVENT | {"userId": "message", "writeKey": key}]})
    without_colon = {"Authorization": "Basic " + base64.b64encode(key.encode()).decode()}
    server.post("/v1/track", EVENT | {"userId": "no colon"}, headers=without_colon)
    events = stored(server)
    assert [event["userId"] for event in events] == ["header", "body", "message", "no colon"]
    assert not any("writeKey" in event for event in events)


@pytest.mark.parametrize("type", ["application/json", "text/plain", "application/x-www-form-urlencoded", None])
def test_the_content_type_does_not_matter(server: Server, source: Source, type: str | None) -> None:
    headers = {"Content-Type": type} if type else {}
    body = json.dumps(EVENT).encode()
    assert server.post("/v1/t", body, key_of(source), headers=headers).status_code == 200
    assert server.post("/v1/t", gzip.compress(body), key_of(source), headers=headers).status_code == 200
    assert len(stored(server)) == 2


def test_a_repeated_message_is_stored_once_also_after_a_restart(server: Server, source: Source) -> None:
    twice = {"batch": [EVENT | {"messageId": "one"}, EVENT | {"messageId": "one"}, EVENT | {"messageId": "two"}]}
    for _ in range(2):
        assert server.post("/v1/batch", twice, key_of(source)).status_code == 200
    server.quiet()
    server.stop()
    server.start()
    assert server.post("/v1/batch", twice, key_of(source)).status_code == 200
    assert [event["messageId"] for event in stored(server)] == ["one", "two"]
    row = by_id(server.overview()["sources"], source.id)
    assert (row["received"], row["duplicates"], row["accepted"]) == (9, 7, 2)


def test_messages_that_are_no_events_are_answered_200_and_counted(server: Server, source: Source) -> None:
    key = key_of(source)
    batch = [EVENT, {"type": "track", "userId": "u"}, {"type": "nonsense"}, 5, {"type": "page"}]
    assert server.post("/v1/batch", {"batch": batch}, key).status_code == 200
    assert server.post("/v1/batch", {"batch": []}, key).status_code == 200
    assert server.post("/v1/batch", {"batch": [], "writeKey": key}).status_code == 200
    assert server.post("/v1/track", EVENT, "no such key").json() == {"success": True}
    assert len(stored(server)) == 1
    sources = server.overview()["sources"]
    assert by_id(sources, source.id)["invalid"] == {
        "empty_batch": 2,
        "event_not_defined": 1,
        "multi_user_error": 2,
        "no_user_anon_id": 1,
    }
    assert next(row for row in sources if row["id"] is None)["invalid"] == {"unknown_source": 1}


def test_a_disabled_source_takes_nothing_in(server: Server, source: Source) -> None:
    with server.client() as client:
        client.sources.update(source.id, enabled=False)
    assert server.post("/v1/track", EVENT, key_of(source)).status_code == 200
    assert stored(server) == []
    assert by_id(server.overview()["sources"], source.id)["invalid"] == {"source_disabled": 1}


def test_bodies_beyond_the_limits_are_refused_whole_and_say_why(server: Server, source: Source) -> None:
    long = EVENT | {"properties": {"x": "y" * MOST_EVENT_BYTES}}
    refused = {
        "malformed_json": server.post("/v1/track", b'{"event":', key_of(source)),
        "event_too_large": server.post("/v1/batch", {"batch": [EVENT, long]}, key_of(source)),
        "batch_too_long": server.post("/v1/batch", {"batch": [{}] * 2501}, key_of(source)),
        "batch_too_large": server.post("/v1/batch", {"batch": [EVENT], "x": "y" * MOST_BATCH_BYTES}, key_of(source)),
        "malformed_gzip": server.post("/v1/batch", gzip.compress(b'{"batch":[]}')[:-9], key_of(source)),
    }
    for code, answer in refused.items():
        assert answer.status_code == 400
        assert answer.json().keys() == {"code", "message", "success"}
        assert (answer.json()["code"], answer.json()["success"]) == (code, False)
    assert "batch[1] has" in refused["event_too_large"].json()["message"]
    assert refused["batch_too_large"].json()["message"].startswith("Exceed payload limit")
    assert stored(server) == []


def test_a_browser_may_send_from_any_page(server: Server) -> None:
    asked = {
        "Origin": "https://shop.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    answer = httpx.options(f"{server.url}/v1/t", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    named = {name.strip() for name in answer.headers["access-control-allow-headers"].split(",")}
    assert {"authorization", "content-type"} <= named
    assert server.post("/v1/t", EVENT, "k").headers["access-control-allow-origin"] == "*"


def test_a_wrong_path_or_method_says_what_is_right(server: Server) -> None:
    assert server.post("/v1/trak", EVENT, "k").status_code == 404
    wrong = httpx.get(f"{server.url}/v1/track")
    assert (wrong.status_code, wrong.json()["message"]) == (405, "/v1/track takes POST")


def test_the_counts_need_a_token(server: Server) -> None:
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        answer = httpx.get(f"{server.url}/__deliveries", headers=headers)
        assert answer.status_code == 401
        assert "turnout token create" in answer.json()["errors"][0]["message"]


def event_of(size: int) -> bytes:
    return b'{"x":"' + b"y" * (size - 8) + b'"}'


def test_the_limits_are_met_to_the_byte() -> None:
    check("track", event_of(MOST_EVENT_BYTES))
    check("batch", b'{"batch":[' + b",".join([event_of(MOST_EVENT_BYTES)] * 15) + b"]}")
    for call, body in (
        ("track", event_of(MOST_EVENT_BYTES + 1)),
        ("batch", b'{"batch":[' + event_of(MOST_EVENT_BYTES + 1) + b"]}"),
        ("batch", b'{"batch":[],"x":"' + b"y" * (MOST_BATCH_BYTES - 18) + b'"}'),
    ):
        with pytest.raises(Refused):
            check(call, body)
    check("batch", b'{"batch":[],"x":"' + b"y" * (MOST_BATCH_BYTES - 19) + b'"}')


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b'{"a":1}x',
        b'{"a":NaN}',
        b'{"a":"\xff"}',
        b"[" * 100_000,
        b'{"a":"\\ud800"}',
    ],
)
def test_what_is_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        check("track", body)
    assert refused.value.code == "malformed_json"


@pytest.mark.parametrize("body", [b"{}", b'{"batch":{}}', b'{"batch":null}'])
def test_a_batch_needs_a_list(body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        check("batch", body)
    assert refused.value.code == "malformed_json"


def test_a_gzip_bomb_is_refused_after_unpacking_one_batch_of_it() -> None:
    bomb = gzip.compress(b"0" * 200_000_000)
    with pytest.raises(Refused) as refused:
        inflated(bomb)
    assert refused.value.code == "batch_too_large"


@given(st.binary(max_size=1000), st.integers(0, 3))
def test_gzip_in_any_number_of_parts_is_unpacked(body: bytes, cuts: int) -> None:
    size = len(body) // (cuts + 1) + 1
    parts = [gzip.compress(body[start : start + size]) for start in range(0, max(len(body), 1), size)]
    assert inflated(b"".join(parts)) == body


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused_and_never_fail(body: bytes) -> None:
    for call in ("track", "batch"):
        with suppress(Refused):
            check(call, inflated(body))
