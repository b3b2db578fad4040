"""Transformations."""

from __future__ import annotations

import copy
from typing import Any

import msgspec
import pytest
from tests.server import rows

from turnout_server.event import Request
from turnout_server.hashing import hasher
from turnout_server.journey import Routed, opened, routed
from turnout_server.routing import routing
from turnout_server.transform import Dropped, transformations, transformed

EVENT = {
    "type": "track",
    "event": "order_completed",
    "userId": "u1",
    "properties": {"totl": 5, "email": "ann@example.com", "order": {"id": 7, "note": "x"}, "a.b": 1, "none": None},
    "context": {"ip": "1.2.3.4"},
}
ALL: dict[str, Any] = {"id": "t1", "if": "type = 'track'", "enabled": True}


def changed(*steps: rows.Row, event: Any = EVENT) -> Any:
    before = copy.deepcopy(event)
    answer = transformed(event, transformations([ALL | step for step in steps]))
    assert event == before
    return answer


def properties(*steps: rows.Row) -> Any:
    return changed(*steps)["properties"]


def test_a_track_event_gets_another_name_and_other_calls_do_not() -> None:
    rename = {"newEventName": "Order Completed", "if": "all"}
    assert changed(rename) == {**EVENT, "event": "Order Completed"}
    assert changed(rename, event={"type": "identify"}) == {"type": "identify"}


def test_only_events_that_match_are_changed_and_only_by_what_is_enabled() -> None:
    assert changed({"newEventName": "x", "if": "event = 'Other'"}) is EVENT
    assert changed({"newEventName": "x", "enabled": False}) is EVENT


def test_properties_are_renamed_by_bare_names_and_by_paths() -> None:
    renames = [
        {"oldName": "totl", "newName": "total"},
        {"oldName": "properties.order.id", "newName": "properties.order_id"},
        {"oldName": r"a\.b", "newName": "order.ab"},
        {"oldName": "none", "newName": "nothing"},
        {"oldName": "missing", "newName": "found"},
        {"oldName": "context.ip", "newName": "context.device.ip"},
    ]
    found = changed({"propertyRenames": renames})
    assert found["properties"] == {
        "email": "ann@example.com",
        "order": {"note": "x", "ab": 1},
        "total": 5,
        "order_id": 7,
        "nothing": None,
    }
    assert found["context"] == {"device": {"ip": "1.2.3.4"}}


def test_names_can_be_swapped() -> None:
    swap = [{"oldName": "totl", "newName": "email"}, {"oldName": "email", "newName": "totl"}]
    found = properties({"propertyRenames": swap})
    assert (found["totl"], found["email"]) == ("ann@example.com", 5)


def test_traits_are_the_properties_of_identify_and_group() -> None:
    for type in ("identify", "group"):
        event = {"type": type, "traits": {"Plan": "pro"}}
        rename = {"if": "all", "propertyRenames": [{"oldName": "Plan", "newName": "plan"}]}
        assert changed(rename, event=event) == {"type": type, "traits": {"plan": "pro"}}


def test_values_are_written_to_paths_from_the_top_of_the_event() -> None:
    value = {"propertyPaths": ["properties.currency", "context.app.name", "userId"], "propertyValue": "GBP"}
    found = changed({"propertyValueTransformations": [value]})
    assert found["properties"]["currency"] == "GBP"
    assert found["context"] == {"ip": "1.2.3.4", "app": {"name": "GBP"}}
    assert found["userId"] == "GBP"


def test_a_value_does_not_replace_a_text_by_an_object() -> None:
    value = {"propertyPaths": ["properties.email.domain"], "propertyValue": "example.com"}
    assert properties({"propertyValueTransformations": [value]}) == EVENT["properties"]
    rename = {"oldName": "totl", "newName": "email.total"}
    assert properties({"propertyRenames": [rename]}) == EVENT["properties"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("uppercase(properties.email)", "ANN@EXAMPLE.COM"),
        ("properties.order", {"id": 7, "note": "x"}),
        ("properties.totl > 4", True),
        ("contains(event, 'refund')", False),
    ],
)
def test_a_property_is_computed_by_an_expression(text: str, value: Any) -> None:
    assert properties({"fqlDefinedProperties": [{"fql": text, "propertyName": "new"}]})["new"] == value


def test_what_an_expression_does_not_find_is_not_written() -> None:
    assert (
        properties({"fqlDefinedProperties": [{"fql": "properties.missing", "propertyName": "new"}]}) == properties()
    )


def test_only_allowed_properties_stay() -> None:
    assert properties({"allowProperties": ["totl", "order.id"]}) == {"totl": 5, "order": {"id": 7}}
    assert properties({"allowProperties": []}) == {}
    assert changed({"allowProperties": ["properties.totl"]})["context"] == EVENT["context"]


