"""What people are told about mappings, and that none can hurt the server."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout.language import mapping
from turnout.language.mapping import MappingError

UPPER = "must be lower or upper and is 'up'"
LONG = "must have 1 to 10 characters and has 11"
NO_OBJECT = "must be an object or a directive and is a number"
ROOT = "__segment_internal_directive"


@pytest.mark.parametrize(
    ("given", "path", "message", "hint"),
    [
        ({"@pth": "$.x"}, (), "@pth is no directive", "did you mean @path?"),
        ({"@path": 5}, ("@path",), "must be a text or a directive and is a number", ""),
        ({"@path": "$.x", "b": 1}, (), "has @path, b", "a directive is alone: keep only @path"),
        ({"@case": {"operator": "up"}}, ("@case", "operator"), UPPER, "did you mean upper?"),
        ({"@replace": {"pattern": "x"}}, ("@replace",), "lacks value", ""),
        ({"@replace": {"pattern": "elevenchars", "value": "x"}}, ("@replace", "pattern"), LONG, ""),
        ({"@if": {}}, ("@if",), "lacks exists and blank", 'write {"exists": {"@path": ...}, "then": ...}'),
        ({"@arrayPath": "$.x"}, ("@arrayPath",), "must be a list of a path and a shape and is a text", ""),
        ({"@merge": {"direction": "left", "objects": [5]}}, ("@merge", "objects", 0), NO_OBJECT, ""),
        ({"@liquid": "x" * 1001}, ("@liquid",), "must have at most 1000 characters and has 1001", ""),
    ],
)  # fmt: skip
def test_a_problem_has_its_place_and_what_to_do(given: Any, path: tuple[str, ...], message: str, hint: str) -> None:
    whole = {"field": given}
    assert mapping.check(whole) == (mapping.Problem(("field", *path), message, hint),)
    with pytest.raises(MappingError) as caught:
        mapping.compile(whole)
    assert caught.value.problems == mapping.check(whole)


def test_the_whole_is_an_object_and_its_root_one_directive() -> None:
    assert mapping.check([]) == (mapping.Problem((), "must be an object and is a list"),)
    [problem] = mapping.check({ROOT: 5})
    assert (problem.path, problem.message) == ((ROOT,), "must be one directive with an object")
    rooted = {ROOT: {"@transform": {"apply": {"total": {"@path": "$.properties.total"}}}}, "a": {"@path": "$.total"}}
    assert mapping.compile(rooted)({"properties": {"total": 5}}) == {"a": 5}


def test_all_problems_are_found_at_once() -> None:
    found = mapping.check({"a": {"@path": 1}, "b": {"c": {"@template": None}}, "d": [{"@json": {}}]})
    assert [problem.path for problem in found] == [
        ("a", "@path"),
        ("b", "c", "@template"),
        ("d", 0, "@json"),
        ("d", 0, "@json"),
    ]


def test_liquid_needs_a_renderer() -> None:
    resolve = mapping.compile({"a": {"@liquid": "x"}})
    with pytest.raises(MappingError, match="needs a renderer"):
        resolve({})
    assert mapping.compile({"a": {"@liquid": "x"}}, lambda template, payload: template * 2)({}) == {"a": "xx"}


def nested(inner: Any, wrap: Any, times: int) -> Any:
    for _ in range(times):
        inner = wrap(inner)
    return inner


ALL = {"@path": "$."}


@pytest.mark.parametrize(
    "bomb",
    [
        nested({"@path": "$.event"}, lambda one: {"@json": {"mode": "encode", "value": one}}, 25),
        nested(ALL, lambda one: {"@transform": {"apply": {"a": ALL, "b": ALL}, "mapping": one}}, 25),
        {"@template": "{{properties}}{{event}}" * 100_000},
        nested("x", lambda one: {"y": one}, 5000),
        nested("x", lambda one: [one], 5000),
    ],
)
def test_a_mapping_that_multiplies_or_goes_too_deep_is_stopped(bomb: Any) -> None:
    with pytest.raises(MappingError):
        mapping.compile({"a": bomb})({"event": '"' * 100, "properties": {}})


def test_an_event_that_is_nested_too_deep_is_an_error_and_no_crash() -> None:
    event = {"properties": nested("x", lambda one: {"y": one}, 100_000)}
    flat = mapping.compile({"a": {"@flatten": {"separator": ".", "value": {"@path": "$.properties"}}}})
    with pytest.raises(MappingError):
        flat(event)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
WORDS = """@path @template @literal @if @case @replace @arrayPath @json @flatten @merge @transform @excludeWhenNull @x
exists blank then else operator value pattern replacement mode separator objects direction apply mapping
__segment_internal_directive _metadata"""
NAMES = st.sampled_from(WORDS.split())
VALUES = st.sampled_from(["$.", "$.a[0].b", "{{a}}", "lower", "encode", "decode", "left", ".", "a"])
MAPPINGS = st.recursive(
    JSON | VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=3), inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(NAMES | st.text(max_size=3), MAPPINGS, max_size=4), st.dictionaries(st.text(max_size=3), JSON))
def test_any_mapping_and_event_give_a_value_or_an_error(given: dict[str, Any], event: dict[str, Any]) -> None:
    try:
        mapping.compile(given)(event)
    except MappingError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
