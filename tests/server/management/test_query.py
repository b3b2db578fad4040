"""Every spelling of a query string says the same."""

from __future__ import annotations

import contextlib
import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout_server.management.query import DEEPEST, UnreadableQuery, parse

RULES = [{"type": "TRACK", "key": "Cup Sold", "version": "1"}, {"type": "COMMON", "version": "1"}]


@pytest.mark.parametrize(
    "query",
    [
        "pagination.count=3&pagination.cursor=Mw==",
        "pagination[count]=3&pagination[cursor]=Mw==",
        "pagination%5Bcount%5D=3&pagination%5Bcursor%5D=Mw%3D%3D",
        "pagination=" + quote('{"count": "3", "cursor": "Mw=="}'),
        "pagination=" + quote("{'count': '3', 'cursor': 'Mw=='}"),
    ],
)
def test_an_object_may_be_written_with_dots_brackets_json_or_as_python_prints_it(query: str) -> None:
    assert parse(query) == {"pagination": {"count": "3", "cursor": "Mw=="}}


@pytest.mark.parametrize(
    "query", ["e=a&e=b", "e.0=a&e.1=b", "e[0]=a&e[1]=b", "e[1]=b&e[0]=a", "e[]=a&e[]=b", "e=" + quote('["a","b"]')]
)
def test_a_list_may_be_repeated_numbered_or_json(query: str) -> None:
    assert parse(query) == {"e": ["a", "b"]}


@pytest.mark.parametrize(
    "query",
    [
        urlencode(
            {f"rules[{place}][{name}]": value for place, rule in enumerate(RULES) for name, value in rule.items()}
        ),
        urlencode(
            {f"rules.{place}[{name}]": value for place, rule in enumerate(RULES) for name, value in rule.items()}
        ),
        urlencode(
            {f"rules.{place}.{name}": value for place, rule in enumerate(RULES) for name, value in rule.items()}
        ),
        urlencode([("rules", json.dumps(rule)) for rule in RULES]),
        urlencode([("rules", repr(rule)) for rule in RULES]),
        urlencode({"rules": json.dumps(RULES)}),
    ],
)
def test_a_list_of_objects_may_be_written_in_all_those_ways(query: str) -> None:
    assert parse(query) == {"rules": RULES}


def test_ten_entries_stay_in_their_order() -> None:
    assert parse("&".join(f"e.{place}={place}" for place in range(12))) == {"e": [str(place) for place in range(12)]}


def test_python_that_is_no_value_stays_text() -> None:
    assert parse("rules=" + quote("{__import__('os')}")) == {"rules": "{__import__('os')}"}


@pytest.mark.parametrize("query", ["a=1&a.b=2", "a.b=2&a=1", "a" + ".a" * DEEPEST + "=1", "&".join(["a=1"] * 10_001)])
def test_contradictions_and_floods_are_refused(query: str) -> None:
    with pytest.raises(UnreadableQuery):
        parse(query)


@given(st.text())
def test_no_query_string_breaks_the_reader(query: str) -> None:
    with contextlib.suppress(UnreadableQuery):
        assert isinstance(parse(query), dict)


_NAMES = st.text("abcdefgh", min_size=1, max_size=5)
_TEXTS = st.text("abcdefgh %&=+äß", max_size=8)
_VALUES = st.recursive(_TEXTS, lambda inner: st.dictionaries(_NAMES, inner, min_size=1, max_size=3), max_leaves=6)


@given(st.dictionaries(_NAMES, _VALUES, max_size=4))
def test_brackets_and_dots_read_back_as_they_were_written(tree: dict[str, Any]) -> None:
    assert parse(urlencode(list(_flat(tree, "{}[{}]")))) == tree
    assert parse(urlencode(list(_flat(tree, "{}.{}")))) == tree


def _flat(tree: dict[str, Any], joined: str, inside: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in tree.items():
        path = joined.format(inside, name) if inside else name
        pairs += _flat(value, joined, path) if isinstance(value, dict) else [(path, value)]
    return pairs