# From the RFCs of HMAC (4231, case 2) and from `printf abc | sha256sum` and the like.
@pytest.mark.parametrize(
    ("algorithm", "key", "encoding", "value", "hash"),
    [
        ("sha256", None, None, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("SHA-1", None, "HEX", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("md5", None, "BASE16", "abc", "900150983CD24FB0D6963F7D28E17F72"),
        ("md5", None, "BASE64", "abc", "kAFQmDzST7DWlj99KOF/cg=="),
        ("md5", None, "BASE64URL", "abc", "kAFQmDzST7DWlj99KOF_cg=="),
        (
            "sha256",
            "Jefe",
            None,
            "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        ("md5", None, None, 12.0, "c20ad4d76fe97759aa27a0c99bff6710"),
    ],
)
def test_hashes_are_those_that_everyone_computes(
    algorithm: str, key: str | None, encoding: str | None, value: Any, hash: str
) -> None:
    assert hasher(algorithm, key, encoding)(value) == hash


def test_properties_are_hashed_where_they_are() -> None:
    config = {"algorithm": "md5", "paths": ["email", "properties.totl", "properties.missing", "none"]}
    found = properties({"hashPropertiesConfiguration": config})
    assert found == EVENT["properties"] | {
        "email": hasher("md5")("ann@example.com"),
        "totl": "e4da3b7fbbce2345d7772b0674a318d5",
    }


def test_renamed_properties_are_hashed_by_their_new_names() -> None:
    rename = {"propertyRenames": [{"oldName": "email", "newName": "mail"}]}
    hash = {"hashPropertiesConfiguration": {"algorithm": "md5", "paths": ["mail"]}}
    assert properties(rename | hash)["mail"] == hasher("md5")("ann@example.com")


def test_each_one_sees_what_those_before_it_left() -> None:
    first = {"newEventName": "Order Completed"}
    second = {"if": "event = 'Order Completed'", "allowProperties": ["totl"]}
    assert properties(first, second) == {"totl": 5}
    assert properties(second, first) == EVENT["properties"]


def test_events_are_dropped_whatever_else_is_said() -> None:
    assert changed({"drop": True, "newEventName": "x"}) == Dropped("t1", "FILTERED_BY_TRANSFORMATION")


@pytest.mark.parametrize(
    "broken",
    [
        {"if": "type ="},
        {"if": None},
        {"fqlDefinedProperties": [{"fql": "lowercase(", "propertyName": "x"}]},
        {"hashPropertiesConfiguration": {"algorithm": "rot13", "paths": ["email"]}},
        {"hashPropertiesConfiguration": {"algorithm": "md5", "encoding": "ROMAN", "paths": ["email"]}},
        {"propertyRenames": [{"oldName": "a"}]},
    ],
)
def test_one_that_cannot_be_understood_lets_nothing_through(broken: rows.Row) -> None:
    assert changed(broken) == Dropped("t1", "INVALID_SETTINGS")


def journey(*changes: rows.Row, **also: list[rows.Row]) -> Routed:
    sent = {"type": "track", "userId": "u", "event": "sold", "properties": {"secret": 1}}
    request = Request(1, 1_700_000_000_000, "track", rows.WRITE_KEY, "", msgspec.json.encode(sent))
    table = {
        "source": [rows.source()],
        "destination": [rows.webhook("https://hooks.example/x"), rows.archive()],
        "transformation": list(changes),
        **also,
    }
    snapshot = routing(table)
    return routed(opened(request, snapshot, "log"), set(), snapshot, lambda: 0.5)


def delivered(result: Routed) -> dict[str, Any]:
    return {one.destination_id: msgspec.json.decode(one.body) for one in result.deliveries}


def test_a_source_is_transformed_before_filters_and_a_destination_after_them() -> None:
    whole = rows.transformation("event = 'sold'", newEventName="Sold")
    hook = rows.transformation(
        "event = 'Sold'", "for-hooks", destinationMetadataId="turnout-webhook", newEventName="S"
    )
    seen = rows.filter("event != 'Sold'", {"type": "DROP"})
    found = delivered(journey(whole, hook, destination_filter=[seen]))
    assert (found["hook"]["event"], found["files"]["event"]) == ("S", "Sold")


def test_a_tracking_plan_judges_the_event_as_it_was_sent() -> None:
    strict = rows.plan(rows.rule("TRACK", "Sold", {}), settings={"track": {"allowUnplannedEvents": False}})
    result = journey(rows.transformation("all", newEventName="Sold"), **strict)
    assert ("src", "", "blocked", "unplanned") in result.counts


def test_what_a_transformation_drops_is_counted_with_its_reason() -> None:
    assert (
        journey(rows.transformation("all", drop=True)).counts[("src", "", "blocked", "FILTERED_BY_TRANSFORMATION")]
        == 1
    )
    hook = rows.transformation("all", destinationMetadataId="turnout-webhook", drop=True)
    result = journey(hook)
    assert result.counts[("src", "hook", "filtered", "FILTERED_BY_TRANSFORMATION")] == 1
    assert list(delivered(result)) == ["files"]


def test_transformations_of_another_source_change_nothing() -> None:
    assert delivered(journey(rows.transformation("all", sourceId="other", drop=True)))["hook"]["event"] == "sold"
