"""Events against tracking plans."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.server import rows

from turnout_server.conform import Conformance, conform
from turnout_server.conform import plan as compiled
from turnout_server.event import Event

ORDER = {
    "type": "object",
    "properties": {
        "properties": {
            "type": "object",
            "properties": {
                "id": {"type": "string"},
                "total": {"type": "number"},
                "address": {"type": "object", "properties": {"city": {"type": "string"}}},
                "extra": {"type": "object"},
                "products": {"type": "array", "items": {"properties": {"price": {"type": "number"}}}},
            },
            "required": ["id"],
        }
    },
}
COMMON = {"type": "object", "properties": {"userId": {"type": "string", "pattern": "^u"}}}


def judge(fields: dict[str, Any], *rules: rows.Row, **settings: Any) -> Conformance:
    parts = rows.plan(*rules, settings=settings)
    plan = compiled(parts["tracking_plan"][0], parts["source_tracking_plan_connection"][0])
    given = {"context": {}, "userId": "u", **fields}
    before = copy.deepcopy(given)
    verdict = conform(Event("src", "m", given["type"], 0, given), plan)
    assert given == before
    return verdict


def order(**properties: Any) -> dict[str, Any]:
    return {"type": "track", "event": "Order", "properties": {"id": "o", **properties}}


ORDER_RULE = rows.rule("TRACK", "Order", ORDER)


def test_an_event_that_fits_goes_on_untouched() -> None:
    verdict = judge(order(total=3), ORDER_RULE, track={"allowUnplannedEvents": False})
    assert verdict == Conformance(verdict.event)
    assert "protocols" not in verdict.event.fields["context"]


@pytest.mark.parametrize("name", ["Order ", "order", "Ordered"])
def test_an_event_is_planned_only_under_its_exact_name(name: str) -> None:
    fields = order() | {"event": name}
    assert judge(fields, ORDER_RULE, track={"allowUnplannedEvents": False}).blocked == "unplanned"
    assert judge(fields, ORDER_RULE).blocked is None


def test_unplanned_properties_are_left_out_also_inside_planned_objects() -> None:
    fields = order(new=1, address={"city": "B", "zip": "1"}, extra={"any": 1})
    verdict = judge(fields, ORDER_RULE, track={"allowUnplannedEventProperties": False})
    assert verdict.omitted == ("new", "address.zip")
    assert verdict.event.fields["properties"] == {"id": "o", "address": {"city": "B"}, "extra": {"any": 1}}
    assert verdict.event.fields["context"]["protocols"] == {"sourceId": "src", "omitted": ["new", "address.zip"]}


def test_without_a_rule_everything_is_unplanned() -> None:
    identify = {"type": "identify", "traits": {"email": "e"}}
    verdict = judge(identify, ORDER_RULE, identify={"allowUnplannedTraits": False})
    assert verdict.event.fields["traits"] == {}
    assert verdict.omitted == ("email",)


def test_a_violation_is_stamped_and_lets_the_event_through() -> None:
    verdict = judge(order(total="3"), ORDER_RULE)
    assert verdict.blocked is None
    assert verdict.event.fields["context"]["protocols"] == {
        "sourceId": "src",
        "violations": [
            {
                "type": "Invalid Type",
                "field": "properties.total",
                "description": "Invalid type. Expected: number, given: string",
            }
        ],
    }


def test_a_violation_blocks_the_event_where_that_is_set() -> None:
    settings = {"allowEventOnViolations": False}
    assert judge(order(total="3"), ORDER_RULE, track=settings).blocked == "schema_violation"
    assert judge({"type": "track", "event": "Order"}, ORDER_RULE, track=settings).blocked is None


def test_unplanned_properties_and_a_violation_together_have_a_reason_of_their_own() -> None:
    settings = {"allowEventOnViolations": False, "allowUnplannedEventProperties": False}
    verdict = judge(order(total="3", new=1), ORDER_RULE, track=settings)
    assert verdict.blocked == "unplanned_and_schema_violation"


def test_properties_that_violate_are_left_out_where_that_is_set() -> None:
    fields = order(total="3", products=[{"price": "1", "name": "a"}, {"price": 2}], address={"city": 1})
    verdict = judge(fields, ORDER_RULE, track={"allowPropertiesOnViolations": False})
    assert verdict.event.fields["properties"] == {"id": "o", "products": [{"name": "a"}, {"price": 2}], "address": {}}
    assert verdict.omitted_on_violation == ("address.city", "products.0.price", "total")
    assert verdict.event.fields["context"]["protocols"]["omitted_on_violation"] == list(verdict.omitted_on_violation)


def test_an_item_of_an_array_takes_the_array_with_it() -> None:
    schema = rows.properties(tags={"type": "array", "items": {"type": "string"}})
    verdict = judge(
        order(tags=["a", 1]), rows.rule("TRACK", "Order", schema), track={"allowPropertiesOnViolations": False}
    )
    assert verdict.event.fields["properties"] == {"id": "o"}


def test_a_missing_property_cannot_be_left_out() -> None:
    fields = {"type": "track", "event": "Order", "properties": {}}
    verdict = judge(fields, ORDER_RULE, track={"allowPropertiesOnViolations": False})
    assert [v.description for v in verdict.violations] == ["properties.id is required"]
    assert verdict.omitted_on_violation == ()
    assert verdict.blocked is None


@pytest.mark.parametrize(
    ("setting", "blocked", "left"),
    [
        (None, None, {"id": "o", "total": "3"}),
        ("ALLOW", None, {"id": "o", "total": "3"}),
        ("Block", "common_schema_violation", None),
        ("OMIT_PROPERTIES", None, {"id": "o"}),
        ("omit_properties", None, {"id": "o"}),
    ],
)
def test_the_common_schema_comes_after_the_standard_controls(
    setting: str | None, blocked: str | None, left: Any
) -> None:
    common = rows.rule("COMMON", None, rows.properties(total={"type": "number"}))
    verdict = judge(order(total="3"), common, track={"commonEventOnViolations": setting})
    assert verdict.blocked == blocked
    if left is not None:
        assert verdict.event.fields["properties"] == left


def test_what_the_standard_controls_left_out_does_not_break_the_common_schema() -> None:
    common = rows.rule("COMMON", None, rows.properties(new={"type": "number"}))
    settings = {"allowUnplannedEventProperties": False, "commonEventOnViolations": "BLOCK"}
    assert judge(order(new="x"), ORDER_RULE, common, track=settings).blocked is None


def test_the_common_schema_omits_traits_of_an_identify() -> None:
    common = rows.rule(
        "COMMON", None, {"properties": {"traits": {"type": "object", "properties": {"age": {"type": "integer"}}}}}
    )
    verdict = judge(
        {"type": "identify", "traits": {"age": "x"}}, common, identify={"commonEventOnViolations": "OMIT_TRAITS"}
    )
    assert verdict.event.fields["traits"] == {}


@pytest.mark.parametrize(
    ("asked", "blocked"), [(None, True), (1, True), (2, False), (9, True), ("2", True), (True, True)]
)
def test_an_event_names_the_version_of_its_rule_else_the_oldest_counts(asked: Any, blocked: bool) -> None:
    one = rows.rule("TRACK", "Order", rows.properties(total={"type": "string"}), version=1)
    two = rows.rule("TRACK", "Order", rows.properties(total={"type": "number"}), version=2)
    fields = order(total=3) | {"context": {"protocols": {"event_version": asked}}}
    verdict = judge(fields, two, one, track={"allowEventOnViolations": False})
    assert (verdict.blocked == "schema_violation") is blocked
    assert verdict.event.fields["context"]["protocols"]["event_version"] == asked


def test_a_page_is_judged_by_the_rule_of_its_name_then_of_all_pages_then_as_page_viewed() -> None:
    named = rows.rule("PAGE", "Home", rows.properties(a={"type": "string"}))
    every = rows.rule("PAGE", None, rows.properties(b={"type": "string"}))
    viewed = rows.rule("TRACK", "Page Viewed", rows.properties(c={"type": "string"}))
    wrong = {"a": 1, "b": 1, "c": 1}
    for rules, name, field in (
        ((named, every, viewed), "Home", "properties.a"),
        ((named, every, viewed), "Other", "properties.b"),
        ((named, viewed), "Other", "properties.c"),
    ):
        verdict = judge({"type": "page", "name": name, "properties": wrong}, *rules)
        assert [v.field for v in verdict.violations] == [field]
    unplanned = judge({"type": "page", "properties": wrong}, named, track={"allowUnplannedEvents": False})
    assert unplanned == Conformance(unplanned.event)


def test_a_rule_whose_schema_does_not_compile_is_a_violation_of_every_event() -> None:
    verdict = judge(order(), rows.rule("TRACK", "Order", {"properties": {"event": {"pattern": "(?=a)"}}}))
    assert [v.type for v in verdict.violations] == ["Invalid Schema"]


def test_a_schema_never_fetches_another_document() -> None:
    verdict = judge(order(), rows.rule("TRACK", "Order", {"$ref": "http://127.0.0.1:9/schema.json"}))
    assert [v.type for v in verdict.violations] == ["Invalid Schema"]


@pytest.mark.parametrize(
    ("schema", "value", "type", "description"),
    [
        ({"type": "integer"}, 1.5, "Invalid Type", "Invalid type. Expected: integer, given: number"),
        ({"type": ["boolean", "null"]}, [], "Invalid Type", "Invalid type. Expected: [boolean,null], given: array"),
        ({"type": "string"}, None, "Invalid Type", "Invalid type. Expected: string, given: null"),
        ({"enum": ["a", 1]}, "b", "Enum", 'properties.x must be one of the following: "a", 1'),
        ({"const": {"a": 1}}, 2, "Const", 'properties.x does not match: {"a":1}'),
        ({"pattern": "^a"}, "b", "Pattern", "Does not match pattern '^a'"),
        ({"format": "date-time"}, "b", "Format", "Does not match format 'date-time'"),
        ({"minLength": 3}, "b", "String Gte", "String length must be greater than or equal to 3"),
        ({"maxLength": 0}, "b", "String Lte", "String length must be less than or equal to 0"),
        ({"minimum": 3}, 1, "Number Gte", "Must be greater than or equal to 3"),
        ({"exclusiveMinimum": 3}, 3, "Number Gt", "Must be greater than 3"),
        ({"maximum": 3}, 4, "Number Lte", "Must be less than or equal to 3"),
        ({"exclusiveMaximum": 3}, 3, "Number Lt", "Must be less than 3"),
        ({"multipleOf": 2}, 3, "Multiple Of", "Must be a multiple of 2"),
        ({"minItems": 1}, [], "Array Min Items", "Array must have at least 1 items"),
        ({"maxItems": 0}, [1], "Array Max Items", "Array must have at most 0 items"),
        ({"uniqueItems": True}, [1, 2, 1], "Unique", "properties.x items[0,2] must be unique"),
        ({"contains": {"type": "string"}}, [1], "Contains", "At least one of the items must match"),
        ({"minProperties": 1}, {}, "Array Min Properties", "Must have at least 1 properties"),
        ({"maxProperties": 0}, {"a": 1}, "Array Max Properties", "Must have at most 0 properties"),
        (
            {"anyOf": [{"type": "string"}]},
            1,
            "Number Any Of",
            "Must validate at least one schema (anyOf)",
        ),
        (
            {"oneOf": [{"type": "string"}, {"minLength": 0}]},
            "a",
            "Number One Of",
            "Must validate one and only one schema (oneOf)",
        ),
        ({"not": {"type": "string"}}, "a", "Number Not", "Must not validate the schema (not)"),
    ],
)
def test_violations_are_told_in_the_official_words(schema: rows.Row, value: Any, type: str, description: str) -> None:
    verdict = judge(order(x=value), rows.rule("TRACK", "Order", rows.properties(x=schema)))
    assert [(v.type, v.field, v.description) for v in verdict.violations] == [(type, "properties.x", description)]


def test_combining_keywords_are_told_beside_what_broke_inside_them() -> None:
    schema = {"allOf": [{"required": ["a"]}], "if": {"type": "object"}, "then": {"required": ["b"]}}
    verdict = judge(order(), rows.rule("COMMON", None, schema))
    assert {(v.field, v.description) for v in verdict.violations} == {
        ("a", "a is required"),
        ("(root)", "Must validate all the schemas (allOf)"),
        ("b", "b is required"),
        ("(root)", 'Must validate "then" as "if" was valid'),
    }


def test_a_forbidden_property_is_named_and_can_be_left_out() -> None:
    schema = {"properties": {"properties": {"properties": {"id": {}}, "additionalProperties": False}}}
    verdict = judge(order(new=1), rows.rule("TRACK", "Order", schema), track={"allowPropertiesOnViolations": False})
    assert [(v.field, v.description) for v in verdict.violations] == [
        ("properties.new", "Additional property new is not allowed")
    ]
    assert verdict.event.fields["properties"] == {"id": "o"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["id", "total", "address", "products", "new"])


@given(
    st.dictionaries(KEYS, JSON),
    st.fixed_dictionaries(
        {},
        optional={
            "allowUnplannedEventProperties": st.booleans(),
            "allowPropertiesOnViolations": st.booleans(),
            "commonEventOnViolations": st.sampled_from(["ALLOW", "OMIT_PROPERTIES", "BLOCK"]),
        },
    ),
)
def test_enforcement_only_ever_takes_members_away_and_says_so(properties: Any, settings: Any) -> None:
    fields = {"type": "track", "event": "Order", "properties": properties}
    verdict = judge(fields, ORDER_RULE, rows.rule("COMMON", None, COMMON), track=settings)
    left = verdict.event.fields["properties"]
    assert left.keys() <= properties.keys()
    gone = {name.split(".")[0] for name in (*verdict.omitted, *verdict.omitted_on_violation)}
    assert {name for name in properties if left.get(name, ...) != properties[name]} <= gone


@given(st.dictionaries(KEYS, JSON))
def test_what_left_out_violations_is_then_only_ever_broken_by_what_is_missing(properties: Any) -> None:
    settings = {"track": {"allowPropertiesOnViolations": False}}
    once = judge({"type": "track", "event": "Order", "properties": properties}, ORDER_RULE, **settings)
    again = judge(dict(once.event.fields), ORDER_RULE, **settings)
    assert {v.type for v in again.violations} <= {"Required"}
