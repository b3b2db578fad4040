"""Times, ids, context and channel of what arrives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout_server.event import Request
from turnout_server.normalise import arrivals, client_ip, iso, moment, normalised, times

RECEIVED = int(datetime(2024, 5, 1, 12, 0, 10, tzinfo=UTC).timestamp() * 1000)
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(
    lambda found: found.replace(tzinfo=UTC, microsecond=found.microsecond // 1000 * 1000)
)


def request(body: Any, call: str = "batch", write_key: str = "", ip: str = "", seq: int = 1) -> Request:
    return Request(seq, RECEIVED, call, write_key, ip, msgspec.json.encode(body))


def only(body: Any, **also: Any) -> dict[str, Any]:
    (arrived,) = arrivals(request(body, **also))
    return normalised(arrived, "log")


def test_the_timestamp_is_corrected_by_how_wrong_the_clients_clock_is() -> None:
    found = times({"timestamp": "2024-05-01T14:00:00+02:00", "sentAt": "2024-05-01T12:00:03Z"}, RECEIVED)
    assert found == {
        "receivedAt": "2024-05-01T12:00:10.000Z",
        "originalTimestamp": "2024-05-01T12:00:00.000Z",
        "sentAt": "2024-05-01T12:00:03.000Z",
        "timestamp": "2024-05-01T12:00:07.000Z",
    }


@given(original=MOMENTS, received=MOMENTS, took=st.timedeltas(timedelta(0), timedelta(days=30)), wrong=MOMENTS)
def test_the_error_of_a_clients_clock_cancels_out(
    original: datetime, received: datetime, took: timedelta, wrong: datetime
) -> None:
    took = timedelta(milliseconds=took // timedelta(milliseconds=1))
    at = (received - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    by_right_clock = times({"timestamp": iso(original), "sentAt": iso(original + took)}, at)
    by_wrong_clock = times({"timestamp": iso(wrong), "sentAt": iso(wrong + took)}, at)
    assert by_right_clock["timestamp"] == by_wrong_clock["timestamp"] == iso(received - took)


@pytest.mark.parametrize(
    ("message", "timestamp", "original"),
    [
        ({}, "2024-05-01T12:00:10.000Z", "2024-05-01T12:00:10.000Z"),
        ({"timestamp": "2020-01-01T00:00:00Z"}, "2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00.000Z"),
        ({"timestamp": "2020-01-01T00:00:00"}, "2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00.000Z"),
        ({"timestamp": "yesterday", "sentAt": "2024-05-01T12:00:00Z"}, "2024-05-01T12:00:10.000Z", "yesterday"),
        ({"timestamp": 1714564800}, "2024-05-01T12:00:10.000Z", 1714564800),
        (
            {"timestamp": "2020-01-01T00:00:00Z", "sentAt": "soon"},
            "2020-01-01T00:00:00.000Z",
            "2020-01-01T00:00:00.000Z",
        ),
    ],
)
def test_a_timestamp_that_cannot_be_read_counts_as_none(
    message: dict[str, Any], timestamp: str, original: Any
) -> None:
    found = times(message, RECEIVED)
    assert (found["timestamp"], found["originalTimestamp"]) == (timestamp, original)


@given(st.text() | st.integers() | st.none() | st.lists(st.integers()))
def test_any_value_is_a_time_or_none(value: Any) -> None:
    assert moment(value) is None or isinstance(moment(value), datetime)


def test_what_a_batch_says_is_merged_into_its_items_and_the_item_wins() -> None:
    body = {
        "batch": [{"type": "track", "context": {"ip": "1.2.3.4"}, "integrations": {"A": False}, "sentAt": "x"}],
        "context": {"ip": "9.9.9.9", "app": {"name": "shop"}},
        "integrations": {"A": True, "B": True},
        "sentAt": "2024-05-01T12:00:10Z",
    }
    found = only(body)
    assert found["context"] == {"ip": "1.2.3.4", "app": {"name": "shop"}}
    assert found["integrations"] == {"A": False, "B": True}
    assert found["sentAt"] == "2024-05-01T12:00:10.000Z"


def test_the_write_key_is_that_of_the_header_then_of_the_body_then_of_the_message() -> None:
    body = {"batch": [{"type": "track", "writeKey": "message"}], "writeKey": "body"}
    keys = [
        next(arrivals(request(body, write_key="header"))).write_key,
        next(arrivals(request(body))).write_key,
        next(arrivals(request({"batch": body["batch"]}))).write_key,
    ]
    assert keys == ["header", "body", "message"]
    assert "writeKey" not in only(body)


def test_a_message_without_id_gets_one_that_depends_only_on_its_place_in_the_log() -> None:
    ids = [only({"batch": [{"type": "track"}]}, seq=seq)["messageId"] for seq in (1, 2, 1)]
    assert ids[0] == ids[2] != ids[1]
    assert ids[0].startswith("api-")
    assert len(ids[0]) == 31
    assert only({"batch": [{"type": "track", "messageId": "mine"}]})["messageId"] == "mine"
    assert only({"batch": [{"type": "track", "messageId": 5}]})["messageId"] == ids[0]


def test_a_context_that_is_no_object_counts_as_none() -> None:
    found = only({"batch": [{"type": "track", "context": "x", "integrations": 5}]})
    assert (found["context"], found["integrations"]) == ({}, {})


def test_an_id_that_is_null_or_empty_is_left_out() -> None:
    found = only({"userId": "u", "anonymousId": None, "event": "E"}, call="track")
    assert "anonymousId" not in found
    assert found["type"] == "track"


@pytest.mark.parametrize(
    ("call", "message", "channel"),
    [
        ("batch", {}, "server"),
        ("b", {}, "browser"),
        ("track", {"context": {"library": {"name": "analytics.js"}}}, "browser"),
        ("batch", {"context": {"library": {"name": "analytics-ios"}}}, "mobile"),
        ("batch", {"channel": "mobile"}, "mobile"),
        ("batch", {"channel": 5, "context": {"channel": "browser"}}, "browser"),
    ],
)
def test_the_channel_is_said_or_follows_from_the_library_and_endpoint(
    call: str, message: dict[str, Any], channel: str
) -> None:
    item = {"type": "track", **message}
    assert only(item if call == "track" else {"batch": [item]}, call=call)["channel"] == channel


@pytest.mark.parametrize(
    ("call", "context", "ip"),
    [
        ("b", {}, "203.0.113.9"),
        ("batch", {}, None),
        ("batch", {"direct": True}, "203.0.113.9"),
        ("b", {"ip": "1.1.1.1"}, "1.1.1.1"),
    ],
)
def test_the_address_is_stamped_on_client_side_events_only(
    call: str, context: dict[str, Any], ip: str | None
) -> None:
    found = only({"batch": [{"type": "track", "context": context}]}, call=call, ip="203.0.113.9")
    assert found["context"].get("ip") == ip


@pytest.mark.parametrize(
    ("address", "stamped"),
    [("203.0.113.9", "203.0.113.9"), ("2001:db8::1", ""), ("::ffff:203.0.113.9", "203.0.113.9"), ("unix", "")],
)
def test_an_ipv6_address_is_never_collected(address: str, stamped: str) -> None:
    assert client_ip(address) == stamped
