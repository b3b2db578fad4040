"""What destinations get, when, and what becomes of what they refuse."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.server.running import (
    Got,
    Server,
    Sink,
    archived,
    by_id,
    key_of,
    make_archive,
    make_filter,
    make_plan,
    make_source,
    make_webhook,
    serving,
    until,
)

from turnout import Source

EVENT = {"type": "track", "event": "E", "userId": "u", "messageId": "m"}


def send(server: Server, source: Source, *events: dict[str, Any]) -> None:
    batch = [{"type": "track", "event": "E", "userId": "u", **event} for event in events]
    assert server.post("/v1/batch", {"batch": batch}, key_of(source)).status_code == 200


def destination(server: Server, id: str) -> dict[str, Any]:
    return by_id(server.overview()["destinations"], id)


def test_a_webhook_gets_the_event_signed_over_the_exact_body(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url, sharedSecret="hush")
    send(server, source, {"messageId": "m", "properties": {"naïve": "café", "n": 1.5}})
    server.quiet()
    (got,) = sink.got
    assert got.path == "/hook"
    assert got.headers["Content-Type"] == "application/json"
    assert got.headers["User-Agent"].startswith("Turnout/")
    assert got.headers["X-Signature"] == hmac.new(b"hush", got.body, hashlib.sha1).hexdigest()
    event = got.event
    assert event["properties"] == {"naïve": "café", "n": 1.5}
    assert event["messageId"] == "m"
    assert event.keys() >= {"receivedAt", "timestamp", "originalTimestamp", "context", "integrations", "channel"}
    assert destination(server, hook)["delivered"] == 1


def test_without_a_secret_nothing_is_signed(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        make_webhook(client, source, sink.url)
    send(server, source, {})
    server.quiet()
    assert "X-Signature" not in sink.got[0].headers


def test_a_delivery_is_tried_again_after_a_failure_and_then_counted_once(server: Server, sink: Sink) -> None:
    sink.answer = lambda got, number: (500 if number == 1 else 200, {})
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
    send(server, source, {"messageId": "m"})
    server.quiet()
    assert [got.event["messageId"] for got in sink.got] == ["m", "m"]
    assert sink.got[0].body == sink.got[1].body
    row = destination(server, hook)
    assert (row["delivered"], row["dead"]) == (1, 0)
    assert row["retries"] == {"errors.awaiting-retry.500": 1}


def test_a_destination_that_asks_for_a_wait_is_left_alone_for_that_long(server: Server, sink: Sink) -> None:
    sink.answer = lambda got, number: (429, {"Retry-After": "2"}) if number == 1 else (200, {})
    with server.client() as client:
        source = make_source(client)
        make_webhook(client, source, sink.url)
    send(server, source, {})
    server.quiet()
    first, second = sink.got
    assert second.at - first.at >= 2


def test_what_a_destination_rejects_is_kept_as_a_dead_letter(server: Server, sink: Sink) -> None:
    sink.answer = lambda got, number: (422, {})
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
    send(server, source, {"messageId": "m"})
    server.quiet()
    row = destination(server, hook)
    assert (row["dead"], row["deadByReason"], row["delivered"]) == (1, {"errors.discarded.422": 1}, 0)
    assert len(sink.got) == 1
    server.stop()
    with sqlite3.connect(server.data / "events.sqlite") as log:
        (letter,) = log.execute("SELECT message_id, because, body FROM dead_letter")
    log.close()
    assert letter[:2] == ("m", "errors.discarded.422")
    assert json.loads(letter[2])["messageId"] == "m"


def test_a_redirect_that_keeps_the_method_is_followed(server: Server, sink: Sink) -> None:
    sink.answer = lambda got, number: (307, {"Location": "/moved"}) if got.path == "/hook" else (200, {})
    with server.client() as client:
        source = make_source(client)
        make_webhook(client, source, sink.url)
    send(server, source, {})
    server.quiet()
    assert [got.path for got in sink.got] == ["/hook", "/moved"]
    assert sink.got[0].body == sink.got[1].body


def test_a_destination_that_is_down_or_never_answers_delays_no_other(server: Server, sink: Sink) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute, server.client() as client:
        source = make_source(client)
        closed = make_webhook(client, source, "http://127.0.0.1:1/hook", "Closed")
        silent = make_webhook(client, source, f"http://127.0.0.1:{mute.getsockname()[1]}/", "Silent")
        alive = make_webhook(client, source, sink.url, "Alive")
        began = time.monotonic()
        send(server, source, *({"messageId": f"m-{number}"} for number in range(200)))
        until(lambda: len(sink.got) == 200, "the living destination has everything", 4.0)
        assert time.monotonic() - began < 4.5
        until(lambda: destination(server, closed)["retrying"] == 200, "all were refused once")
        rows = {id: destination(server, id) for id in (closed, silent, alive)}
        until(
            lambda: "errors.awaiting-retry.ETIMEDOUT" in destination(server, silent)["retries"], "5 s are over", 8.0
        )
    assert {got.event["messageId"] for got in sink.got} == {f"m-{number}" for number in range(200)}
    assert rows[alive]["pending"] == 0
    assert rows[closed]["pending"] == rows[silent]["pending"] == 200
    assert set(rows[closed]["retries"]) == {"errors.awaiting-retry.ECONNREFUSED"}
    assert not server.overview()["quiet"]


def test_the_archive_has_the_official_layout_and_every_event_in_order(server: Server) -> None:
    with server.client() as client:
        source = make_source(client)
        make_archive(client, source, "raw/shop")
    for start in range(0, 300, 100):
        send(server, source, *({"messageId": f"m-{number:03}"} for number in range(start, start + 100)))
    server.quiet()
    assert [event["messageId"] for event in archived(server.data)] == [f"m-{number:03}" for number in range(300)]
    day = int(time.time()) // 86400 * 86400 * 1000
    folders = {file.parent for file in (server.data / "archive").rglob("*.gz")}
    assert folders <= {
        server.data / "archive" / "raw" / "shop" / "segment-logs" / source.id / str(day + shift)
        for shift in (0, -86400000)
    }
    assert not list((server.data / "archive").rglob("*.partial"))


def test_the_plan_blocks_and_leaves_out_before_anything_is_delivered(server: Server, sink: Sink) -> None:
    schema = {
        "type": "object",
        "properties": {"properties": {"type": "object", "properties": {"total": {"type": "number"}}}},
    }
    common = {"type": "object", "properties": {"userId": {"pattern": "^u"}}}
    rules = [
        {"type": "TRACK", "key": "Order", "json_schema": schema, "version": 1},
        {"type": "COMMON", "json_schema": common, "version": 1},
    ]
    settings = {
        "track": {
            "allow_unplanned_events": False,
            "allow_unplanned_event_properties": False,
            "allow_event_on_violations": False,
            "common_event_on_violations": "BLOCK",
        }
    }
    with server.client() as client:
        source = make_source(client)
        make_webhook(client, source, sink.url)
        make_plan(client, source, rules, settings)
    send(
        server,
        source,
        {"event": "Order", "properties": {"total": 1, "new": 2}},
        {"event": "Ordered"},
        {"event": "Order", "properties": {"total": "1"}},
        {"event": "Order", "properties": {"total": "1", "new": 2}},
        {"event": "Order", "userId": "x"},
    )
    server.quiet()
    row = by_id(server.overview()["sources"], source.id)
    assert row["blocked"] == {
        "common_schema_violation": 1,
        "schema_violation": 1,
        "unplanned": 1,
        "unplanned_and_schema_violation": 1,
    }
    assert (row["received"], row["accepted"], row["omitting"], row["violating"]) == (5, 1, 2, 3)
    (event,) = sink.events()
    assert event["properties"] == {"total": 1}
    assert event["context"]["protocols"] == {"sourceId": source.id, "omitted": ["new"]}


def test_blocked_events_and_violations_are_forwarded_to_other_sources(server: Server, sink: Sink) -> None:
    schema = {"type": "object", "properties": {"properties": {"required": ["id"]}}}
    with server.client() as client:
        source, watch = make_source(client), make_source(client, "watch")
        make_webhook(client, watch, sink.url)
        settings = {
            "track": {"allow_event_on_violations": False},
            "forwarding_violations_to": watch.id,
            "forwarding_blocked_events_to": watch.id,
        }
        make_plan(client, source, [{"type": "TRACK", "key": "E", "json_schema": schema, "version": 1}], settings)
    send(server, source, {"messageId": "m", "properties": {"a": 1}})
    server.quiet()
    by_name = {event["event"]: event for event in sink.events()}
    assert by_name["E"]["messageId"] == "m"
    violation = by_name["Violation Generated"]
    assert violation["userId"] == "schema-violations"
    assert violation["messageId"].startswith("sch-")
    assert violation["forwardedFromProject"] == source.id
    assert violation["properties"]["violationDescription"] == "properties.id is required"
    assert violation["properties"]["eventMessageID"] == "m"
    assert by_id(server.overview()["sources"], watch.id)["forwarded"] == 2


def test_filters_drop_and_strip_for_their_destination_only(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
        make_archive(client, source)
        make_filter(client, source, hook, 'match(userId, "staff-*")', type="DROP")
        make_filter(client, source, hook, "all", type="DROP_PROPERTIES", fields={"properties": ["email"]})
    send(server, source, {"userId": "staff-1"}, {"userId": "u", "properties": {"email": "e", "total": 1}})
    server.quiet()
    (event,) = sink.events()
    assert (event["userId"], event["properties"]) == ("u", {"total": 1})
    assert destination(server, hook)["filtered"] == {"FILTERED_BY_RULES": 1}
    assert [e.get("properties") for e in archived(server.data)] == [None, {"email": "e", "total": 1}]


def test_a_changed_filter_holds_for_the_next_event(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
        send(server, source, {"messageId": "before"})
        server.quiet()
        filter_id = make_filter(client, source, hook, "all", type="DROP")
        send(server, source, {"messageId": "between"})
        server.quiet()
        client.destination_filters.update(hook, filter_id, enabled=False)
        send(server, source, {"messageId": "after"})
        server.quiet()
    assert [event["messageId"] for event in sink.events()] == ["before", "after"]


def test_each_event_that_is_withheld_is_counted_with_the_official_reason(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
        send(server, source, {"integrations": {"All": False}}, {"_metadata": {"bundled": ["Webhook (Turnout)"]}})
        server.quiet()
        client.destinations.update(hook, enabled=False)
        send(server, source, {})
        server.quiet()
    assert destination(server, hook)["filtered"] == {
        "DESTINATION_DISABLED": 1,
        "FILTERED_BY_INTEGRATIONS_OBJECT": 1,
        "MESSAGE_SENT_CLIENT_SIDE": 1,
    }
    assert sink.got == []


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("127.0.0.1", "TARGET_REFUSED"),
        ("localhost", "TARGET_REFUSED"),
        ("[::1]", "TARGET_REFUSED"),
        ("[::ffff:127.0.0.1]", "TARGET_REFUSED"),
        ("169.254.169.254", "TARGET_REFUSED"),
        ("2130706433", "TARGET_REFUSED"),
    ],
)
def test_private_targets_are_refused_unless_the_operator_allows_them(
    tmp_path: Path, sink: Sink, host: str, code: str
) -> None:
    with serving(tmp_path / "data", "--host", "127.0.0.1") as guarded:
        with guarded.client() as client:
            source = make_source(client)
            hook = make_webhook(client, source, f"http://{host}:{sink.port}/hook")
        send(guarded, source, {})
        guarded.quiet()
        row = destination(guarded, hook)
    assert row["deadByReason"] == {f"errors.discarded.{code}": 1}
    assert sink.got == []


def test_a_retry_goes_where_the_settings_point_by_then(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, "http://127.0.0.1:1/hook")
        send(server, source, {"messageId": "m"})
        until(lambda: destination(server, hook)["retrying"] == 1, "it was tried")
        client.destinations.update(hook, settings={"url": sink.url})
    server.quiet()
    assert [event["messageId"] for event in sink.events()] == ["m"]


def test_what_waits_for_a_destination_that_is_deleted_becomes_a_dead_letter(server: Server, sink: Sink) -> None:
    def busy(got: Got, number: int) -> tuple[int, Mapping[str, str]]:
        return 503, {}

    sink.answer = busy
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
        send(server, source, {})
        until(lambda: destination(server, hook)["retrying"] == 1, "it was tried")
        client.destinations.delete(hook)
    server.quiet()
    assert destination(server, hook)["deadByReason"] == {"errors.discarded.DESTINATION_DELETED": 1}
