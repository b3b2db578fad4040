"""Which destinations get an event, and why the others don't."""

from __future__ import annotations

from typing import Any

import pytest
from tests.server import rows

from turnout_server.event import Event
from turnout_server.fanout import Delivery, Withheld, fanout
from turnout_server.routing import Routing, routing

URL = "https://hooks.example/x"
ALL = dict.fromkeys(("track", "identify", "group", "alias", "pageview"), True)


def routed(*destinations: rows.Row, filters: list[rows.Row] | None = None) -> Routing:
    return routing({"source": [rows.source()], "destination": destinations, "destination_filter": filters or []})


def answers(fields: dict[str, Any], *destinations: rows.Row, **also: Any) -> list[Delivery | Withheld]:
    event = Event("src", "m", fields.get("type", "track"), 0, {"type": "track", **fields})
    return fanout(event, routed(*destinations, **also).sources["src"].destinations, lambda: 0.5)


def reason(fields: dict[str, Any], destination: rows.Row, **also: Any) -> str | None:
    (answer,) = answers(fields, destination, **also)
    return answer.reason if isinstance(answer, Withheld) else None


@pytest.mark.parametrize(
    ("integrations", "delivered"),
    [
        ({}, True),
        (None, True),
        ("x", True),
        ({"All": True}, True),
        ({"All": False}, False),
        ({"All": False, "Webhook": True}, True),
        ({"All": False, "Webhook": {"option": 1}}, True),
        ({"All": False, "Old Hook": True}, True),
        ({"All": False, "webhook": True}, False),
        ({"Webhook": False}, False),
        ({"Old Hook": False}, False),
        ({"Webhook": True, "Old Hook": False}, True),
        ({"Webhook": None, "All": False}, False),
        ({"Other": False}, True),
    ],
)
def test_the_integrations_object_names_destinations_by_any_of_their_names(integrations: Any, delivered: bool) -> None:
    found = reason({"integrations": integrations}, rows.webhook(URL))
    assert found == (None if delivered else "FILTERED_BY_INTEGRATIONS_OBJECT")


@pytest.mark.parametrize(
    ("supported", "type", "delivered"),
    [
        (ALL, "page", True),
        (ALL | {"pageview": False}, "page", False),
        (ALL | {"pageview": False}, "screen", False),
        (ALL | {"track": False}, "identify", True),
        (ALL | {"track": False}, "track", False),
        (ALL | {"alias": False}, "alias", False),
        ({}, "group", True),
        (None, "group", True),
    ],
)
def test_a_destination_gets_only_the_calls_that_it_supports(supported: Any, type: str, delivered: bool) -> None:
    row = rows.webhook(URL)
    row["metadata"] = {**row["metadata"], "supportedMethods": supported}
    assert reason({"type": type}, row) == (None if delivered else "UNSUPPORTED_EVENT_TYPE")


@pytest.mark.parametrize(
    ("row", "fields", "why"),
    [
        (rows.webhook(URL, enabled=False), {}, "DESTINATION_DISABLED"),
        (rows.webhook(URL), {"_metadata": {"bundled": ["Webhook"]}}, "MESSAGE_SENT_CLIENT_SIDE"),
        (rows.webhook(URL), {"_metadata": {"unbundled": ["Webhook"]}}, None),
        (rows.webhook("ftp://x"), {}, "INVALID_SETTINGS"),
        (rows.webhook(URL, settings={}), {}, "INVALID_SETTINGS"),
        (rows.webhook(URL, metadata={"id": "other", "name": "Other"}), {}, "NOT_DELIVERED_HERE"),
        (rows.archive("../up"), {}, "INVALID_SETTINGS"),
        (rows.archive("/etc"), {}, "INVALID_SETTINGS"),
        (rows.archive("a/../../b"), {}, "INVALID_SETTINGS"),
        (rows.archive("a\\..\\b"), {}, "INVALID_SETTINGS"),
        (rows.archive(""), {}, "INVALID_SETTINGS"),
        (rows.archive("a/b"), {}, None),
    ],
)
def test_what_keeps_a_destination_from_an_event_has_a_reason(
    row: rows.Row, fields: dict[str, Any], why: str | None
) -> None:
    assert reason(fields, row) == why


def test_what_a_destination_does_not_support_is_said_before_its_filters_are_asked() -> None:
    row = rows.webhook(URL)
    row["metadata"] = {**row["metadata"], "supportedMethods": ALL | {"track": False}}
    drop = rows.filter("all", {"type": "DROP"})
    assert reason({}, row, filters=[drop]) == "UNSUPPORTED_EVENT_TYPE"
    assert reason({}, rows.webhook(URL), filters=[drop]) == "FILTERED_BY_RULES"


def test_each_destination_is_asked_on_its_own() -> None:
    strip = rows.filter("all", {"type": "DROP_PROPERTIES", "fields": {"": ["secret"]}})
    found = answers({"secret": 1}, rows.webhook(URL), rows.archive(), filters=[strip])
    assert found == [Delivery("hook", {"type": "track"}), Delivery("files", {"type": "track", "secret": 1})]
    other = rows.webhook(URL, id="elsewhere", sourceId="another")
    assert answers({}, other) == []


def test_a_filter_holds_only_between_its_own_source_and_destination() -> None:
    drop = rows.filter("all", {"type": "DROP"}, sourceId="another")
    assert reason({}, rows.webhook(URL), filters=[drop]) is None


def test_the_archive_obeys_filters_and_the_integrations_object_like_any_destination() -> None:
    drop = rows.filter("all", {"type": "DROP"}, destinationId="files")
    assert reason({}, rows.archive(), filters=[drop]) == "FILTERED_BY_RULES"
    assert reason({"integrations": {"All": False}}, rows.archive()) == "FILTERED_BY_INTEGRATIONS_OBJECT"


def test_every_write_key_of_a_source_leads_to_it() -> None:
    found = routing(
        {"source": [rows.source(writeKeys=["a", "b"]), rows.source("off", enabled=False, writeKeys=["c"])]}
    )
    assert found.by_write_key["a"] is found.by_write_key["b"] is found.sources["src"]
    assert not found.by_write_key["c"].enabled


def test_a_connection_to_a_plan_that_is_gone_checks_nothing() -> None:
    parts = rows.plan()
    parts["tracking_plan"] = []
    assert routing({"source": [rows.source()], **parts}).sources["src"].plan is None
