from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout._parts import Entry, batches, changed, identified, removal_queries
from turnout._steps import Query, encoded
from turnout.resources.tracking_plan import TRACKING_PLAN

KEY = ("type", "key", "version")
[RULES] = TRACKING_PLAN.parts

names = st.one_of(st.none(), st.text(max_size=60))
entries = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["TRACK", "COMMON"]), "version": st.integers(0, 3)},
        optional={"key": names, "jsonSchema": st.recursive(st.booleans() | st.integers(), st.lists, max_leaves=4)},
    ),
    max_size=12,
    unique_by=lambda entry: identified(KEY, entry),
)


def applied(prior: Iterable[Entry], upserts: Iterable[Entry], removals: Iterable[Entry]) -> dict[str, Entry]:
    """What a service holds after upserts and removals."""
    held = {identified(KEY, entry): dict(entry) for entry in prior}
    held |= {identified(KEY, entry): dict(entry) for entry in upserts}
    gone = {identified(KEY, entry) for entry in removals}
    return {name: entry for name, entry in held.items() if name not in gone}


@given(entries, entries)
def test_the_changes_lead_from_what_is_to_what_is_wanted(prior: list[Entry], wanted: list[Entry]) -> None:
    held = applied(prior, *changed(KEY, prior, wanted))

    assert held.keys() == {identified(KEY, entry) for entry in wanted}
    for entry in wanted:
        said = {name: value for name, value in entry.items() if name not in KEY}
        assert {**held[identified(KEY, entry)], **said} == held[identified(KEY, entry)]


@given(entries)
def test_nothing_changes_what_is_as_wanted_already(prior: list[Entry]) -> None:
    answered = [{**entry, "createdAt": "2026-01-01T00:00:00Z"} for entry in prior]

    assert changed(KEY, answered, prior) == ([], [])


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ({"type": "COMMON", "key": "", "version": 1.0}, {"type": "COMMON", "version": 1}),
        ({"type": "COMMON", "key": None, "version": 1}, {"type": "COMMON", "key": "", "version": 1}),
    ],
)
def test_the_services_spelling_of_no_key_and_of_a_version_is_no_change(before: Entry, wanted: Entry) -> None:
    assert changed(KEY, [before], [wanted]) == ([], [])


def test_a_boolean_is_not_a_number() -> None:
    rule = {"type": "TRACK", "key": "a", "version": 1}

    assert changed(KEY, [{**rule, "jsonSchema": {"x": 1}}], [{**rule, "jsonSchema": {"x": True}}])[0]


def test_a_key_of_null_is_not_sent() -> None:
    rule = {"type": "COMMON", "key": None, "version": 1, "jsonSchema": None}

    assert changed(KEY, [], [rule]) == ([{"type": "COMMON", "version": 1, "jsonSchema": None}], [])


@given(entries, st.integers(1, 5))
def test_batches_hold_everything_in_order_and_no_more_than_they_may(found: list[Entry], size: int) -> None:
    made = list(batches(found, size))

    assert [entry for batch in made for entry in batch] == found
    assert all(1 <= len(batch) <= size for batch in made)


def read_back(query: Query) -> list[Mapping[str, Any]]:
    """The entries that a server reads from an encoded query."""
    entries: dict[int, dict[str, Any]] = {}
    for name, value in parse_qsl(encoded(query), keep_blank_values=True, strict_parsing=True):
        found = re.fullmatch(r"rules\[(\d+)\]\[(\w+)\]", name)
        assert found is not None
        entries.setdefault(int(found[1]), {})[found[2]] = int(value) if found[2] == "version" else value
    assert list(entries) == list(range(len(entries)))
    return list(entries.values())


@given(entries)
def test_removal_queries_name_every_entry_once(removals: list[Entry]) -> None:
    queries = list(removal_queries(RULES, removals))

    named = [{name: entry[name] for name in KEY if entry.get(name) is not None} for entry in removals]
    assert [entry for query in queries for entry in read_back(query)] == named


def test_removal_queries_stay_short_enough_for_proxies() -> None:
    removals = [{"type": "TRACK", "key": f"Événement numéro {n}", "version": 1} for n in range(2000)]

    queries = list(removal_queries(RULES, removals))

    assert sum(len(read_back(query)) for query in queries) == 2000
    assert max(len(encoded(query)) for query in queries) <= 4100
    assert len(queries) < 120


def test_one_entry_that_is_too_long_for_a_query_still_goes_alone() -> None:
    long = {"type": "TRACK", "key": "x" * 5000, "version": 1}

    assert [len(read_back(query)) for query in removal_queries(RULES, [long, long])] == [1, 1]


def test_a_query_never_names_more_entries_than_a_batch_holds() -> None:
    removals = [{"type": "T", "version": n} for n in range(450)]

    assert all(len(read_back(query)) <= RULES.batch for query in removal_queries(RULES, removals))
