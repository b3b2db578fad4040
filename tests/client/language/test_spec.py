"""The Spec: facts, plans of them, and what nearly matches."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout.language import spec

COUNTS = {
    "ecommerce": 28,
    "video": 17,
    "mobile": 13,
    "b2b-saas": 10,
    "email": 6,
    "live-chat": 4,
    "ab-testing": 1,
    "copilot": 8,
}


def names(event: str) -> list[str]:
    found = spec.event(event)
    assert found is not None
    return [one.name for one in found.properties]


def test_every_industry_is_there_with_its_events_and_each_says_what_it_is_about() -> None:
    assert {one.name: len(one.events) for one in spec.chapters()} == COUNTS
    events = [event for chapter in spec.chapters() for event in chapter.events]
    assert len({event.name for event in events}) == len(events) == 87
    assert all(event.about.endswith(".") for event in events)


def test_an_event_has_the_properties_that_are_published() -> None:
    assert names("Product Shared") == [
        "share_via", "share_message", "recipient", "product_id", "sku", "category", "name", "brand", "variant",
        "price", "url", "image_url",
    ]  # fmt: skip
    assert names("Trial Ended") == ["trial_start_date", "trial_end_date", "trial_plan_name"]
    assert names("Application Crashed") == []
    order = spec.event("Order Completed")
    assert order is not None
    assert order.former == ("Completed Order",)
    types = {one.name: one.type for one in order.properties}
    assert (types["total"], types["order_id"], types["products"]) == ("number", "string", "array")


def test_the_six_calls_have_their_reserved_members() -> None:
    assert [one.name for one in spec.calls()] == ["identify", "track", "page", "screen", "group", "alias"]
    identify = spec.call("identify")
    assert identify is not None
    assert len(identify.reserved) == 17
    assert {one.name: one.type for one in identify.reserved}["createdAt"] == "time"
    assert spec.call("delete") is None


def test_every_plan_is_of_sound_schemas() -> None:
    for chapter in spec.chapters():
        rules = spec.rules(chapter)
        assert [rule["key"] for rule in rules] == [event.name for event in chapter.events]
        for rule in rules:
            jsonschema_rs.validator_for(rule["jsonSchema"])


@pytest.mark.parametrize(
    ("properties", "fits"),
    [
        ({"total": 27.5, "products": [{"product_id": "p", "quantity": 2}]}, True),
        ({"total": "27.5"}, False),
        ({"products": [{"price": "9"}]}, False),
        ({"products": "p"}, False),
        ({"else": None}, True),
    ],
)
def test_a_rule_checks_the_types_of_what_is_there(properties: dict[str, Any], fits: bool) -> None:
    event = spec.event("Order Completed")
    assert event is not None
    validator = jsonschema_rs.validator_for(spec.schema(event))
    assert validator.is_valid({"type": "track", "properties": properties}) is fits


@pytest.mark.parametrize(
    ("message", "hints"),
    [
        ({"type": "track", "event": "Order completed"}, ["event: Order completed -> Order Completed"]),
        ({"type": "track", "event": "completed_order"}, ["event: completed_order -> Order Completed"]),
        ({"type": "track", "event": "orderCompleted"}, ["event: orderCompleted -> Order Completed"]),
        ({"type": "track", "event": "Order Complete"}, ["event: Order Complete -> Order Completed"]),
        ({"type": "track", "event": "Viewed Product"}, ["event: Viewed Product -> Product Viewed"]),
        ({"type": "track", "event": "Order Completed"}, []),
        ({"type": "track", "event": "Cup Sold", "properties": {"colour": "red"}}, []),
        (
            {"type": "track", "event": "Order Completed", "properties": {"orderID": "7", "Revenue": 2, "own": 1}},
            ["properties.orderID: orderID -> order_id", "properties.Revenue: Revenue -> revenue"],
        ),
        (
            {"type": "track", "event": "Order Completed", "properties": {"products": [{"productId": "p"}]}},
            ["properties.products.0.productId: productId -> product_id"],
        ),
        ({"type": "track", "properties": {"curency": "GBP"}}, ["properties.curency: curency -> currency"]),
        ({"type": "track", "event": "Product Viewed", "properties": {"image_url": "a", "imageUrl": "b"}}, []),
        ({"type": "identify", "traits": {"first_name": "Ann", "createdAt": "x"}}, []),
        (
            {"type": "identify", "traits": {"firstname": "Ann", "adress": {"zip": 1, "Postalcode": 2}}},
            ["traits.firstname: firstname -> firstName", "traits.adress: adress -> address",
             "traits.adress.Postalcode: Postalcode -> postalCode"],
        ),
        ({"type": "page", "properties": {"URL": "x"}}, ["properties.URL: URL -> url"]),
        ({"type": "alias", "userId": "u"}, []),
    ],
)  # fmt: skip
def test_what_nearly_matches_is_said_with_what_it_should_be(message: dict[str, Any], hints: list[str]) -> None:
    assert [f"{hint.path}: {hint.given} -> {hint.meant}" for hint in spec.hints(message)] == hints


def test_a_hint_reads_as_a_question() -> None:
    [hint] = spec.hints({"type": "track", "event": "Order completed"})
    assert str(hint) == "event: 'Order completed' is no name of the Spec; did you mean 'Order Completed'?"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=10,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(["track", "identify", "group", "page"]) | JSON,
            "event": st.text(max_size=80) | JSON,
            "properties": JSON,
            "traits": JSON,
        },
    )
)
def test_any_message_can_be_asked_about(message: dict[str, Any]) -> None:
    assert all(hint.given != hint.meant for hint in spec.hints(message))
