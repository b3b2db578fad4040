"""The state after the service has answered."""

from __future__ import annotations

from typing import Any

import pytest

from turnout_provider.framework.diagnostics import Diagnostic, Key, Refusal, of_exception
from turnout_provider.framework.private import packed, unpacked
from turnout_provider.framework.schema import Attribute, Nested
from turnout_provider.framework.settle import applied, differing, fresh, missing, refreshed
from turnout_provider.plugin.values import UNKNOWN

TEXT = Attribute(type="string", required=True)
MAYBE = Attribute(type="string", optional=True)
NAMED = Attribute(type="string", required=True, appended=True)
SILENT = Attribute(type="string", required=True, unanswered=True)
SETTINGS = Attribute(type="string", required=True, json=True, merged=True)
SCHEMA = Attribute(type="string", required=True, json=True)
SWITCHES = {"a": Attribute(type="bool", optional=True), "b": Attribute(type="bool", optional=True)}
GROUP = {"inner": Attribute(nested=Nested("single", SWITCHES), optional=True)}
SAID_ONLY = Attribute(nested=Nested("single", GROUP), optional=True, said_only=True)
RULES = Attribute(nested=Nested("set", {"key": MAYBE, "schema": SCHEMA}), optional=True, said_only=True)

READS: dict[str, tuple[Attribute, Any, Any, Any]] = {
    "a changed text is drift": (TEXT, "a", "b", "b"),
    "an empty text is a null that stays null": (MAYBE, None, "", None),
    "a null is an empty text that stays empty": (MAYBE, "", None, ""),
    "a text that is gone is drift": (MAYBE, "a", None, None),
    "a text that appeared is drift": (MAYBE, None, "a", "a"),
    "a censored text keeps what is known": (TEXT, "secret", "••••", "secret"),
    "a text with something appended keeps what was said": (NAMED, "a", "a (tea)", "a"),
    "another text with something appended is drift": (NAMED, "a", "b (tea)", "b (tea)"),
    "a text that only begins alike is drift": (NAMED, "a", "ab (tea)", "ab (tea)"),
    "settings nobody speaks of stay out": (SETTINGS, '{"a":1}', {"a": 1, "b": 2}, '{"a":1}'),
    "a changed setting is drift": (SETTINGS, '{"a":1}', {"a": 2, "b": 2}, '{"a":2}'),
    "a setting that is gone is drift": (SETTINGS, '{"a":1,"b":2}', {"b": 2}, '{"b":2}'),
    "a setting that is said to be null and is not there is none": (SETTINGS, '{"a":null}', {}, '{"a":null}'),
    "a setting that is said to be null but is there is drift": (SETTINGS, '{"a":null}', {"a": 1}, '{"a":1}'),
    "a censored setting keeps what is known": (SETTINGS, '{"k":"s","a":1}', {"k": "•••", "a": 2}, '{"k":"s","a":2}'),
    "a secret deep inside censors its setting": (SETTINGS, '{"k":{"x":"s"}}', {"k": {"x": "•"}}, '{"k":{"x":"s"}}'),
    "settings that mean the same keep their spelling": (SETTINGS, '{ "a": 1.0 }', {"a": 1}, '{ "a": 1.0 }'),
    "without settings, an empty object stays": (SETTINGS, "{}", None, "{}"),
    "json that means the same keeps its spelling": (SCHEMA, '{"a": [1]}', {"a": [1]}, '{"a": [1]}'),
    "json that changed is drift": (SCHEMA, '{"a": [1]}', {"a": [2]}, '{"a":[2]}'),
    "what nobody speaks of is not looked at": (SAID_ONLY, None, {"inner": {"a": True}}, None),
    "members nobody speaks of are not looked at": (
        SAID_ONLY,
        {"inner": {"a": True, "b": None}},
        {"inner": {"a": True, "b": False}},
        {"inner": {"a": True, "b": None}},
    ),
    "members somebody speaks of are": (
        SAID_ONLY,
        {"inner": {"a": True, "b": None}},
        {"inner": {"a": False, "b": False}},
        {"inner": {"a": False, "b": None}},
    ),
    "members that are gone are drift": (
        SAID_ONLY,
        {"inner": {"a": True, "b": None}},
        None,
        {"inner": {"a": None, "b": None}},
    ),
    "rules nobody manages are not looked at": (RULES, None, [{"key": "k", "schema": {}}], None),
    "rules in another order and spelling are the same": (
        RULES,
        [{"key": "k", "schema": '{ "x": 1 }'}, {"key": None, "schema": "{}"}],
        [{"schema": {}, "key": ""}, {"key": "k", "schema": {"x": 1.0}}],
        [{"key": "k", "schema": '{ "x": 1 }'}, {"key": None, "schema": "{}"}],
    ),
    "one changed rule leaves the others' spelling": (
        RULES,
        [{"key": "k", "schema": '{ "x": 1 }'}, {"key": "l", "schema": "{}"}],
        [{"key": "k", "schema": {"x": 1}}, {"key": "l", "schema": {"y": 2}}],
        [{"key": "k", "schema": '{ "x": 1 }'}, {"key": "l", "schema": '{"y":2}'}],
    ),
}


