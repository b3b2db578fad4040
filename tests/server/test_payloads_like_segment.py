"""Payloads are made to fit an action's fields, or refused, as by Segment's framework (npm @segment/actions-core)."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from tests.engines import Engines

from turnout_server.payloads import field, fitted

ACTIONS, PAYLOADS = 400, 50
TYPES = ("string", "text", "password", "number", "integer", "boolean", "object", "datetime")
VALUES = (
    "text", "", "5", "5.5", "true", "false", "0x10", "1e3", "2024-03-01", "2024-03-01T10:00:00Z", "20240301",
    "1700000000", "1700000000000", "soon", "b", 0, 1, 5, -2, 2.5, True, False, None, [], {}, ["a"], ["5"], [5],
    [None], ["a", "b"], [1, 2], ["", None, "x"], [["a"]], [{"a": 1}], {"a": None, "b": ""}, [True], ["a", 1, None],
)  # fmt: skip


def action(random: Random) -> dict[str, dict[str, Any]]:
    return {name: _field(random, name) for name in ("a", "b", "c", "d")}


def _field(random: Random, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {"label": name, "description": name, "type": random.choice(TYPES)}
    if random.random() < 0.3:
        found["required"] = True
    if random.random() < 0.25:
        found["multiple"] = True
    if random.random() < 0.25:
        found["allowNull"] = True
    if random.random() < 0.15 and found["type"] in ("string", "number", "integer"):
        labelled = {"label": "B", "value": "b"}
        found["choices"] = ["a", labelled, "5"] if found["type"] == "string" else [{"label": "5", "value": 5}]
    return found


def catalog(fields: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The fields as the catalog has them."""
    return [{**one, "fieldKey": name, "type": one["type"].upper()} for name, one in fields.items()]


def ours(fields: dict[str, dict[str, Any]], payload: dict[str, Any]) -> Any:
    made, problems = fitted(payload, [field(row) for row in catalog(fields)])
    return "error" if problems else made


def test_random_payloads_fit_random_actions_alike(engines: Engines) -> None:
    random = Random(20_261_124)
    cases = []
    for number in range(ACTIONS):
        fields = action(random)
        for _ in range(PAYLOADS):
            names = random.sample(("a", "b", "c", "d", "other"), random.randint(0, 4))
            cases.append((str(number), fields, {name: random.choice(VALUES) for name in names}))
    answers = engines.answers(
        {"ask": "payload", "key": key, "fields": fields, "payload": payload} for key, fields, payload in cases
    )

    wrong = [
        (fields, payload, ours(fields, payload), answer)
        for (_, fields, payload), answer in zip(cases, answers, strict=True)
        if ours(fields, payload) != answer.get("value", "error")
    ]
    assert wrong == []
    assert sum("value" in answer for answer in answers) > len(cases) // 10


@pytest.mark.parametrize("written", ["March 7, 2024", "Version 7", " 7 "])
def test_only_javascript_takes_whatever_ends_in_a_number_for_a_date(engines: Engines, written: str) -> None:
    fields = {"a": {"label": "a", "description": "a", "type": "datetime"}}
    [answer] = engines.answers([{"ask": "payload", "key": "dates", "fields": fields, "payload": {"a": written}}])

    assert ours(fields, {"a": written}) == "error"
    assert answer == {"value": {"a": written}}
