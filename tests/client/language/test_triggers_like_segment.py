"""Triggers are read, printed and run as by npm @segment/destination-subscriptions and the lexer @segment/fql-ts."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from tests.client.language.random_filters import event
from tests.client.language.random_triggers import trigger
from tests.engines import Engines

from turnout.language import triggers
from turnout.language.trigger_tokens import words

PAIRS = 20_000
_TYPES = {"type": "event-type", "properties": "event-property", "traits": "event-trait", "context": "event-context"}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    random = Random(20_261_124)
    return [trigger(random) for _ in range(PAIRS)]


def tokens(text: str) -> list[list[str]] | None:
    try:
        return [[word.type, word.text] for word in words(text)]
    except triggers.FqlError:
        return None


def parsed(text: str) -> triggers.Group | None:
    try:
        return triggers.parse(text)
    except triggers.FqlError:
        return None


def tree(node: triggers.Group | triggers.Test | None) -> Any:
    """As JSON carries Segment's tree."""
    if node is None:
        return None
    if isinstance(node, triggers.Group):
        return {"type": "group", "operator": node.operator, "children": [tree(child) for child in node.children]}
    value = None if node.value is None else {"value": None if node.value != node.value else node.value}
    path = {} if node.path is None else {"name": node.path}
    return {"type": _TYPES.get(node.field, node.field), **path, "operator": node.operator, **(value or {})}


def fires(text: str, about: dict[str, Any]) -> bool:
    found = parsed(text)
    return found is not None and triggers.compile(found)(about)


def test_random_texts_have_the_same_words(engines: Engines, texts: list[str]) -> None:
    theirs = engines.values({"ask": "tokens", "text": text} for text in texts)

    assert [(text, tokens(text)) for text, their in zip(texts, theirs, strict=True) if tokens(text) != their] == []
    assert theirs.count(None) > 100


def test_random_texts_have_the_same_tree(engines: Engines, texts: list[str]) -> None:
    theirs = engines.values({"ask": "trigger", "text": text} for text in texts)
    ours = [tree(parsed(text)) for text in texts]

    assert [(text, our) for text, our, their in zip(texts, ours, theirs, strict=True) if our != their] == []
    assert theirs.count(None) > 100


def test_random_triggers_fire_for_the_same_events(engines: Engines, texts: list[str]) -> None:
    random = Random(1)
    pairs = [(text, event(random) | {"traits": {"plan": "Order"}, "name": "track"}) for text in texts]
    theirs = engines.answers({"ask": "fires", "text": text, "event": about} for text, about in pairs)

    # Segment's engine fails on a group with nothing in it: there, too, nothing is sent.
    wrong = [
        pair for pair, answer in zip(pairs, theirs, strict=True) if fires(*pair) is not answer.get("value", False)
    ]
    assert wrong == []
    assert sum(answer.get("value", False) for answer in theirs) > PAIRS // 20


def test_random_trees_are_printed_the_same(engines: Engines, texts: list[str]) -> None:
    found = [(text, one) for text in texts if (one := parsed(text)) and None not in one.children]
    theirs = engines.answers({"ask": "printed", "tree": tree(one)} for _, one in found)

    wrong = [
        (str(one), answer)
        for (text, one), answer in zip(found, theirs, strict=True)
        if "value" in answer and str(one) != answer["value"] and "NaN" not in str(one)
    ]
    assert wrong == []


# Class of difference -> trigger, event, our verdict, Segment's. Each is justified in docs/behaviour.md.
DIFFERENCES: dict[str, tuple[str, dict[str, Any], bool, bool]] = {
    "values inherit nothing": ("properties.plan.trim != null", {"properties": {"plan": "free"}}, False, True),
    "whole numbers are exact": (
        "properties.total = 9007199254740992",
        {"properties": {"total": 9007199254740993}},
        False,
        True,
    ),
    "a character is a character": (
        'match(event, "\N{PARTY POPPER}ab")',
        {"event": "ab"},
        True,
        False,
    ),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_each_difference_is_there_and_goes_no_further(engines: Engines, name: str) -> None:
    text, about, our, their = DIFFERENCES[name]

    assert fires(text, about) is our
    assert engines.values([{"ask": "fires", "text": text, "event": about}]) == [their]