@pytest.mark.parametrize(("attribute", "before", "told", "after"), READS.values(), ids=READS)
def test_a_read_settles(attribute: Attribute, before: Any, told: Any, after: Any) -> None:
    assert refreshed({"x": attribute}, {"x": before}, {"x": told}) == {"x": after}


IMPORTS = {
    "all settings but the secrets": (SETTINGS, {"a": 1, "k": "••"}, '{"a":1}'),
    "all members": (SAID_ONLY, {"inner": {"a": True}}, {"inner": {"a": True, "b": None}}),
    "all rules": (RULES, [{"key": "k", "schema": {"x": 1}}], [{"key": "k", "schema": '{"x":1}'}]),
    "no object where nothing is said": (SAID_ONLY, {"inner": {}}, None),
    "no censored text": (MAYBE, "••••", None),
}


@pytest.mark.parametrize(("attribute", "told", "after"), IMPORTS.values(), ids=IMPORTS)
def test_an_import_takes(attribute: Attribute, told: Any, after: Any) -> None:
    assert refreshed({"x": attribute}, {"x": None}, {"x": told}, everything=True) == {"x": after}


def test_a_computed_value_that_the_answer_does_not_mention_stays() -> None:
    tree = {"made": Attribute(type="string", computed=True)}

    assert refreshed(tree, {"made": "monday"}, {}) == {"made": "monday"}
    assert refreshed(tree, {"made": "monday"}, {"made": None}) == {"made": None}


def test_what_answers_need_not_mention_stays_until_they_do() -> None:
    assert refreshed({"function": SILENT}, {"function": "f1"}, {}) == {"function": "f1"}
    assert refreshed({"function": SILENT}, {"function": "f1"}, {"function": "f2"}) == {"function": "f2"}


def test_an_apply_keeps_what_was_planned_and_takes_what_was_unknown() -> None:
    tree = {"id": Attribute(type="string", computed=True), "name": TEXT, "settings": SETTINGS}
    planned = {"id": UNKNOWN, "name": "n", "settings": '{ "a": 1 }'}

    assert missing(tree, planned, {"name": "n"}) == ["id"]
    answer = {"id": "i", "name": "N", "settings": {"a": 1, "more": 2}}
    state = applied(tree, planned, answer)
    assert state == {"id": "i", "name": "n", "settings": '{ "a": 1 }'}
    assert differing(tree, state, answer) == ["name"]


def test_a_fresh_json_value_is_compact_text() -> None:
    assert fresh(SCHEMA, {"a": [1, "é"]}) == '{"a":[1,"é"]}'


def test_a_path_names_attributes_keys_and_indices() -> None:
    steps = Diagnostic("s", "d", ("rules", 2, Key("name"), "key")).message()["attribute"]["steps"]

    assert steps == [
        {"attribute_name": "rules"},
        {"element_key_int": 2},
        {"element_key_string": "name"},
        {"attribute_name": "key"},
    ]


def test_a_bug_is_shown_by_its_place_and_not_by_values() -> None:
    try:
        raise KeyError("s3cret")
    except KeyError as error:
        (shown,) = of_exception(error, "answering ReadResource for segment_source")

    assert "s3cret" not in shown.summary + shown.detail
    assert "KeyError at test_settle.py:" in shown.detail
    known = Diagnostic("a", "b")
    assert of_exception(Refusal(known), "anything") == [known]


def test_private_state_of_somebody_else_is_none_of_ours() -> None:
    assert unpacked(packed({"imported": True})) == {"imported": True}
    assert packed({}) == b""
    assert unpacked(b"") == unpacked(b"\x00not ours") == unpacked(b"[1]") == {}
