"""Filters mean what Segment's own engine for them (npm @segment/tsub) says; where not, it is said here why."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from tests.client.language.random_filters import event, expression, statement
from tests.engines import Engines

from turnout.language import fql
from turnout.language.ir import ir
from turnout.language.values import kind

PAIRS = 20_000
_ABSENT = object()

# Class of difference -> filter, event, our verdict, tsub's. Each is justified in docs/behaviour.md.
DIFFERENCES: dict[str, list[tuple[str, dict[str, Any], bool, bool]]] = {
    "missing fields are null": [
        ("userId = null", {}, True, False),
        ("properties.plan != null", {"properties": {}}, False, True),
        ("length(userId) = 0", {}, True, False),
        ("userId in [null]", {}, True, False),
        ("lowercase(userId) = context.page", {}, True, False),
    ],
    "typeof speaks of FQL's types": [
        ("typeof(userId) = 'null'", {}, True, False),
        ("typeof(userId) = 'null'", {"userId": None}, True, False),
        ("typeof(properties.vip) = 'bool'", {"properties": {"vip": True}}, True, False),
        ("typeof(properties.vip) = 'boolean'", {"properties": {"vip": True}}, False, True),
        ("typeof(properties.tags) = 'list'", {"properties": {"tags": []}}, True, False),
    ],
    "functions take functions": [
        ("contains(lowercase(event), 'order')", {"event": "Order"}, True, False),
        ("lowercase(event) in ['order']", {"event": "Order"}, True, False),
    ],
    "the length of a text is in bytes": [
        ("length(userId) = 4", {"userId": "Züg"}, True, False),
    ],
    "only true is true": [
        ("lowercase(event) and type = 'track'", {"event": "Order", "type": "track"}, False, True),
        ("!length(event)", {"event": "Order"}, True, False),
    ],
    "names may hold dots": [
        ("properties.a\\.b = 1", {"properties": {"a.b": 1}}, True, False),
    ],
    "texts and lists have no members": [
        ("length(properties.tags.length) = 0", {"properties": {"tags": ["a"]}}, True, False),
        ("event.length = 5", {"event": "Order"}, False, True),
        ("properties.tags.0 = 'a'", {"properties": {"tags": ["a"]}}, False, True),
    ],
    "a character is a character": [
        ("match(event, '?')", {"event": "\N{PARTY POPPER}"}, True, False),
    ],
    "whole numbers are exact": [
        ("properties.total = 9007199254740993", {"properties": {"total": 9007199254740992}}, False, True),
    ],
    "lists of events hold values": [
        ("'dark-mode' in properties.features", {"properties": {"features": ["dark-mode"]}}, True, False),
    ],
}


def ours(filter: fql.Expression, about: dict[str, Any]) -> bool:
    return fql.compile(fql.parse(str(filter)))(about)


def test_random_filters_and_events_have_the_same_verdict_but_for_the_named_differences(engines: Engines) -> None:
    random = Random(20_261_124)
    pairs = [(expression(random), event(random)) for _ in range(PAIRS)]
    theirs = engines.answers({"ask": "filter", "ir": ir(filter), "event": about} for filter, about in pairs)

    plain = [(pair, answer["value"]) for pair, answer in zip(pairs, theirs, strict=True) if not reasons(*pair)]

    assert [(str(filter), about) for (filter, about), verdict in plain if ours(filter, about) != verdict] == []
    # What is left says something: thousands of both verdicts.
    assert min(sum(verdict is wanted for _, verdict in plain) for wanted in (True, False)) > PAIRS // 10


@pytest.mark.parametrize("name", DIFFERENCES)
def test_each_difference_is_there_and_goes_no_further(engines: Engines, name: str) -> None:
    cases = DIFFERENCES[name]
    theirs = engines.values({"ask": "filter", "ir": ir(fql.parse(text)), "event": about} for text, about, *_ in cases)

    assert [ours(fql.parse(text), about) for text, about, *_ in cases] == [our for _, _, our, _ in cases]
    assert [verdict or False for verdict in theirs] == [their for *_, their in cases]


def test_filters_as_they_are_printed_are_statements_to_fql_ts(engines: Engines) -> None:
    random = Random(7)
    texts = [str(statement(random)) for _ in range(PAIRS)]

    assert all(engines.values({"ask": "statement", "text": text} for text in texts))


# Text, whether it is a filter here, whether fql-ts takes it for a statement.
READ_DIFFERENTLY = [
    ("properties.total<5", True, False),
    ('type="track"and event="Order"', True, False),
    ('(type = "track") or event in ["a"]', True, False),
    ('type = "track" AND event = "Order"', False, False),
    ("event is true", False, True),
    ("properties . vip. = 1", False, True),
    ('"track"', False, True),
    ("properties.total in true", False, True),
]


def test_fql_ts_knows_less_and_lets_nonsense_pass(engines: Engines) -> None:
    theirs = engines.values({"ask": "statement", "text": text} for text, *_ in READ_DIFFERENTLY)

    assert [(is_filter(text), their) for (text, *_), their in zip(READ_DIFFERENTLY, theirs, strict=True)] == [
        tuple(verdicts) for _, *verdicts in READ_DIFFERENTLY
    ]


def is_filter(text: str) -> bool:
    try:
        fql.parse(text)
    except fql.FqlError:
        return False
    return True


def reasons(filter: fql.Expression, about: dict[str, Any]) -> set[str]:
    """The named differences that a random filter can meet with an event."""
    return {reason for node in nodes(filter) for reason in _reasons(node, about)}


def _reasons(node: Any, about: dict[str, Any]) -> Iterator[str]:
    match node:
        case fql.Compare(_, "in") if any(isinstance(inner, fql.Call) for inner in nodes(node)):
            yield "functions take functions"
        case fql.Path() if value_of(node, about) is _ABSENT:
            yield "missing fields are null"
        case fql.Call(_, arguments) if any(isinstance(argument, fql.Call) for argument in arguments):
            yield "functions take functions"
        case fql.Call("typeof", (fql.Path() as path,)) if kind(value_of(path, about)) not in (
            "string",
            "number",
            "object",
        ):
            yield "typeof speaks of FQL's types"
        case fql.Call("length", (fql.Path() as path,)) if not str(value_of(path, about)).isascii():
            yield "the length of a text is in bytes"


def nodes(node: Any) -> Iterator[Any]:
    yield node
    for member in vars(node).values():
        for inner in member if isinstance(member, tuple) else (member,):
            if isinstance(inner, fql.Node):
                yield from nodes(inner)


def value_of(path: fql.Path, about: Any) -> Any:
    for name in path.names:
        about = about.get(name, _ABSENT) if isinstance(about, dict) else _ABSENT
    return about
