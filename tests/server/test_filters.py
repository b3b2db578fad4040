"""Destination filters."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.server import rows

from turnout_server.filters import Filtered, Kept, apply, compiled
from turnout_server.sampling import share_of

DROP = {"type": "DROP"}
EVENT = {
    "type": "track",
    "event": "Order",
    "userId": "u",
    "properties": {"email": "e", "plan": "p", "items": [{"sku": 1, "price": 2}, 3]},
    "context": {"page": {"url": "x", "path": "/"}, "ip": "1"},
}


def no_draw() -> float:
    raise AssertionError("nothing here is random")


def passed(*filters: rows.Row, event: Any = EVENT, draw: Any = no_draw) -> Kept | Filtered:
    before = copy.deepcopy(event)
    answer = apply(compiled(filters), event, draw)
    assert event == before
    return answer


def left(*filters: rows.Row, **also: Any) -> Any:
    answer = passed(*filters, **also)
    assert isinstance(answer, Kept)
    return answer.fields


def test_what_a_drop_filter_matches_is_kept_from_the_destination() -> None:
    assert passed(rows.filter('event = "Order"', DROP, id="f1")) == Filtered("f1", "FILTERED_BY_RULES")
    assert passed(rows.filter('event = "Other"', DROP)) == Kept(EVENT)
    assert passed(rows.filter("all", DROP, id="f2")) == Filtered("f2")
    assert passed(rows.filter("all", DROP, enabled=False)) == Kept(EVENT)
    assert passed() == Kept(EVENT)


def test_properties_are_dropped_at_any_path_and_in_each_object_of_an_array() -> None:
    fields = {"": ["userId"], "properties": ["email"], "context.page": ["url"], "properties.items": ["sku"]}
    found = left(rows.filter("all", {"type": "DROP_PROPERTIES", "fields": fields | {"no.where": ["x"]}}))
    assert found == {
        "type": "track",
        "event": "Order",
        "properties": {"plan": "p", "items": [{"price": 2}, 3]},
        "context": {"page": {"path": "/"}, "ip": "1"},
    }


def test_a_dot_with_a_backslash_belongs_to_the_name_in_a_path() -> None:
    about = {"properties": {"a.b": {"secret": 1, "open": 2}}}
    action = {"type": "DROP_PROPERTIES", "fields": {"properties.a\\.b": ["secret"]}}
    assert left(rows.filter("all", action), event=about) == {"properties": {"a.b": {"open": 2}}}


def test_allowed_properties_stay_and_objects_not_named_are_untouched() -> None:
    fields = {"properties": ["plan", "items"], "properties.items": ["sku"]}
    found = left(rows.filter("all", {"type": "ALLOW_PROPERTIES", "fields": fields}))
    assert found == {**EVENT, "properties": {"plan": "p", "items": [{"sku": 1}, 3]}}


def test_all_samples_come_first_then_drops_then_dropped_then_allowed_properties() -> None:
    allow = rows.filter('userId = "u"', {"type": "ALLOW_PROPERTIES", "fields": {"properties": ["plan"]}}, id="allow")
    take = rows.filter('properties.email = "e"', {"type": "DROP_PROPERTIES", "fields": {"": ["userId"]}}, id="take")
    drop = rows.filter('userId = "u"', DROP, id="drop")
    sample = rows.filter("all", {"type": "SAMPLE", "percent": 0}, id="sample")
    assert passed(allow, take, drop, sample) == Filtered("sample")
    assert passed(allow, take, drop) == Filtered("drop")
    assert left(allow, take)["properties"] == EVENT["properties"]


@pytest.mark.parametrize(
    ("if_", "action"),
    [
        ("event = ", DROP),
        ('contains(event, "x"', {"type": "SAMPLE", "percent": 1}),
        ("all", {"type": "EXPLODE"}),
        ("all", {"type": "SAMPLE"}),
        ("all", {"type": "DROP_PROPERTIES"}),
        ("all", {"type": "ALLOW_PROPERTIES", "fields": [1]}),
        (None, DROP),
    ],
)
def test_a_filter_that_cannot_be_understood_lets_nothing_through(if_: Any, action: rows.Row) -> None:
    assert passed(rows.filter(if_, action, id="bad")) == Filtered("bad")


@pytest.mark.parametrize(
    ("percent", "draw", "kept"), [(0.5, 0.4, True), (0.5, 0.5, False), (0.0, 0.0, False), (1.0, 0.999, True)]
)
def test_a_sample_without_path_depends_on_the_draw(percent: float, draw: float, kept: bool) -> None:
    answer = passed(rows.filter("all", {"type": "SAMPLE", "percent": percent}), draw=lambda: draw)
    assert isinstance(answer, Kept) is kept


def test_a_sample_with_path_always_takes_the_same_share_of_users() -> None:
    sampled = rows.filter("all", {"type": "SAMPLE", "percent": 0.3, "path": "userId"})
    kept = [i for i in range(2000) if isinstance(passed(sampled, event={"userId": f"user-{i}"}), Kept)]
    assert 520 < len(kept) < 680
    assert kept == [i for i in range(2000) if isinstance(passed(sampled, event={"userId": f"user-{i}"}), Kept)]


@pytest.mark.parametrize(
    ("value", "share"),
    [
        ("user-1", 0.717011),
        ("user-2", 0.531997),
        (None, 0.217379),
        (1, 0.768711),
        (1.0, 0.768711),
        ({"a": [1]}, 0.612800),
    ],
)
def test_the_share_of_a_value_never_changes(value: Any, share: float) -> None:
    assert share_of(value) == pytest.approx(share, abs=1e-5)


@given(st.none() | st.text() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False))
def test_every_value_has_a_share(value: Any) -> None:
    assert 0 <= share_of(value) <= 1


PATHS = st.sampled_from(["", "properties", "context", "context.page", "properties.items", "no"])
NAMES = st.lists(st.sampled_from(["userId", "email", "plan", "sku", "url", "items"]))


@given(st.dictionaries(PATHS, NAMES))
def test_dropping_properties_twice_is_dropping_them_once(fields: dict[str, list[str]]) -> None:
    action = {"type": "DROP_PROPERTIES", "fields": fields}
    once = left(rows.filter("all", action))
    assert left(rows.filter("all", action), event=once) == once
