"""Mappings make of events what Segment's mapping kit (npm @segment/actions-core) makes of them."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.client.language import random_mappings
from tests.engines import Engines

from turnout.language.mapping import MappingError, Problem, compile
from turnout_server.liquid import render

PAIRS = 20_000
ERROR = "error"
UNSEEN = "refused at once"
# Every default and preset of the actions in npm @segment/action-destinations 3.497.0, each once.
PRESETS = Path(__file__).parents[1] / "facts" / "mappings.jsonl"


# What LiquidJS does and this does not: template, ours, theirs.
LIQUID_DIFFERENCES = [
    ("{{ event contains 'Order' }}", ERROR, "true"),
    ("{% block x %}b{% endblock %}", ERROR, "b"),
    ("{% break %}", ERROR, ""),
    ("{{ 'Order Completed' | slugify }}", "Order Completed", "order-completed"),
    ("{{ sent | date }}", ERROR, "Friday, March 1, 2024 at 10:00 am +0000"),
    ("{{ tags | where: 'a' }}", "a", ""),
    ("{% if event > 3 %}a{% else %}b{% endif %}", ERROR, "b"),
    ("{{ tags | push: tags | size }}", ERROR, "3"),
]


def ours(mapping: dict[str, Any], event: dict[str, Any]) -> Any:
    try:
        return compile(mapping, render)(event)
    except MappingError as error:
        return UNSEEN if any(map(unseen, error.problems)) else ERROR


def unseen(problem: Problem) -> bool:
    """Whether Segment's own check does not look there: into lists, below two directives, and for what @if tests."""
    return problem.message == "lacks exists and blank" or any(
        isinstance(step, int) or step in ("@literal", "@excludeWhenNull") for step in problem.path
    )


def theirs(answer: dict[str, Any]) -> Any:
    return ERROR if "error" in answer else answer.get("value")


def differing(pairs: list[tuple[Any, Any]], answers: list[dict[str, Any]]) -> list[Any]:
    found = [(*pair, ours(*pair), theirs(answer)) for pair, answer in zip(pairs, answers, strict=True)]
    return [case for case in found if case[2] != case[3] and case[2] != UNSEEN]


def test_random_mappings_make_the_same_of_random_events(engines: Engines) -> None:
    random = Random(20_261_124)
    pairs = [(random_mappings.mapping(random), random_mappings.event(random)) for _ in range(PAIRS)]
    answers = engines.answers({"ask": "mapping", "mapping": mapping, "event": event} for mapping, event in pairs)

    assert differing(pairs, answers) == []
    assert sum("value" in answer for answer in answers) > PAIRS // 4


def test_every_default_and_preset_of_the_catalog_makes_the_same(engines: Engines) -> None:
    random = Random(5)
    mappings = [json.loads(line) for line in PRESETS.read_text().splitlines()]
    assert len(mappings) > 700
    pairs = [({"field": mapping}, random_mappings.event(random)) for mapping in mappings for _ in range(5)]
    answers = engines.answers({"ask": "mapping", "mapping": mapping, "event": event} for mapping, event in pairs)

    assert differing(pairs, answers) == []
    assert not any("error" in answer for answer in answers)


@pytest.mark.parametrize(
    "mapping",
    [
        {"a": [{"@case": {"operator": "lower", "value": 5}}]},
        {"a": {"@literal": {"b": {"@path": 5}}}},
        {"a": {"@excludeWhenNull": {"b": {"@arrayPath": [False]}}}},
    ],
)
def test_what_segment_finds_only_with_an_event_or_never_is_refused_at_once(
    engines: Engines, mapping: dict[str, Any]
) -> None:
    assert ours(mapping, {}) == UNSEEN
    [answer] = engines.answers([{"ask": "mapping", "mapping": mapping, "event": {}}])
    assert "value" in answer or "expected string" in answer["error"]


@pytest.mark.parametrize(
    "mapping",
    [
        {"a": {"@case": {"operator": "title", "value": {"@path": "$.missing"}}}},
        {"a": {"@json": {"mode": "ENCODE", "value": 1}}},
        {"a": {"@merge": {"direction": "LEFT", "objects": []}}},
        {"a": {"@replace": {"pattern": "a", "value": {"@path": "$.missing"}, "pattern2": "elevenchars"}}},
    ],
)
def test_words_that_segment_takes_and_does_nothing_with_are_refused(
    engines: Engines, mapping: dict[str, Any]
) -> None:
    assert ours(mapping, {}) == ERROR
    assert "value" in engines.answers([{"ask": "mapping", "mapping": mapping, "event": {}}])[0]


def test_templates_differ_from_liquidjs_only_as_named(engines: Engines) -> None:
    event = {"event": "Order Completed", "sent": "2024-03-01T10:00:00Z", "tags": ["a", "b"]}
    mappings = [{"v": {"@liquid": template}} for template, *_ in LIQUID_DIFFERENCES]
    answers = engines.answers({"ask": "mapping", "mapping": mapping, "event": event} for mapping in mappings)

    assert [shown(ours(mapping, event)) for mapping in mappings] == [our for _, our, _ in LIQUID_DIFFERENCES]
    assert [shown(theirs(answer)) for answer in answers] == [their for *_, their in LIQUID_DIFFERENCES]


def shown(made: Any) -> Any:
    return made["v"] if isinstance(made, dict) else made


def test_templates_make_what_liquidjs_makes(engines: Engines) -> None:
    event = {
        "event": "Order Completed",
        "n": 5,
        "f": 1.5,
        "yes": True,
        "no": False,
        "nothing": None,
        "void": "",
        "list": ["b", "a"],
        "object": {"name": "ann LEE", "price": "19.99", "html": "<b>x</b> & y", "when": "2024-03-01T10:00:00Z"},
    }
    templates = (Path(__file__).parents[1] / "facts" / "templates.liquid").read_text().splitlines()
    mappings = [{"v": {"@liquid": template}} for template in templates]
    answers = engines.answers({"ask": "mapping", "mapping": mapping, "event": event} for mapping in mappings)

    assert differing([(mapping, event) for mapping in mappings], answers) == []


@pytest.mark.parametrize(
    "template",
    [
        '{{ (1..999999999) | join: "," }}',
        "{{ (1..999999999) | size }}",
        "{% assign y = text %}" + "{% assign y = y | append: y %}" * 30,
        "{% capture y %}{{ text }}{% endcapture %}" + "{% capture y %}{{ y }}{{ y }}{% endcapture %}" * 20,
        '{{ text | replace: "a", text }}',
        "{{ list | join: text }}",
        "{% assign m = list %}" + "{% assign m = m | push: m %}" * 30,
        "{{ text }}" * 90,
        "{% if true %}" * 70 + "{% endif %}" * 7,
    ],
)
def test_no_template_takes_long_or_much(template: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(MappingError):
            render(template, {"text": "a" * 30_000, "list": list(range(10_000))})
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
