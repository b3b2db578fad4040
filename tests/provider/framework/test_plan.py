"""The plan engine: what it decides, and that what it decides is what Terraform accepts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turnout_provider.framework.meaning import same
from turnout_provider.framework.plan import plan
from turnout_provider.framework.rules import apply_breaches, plan_breaches
from turnout_provider.framework.schema import Attribute, Nested
from turnout_provider.framework.settle import applied, refreshed
from turnout_provider.plugin.values import UNKNOWN

RULE = {
    "type": Attribute(type="string", required=True),
    "key": Attribute(type="string", optional=True),
    "text": Attribute(type="string", required=True, json=True),
}
LIMITS = {
    "low": Attribute(type="number", optional=True),
    "high": Attribute(type="number", optional=True),
}
TREE = {
    "id": Attribute(type="string", computed=True, stable=True),
    "updated": Attribute(type="string", computed=True),
    "name": Attribute(type="string", optional=True, computed=True, keep_when_unset=True),
    "place": Attribute(
        nested=Nested("single", {"id": Attribute(type="string", required=True, replace=True)}), required=True
    ),
    "note": Attribute(type="string", optional=True),
    "tags": Attribute(type=["set", "string"], optional=True),
    "settings": Attribute(type="string", required=True, json=True, merged=True),
    "rules": Attribute(nested=Nested("set", RULE), optional=True, said_only=True),
    "steps": Attribute(nested=Nested("list", RULE), optional=True),
    "named": Attribute(nested=Nested("map", RULE), optional=True),
    "limits": Attribute(nested=Nested("single", LIMITS), optional=True, said_only=True),
}
NOTHING = dict.fromkeys(TREE)
CONFIG = {**NOTHING, "place": {"id": "p1"}, "settings": '{"a":1}'}
PRIOR = {**CONFIG, "id": "i", "updated": "monday", "name": "chosen"}


def rule(text: str, key: str | None = None) -> dict[str, Any]:
    return {"type": "T", "key": key, "text": text}


CASES = {
    "nothing changed": ({}, {}, {}),
    "a note is added": ({}, {"note": "n"}, {"note": "n", "updated": UNKNOWN}),
    "a note is taken away": ({"note": "n"}, {}, {"note": None, "updated": UNKNOWN}),
    "a name that was chosen is kept": ({"name": "mine"}, {}, {"name": "mine"}),
    "an unknown note makes the computed unknown": (
        {"note": "n"},
        {"note": UNKNOWN},
        {"note": UNKNOWN, "updated": UNKNOWN},
    ),
    "json that means the same keeps its spelling": ({}, {"settings": '{ "a": 1.0 }'}, {}),
    "json true is not 1": ({}, {"settings": '{"a":true}'}, {"settings": '{"a":true}', "updated": UNKNOWN}),
    "sets have no order": ({"tags": ["a", "b"]}, {"tags": ["b", "a"]}, {"tags": ["a", "b"]}),
    "rules that mean the same stay": (
        {"rules": [rule('{"x":1,"y":2}', "k"), rule("{}")]},
        {"rules": [rule("{ }"), rule('{"y":2,"x":1}', "k")]},
        {"rules": [rule('{"x":1,"y":2}', "k"), rule("{}")]},
    ),
    "a changed rule brings the configuration's spelling": (
        {"rules": [rule('{"x":1}', "k"), rule("{}")]},
        {"rules": [rule("{ }"), rule('{"x":2}', "k")]},
        {"rules": [rule("{ }"), rule('{"x":2}', "k")], "updated": UNKNOWN},
    ),
    "lists have an order": (
        {"steps": [rule("{}"), rule("[]")]},
        {"steps": [rule("[]"), rule("{}")]},
        {"steps": [rule("[]"), rule("{}")], "updated": UNKNOWN},
    ),
    "maps compare by key": (
        {"named": {"a": rule("{}")}},
        {"named": {"a": rule("{ }")}},
        {"named": {"a": rule("{}")}},
    ),
    "a member of an object changes": (
        {"limits": {"low": 1, "high": None}},
        {"limits": {"low": 2, "high": None}},
        {"limits": {"low": 2, "high": None}, "updated": UNKNOWN},
    ),
}


@pytest.mark.parametrize(("before", "said", "planned"), CASES.values(), ids=CASES)
def test_an_update_is_planned(before: dict[str, Any], said: dict[str, Any], planned: dict[str, Any]) -> None:
    prior = {**PRIOR, **before}

    found = plan(TREE, prior, {**CONFIG, **said})

    assert found.state == {**prior, **planned}
    assert found.replace == []


def test_a_creation_leaves_to_the_service_what_only_the_service_knows() -> None:
    found = plan(TREE, None, {**CONFIG, "note": UNKNOWN})

    assert found.state == {**CONFIG, "id": UNKNOWN, "updated": UNKNOWN, "name": UNKNOWN, "note": UNKNOWN}


def test_a_destruction_is_planned_as_nothing() -> None:
    assert plan(TREE, PRIOR, None).state is None


@pytest.mark.parametrize("place", ["p2", UNKNOWN])
def test_another_place_means_another_resource(place: Any) -> None:
    assert plan(TREE, PRIOR, {**CONFIG, "place": {"id": place}}).replace == [("place", "id")]


def test_write_only_values_never_enter_a_plan() -> None:
    tree = {"secret": Attribute(type="string", optional=True, write_only=True)}

    assert plan(tree, None, {"secret": "s"}).state == {"secret": None}
    assert plan(tree, {"secret": None}, {"secret": "t"}).state == {"secret": None}


BREACHES = [
    ("note", None, "n", "other"),
    ("note", None, None, "invented"),
    ("settings", "{}", '{"a":1}', '{"a":2}'),
    ("rules", None, [rule("{}")], []),
    ("rules", None, [rule("{}")], [rule("[]")]),
    ("named", None, {"a": rule("{}")}, {"a": rule("[]")}),
    ("limits", None, {"low": 1, "high": None}, None),
]


@pytest.mark.parametrize(("name", "before", "said", "planned"), BREACHES)
def test_a_plan_that_terraform_would_refuse_is_found(name: str, before: Any, said: Any, planned: Any) -> None:
    prior = {**PRIOR, name: before}

    (path,) = plan_breaches(TREE, prior, {**CONFIG, name: said}, {**PRIOR, name: planned})

    assert path[0] == name


def test_a_state_that_is_not_what_was_planned_is_found() -> None:
    planned = {"a": UNKNOWN, "b": [1, {"c": 2}]}

    assert apply_breaches(planned, {"a": "any", "b": [1, {"c": 2}]}) == []
    assert apply_breaches(planned, {"a": "any", "b": [1, {"c": 3}]}) == [("b", 1, "c")]
    assert apply_breaches(planned, {"a": UNKNOWN, "b": [1]}) == [("a",), ("b",)]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(-1, 1, allow_nan=False)
    | st.sampled_from(["", "a", "é"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(st.sampled_from("abc"), JSON, max_size=3)
TEXTS = st.sampled_from(["", "a", "b"])


def objects(attributes: dict[str, Attribute]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({name: values(attribute) for name, attribute in attributes.items()})


def values(attribute: Attribute) -> st.SearchStrategy[Any]:
    said = _said(attribute)
    if attribute.computed and not attribute.optional:
        return st.none()
    return st.none() | said if attribute.optional else said


def _said(attribute: Attribute) -> st.SearchStrategy[Any]:
    if attribute.json:
        spelled = OBJECTS if attribute.merged else JSON
        return st.builds(lambda value, indent: json.dumps(value, indent=indent), spelled, st.sampled_from([None, 1]))
    if attribute.nested is None:
        scalars = {"string": TEXTS, "number": st.integers(0, 3)}
        return (
            scalars[attribute.type] if isinstance(attribute.type, str) else st.lists(TEXTS, max_size=2, unique=True)
        )
    members = objects(dict(attribute.nested.attributes))
    if attribute.nested.mode == "single":
        return members
    if attribute.nested.mode == "map":
        return st.dictionaries(TEXTS, members, max_size=2)
    return st.lists(members, max_size=2)


def answered(attributes: dict[str, Attribute], state: dict[str, Any]) -> dict[str, Any]:
    """What a service would answer that holds a state: JSON values, computed values chosen."""
    return {name: _answered(attribute, state[name]) for name, attribute in attributes.items()}


def _answered(attribute: Attribute, value: Any) -> Any:
    if value is UNKNOWN:
        return "chosen"
    if value is None:
        return None
    if attribute.json:
        return json.loads(value)
    nested = attribute.nested
    if nested is None:
        return value
    members = dict(nested.attributes)
    if nested.mode == "single":
        return answered(members, value)
    if nested.mode == "map":
        return {name: answered(members, member) for name, member in value.items()}
    # A set comes back in an order of the service's own.
    found = [answered(members, member) for member in value]
    return found[::-1] if nested.mode == "set" else found


@settings(max_examples=150, deadline=None)
@given(objects(TREE), objects(TREE))
def test_the_plan_of_what_was_applied_and_read_is_empty(before: dict[str, Any], config: dict[str, Any]) -> None:
    made = plan(TREE, None, before).state
    assert made is not None
    assert plan_breaches(TREE, None, before, made) == []
    prior = applied(TREE, made, answered(TREE, made))

    planned = plan(TREE, prior, config).state
    assert planned is not None
    assert plan_breaches(TREE, prior, config, planned) == []
    answer = answered(TREE, planned)
    state = applied(TREE, planned, answer)
    assert apply_breaches(planned, state) == []

    assert refreshed(TREE, state, answer) == state
    assert plan(TREE, state, config).state == state


@settings(max_examples=100, deadline=None)
@given(objects(TREE))
def test_an_import_holds_everything_that_was_there(config: dict[str, Any]) -> None:
    made = plan(TREE, None, config).state
    assert made is not None
    answer = answered(TREE, made)
    state = applied(TREE, made, answer)

    imported = refreshed(TREE, NOTHING, answer, everything=True)

    for name, attribute in TREE.items():
        said = state[name]
        if said not in (None, "", [], {}) and not _is_all_null(said):
            assert same(attribute, imported[name], said) or name in ("settings", "steps", "named", "rules"), name
    # What they hold may be spelled differently ("" and null); configuration is the judge.
    assert plan(TREE, imported, config).replace == []


def _is_all_null(value: Any) -> bool:
    return isinstance(value, dict) and all(member is None or _is_all_null(member) for member in value.values())
