"""Values against MessagePack as Terraform writes it."""

from __future__ import annotations

import contextlib
import json
from decimal import Decimal
from typing import Any

import msgpack  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from turnout_provider.plugin.values import UNKNOWN, Dynamic, Value, ValueMismatch, codec, decode, encode, from_json

RULE = ["object", {"key": "string", "limit": "number", "on": "bool"}]
THING = ["object", {"id": "string", "rules": ["list", RULE], "labels": ["map", "string"], "any": "dynamic"}]

numbers = st.integers(-(10**40), 10**40) | st.decimals(allow_nan=False, allow_infinity=False, places=None).filter(
    lambda number: abs(number.adjusted()) < 100
)
leaves = {"string": st.text(max_size=10), "bool": st.booleans(), "number": numbers}


def typed_values(depth: int = 3) -> st.SearchStrategy[tuple[Any, Value]]:
    """A type and a value of it, null and unknown included."""
    known: st.SearchStrategy[tuple[Any, Any]] = st.sampled_from(sorted(leaves)).flatmap(
        lambda name: st.tuples(st.just(name), _or_absent(leaves[name]))
    )
    return known if depth == 0 else known | _containers(depth)


def _containers(depth: int) -> st.SearchStrategy[tuple[Any, Value]]:
    inner = typed_values(depth - 1)
    objects = st.dictionaries(st.text(max_size=4), inner, max_size=3)
    return (
        st.tuples(st.sampled_from(["list", "set"]), inner).map(lambda p: ([p[0], p[1][0]], [p[1][1], p[1][1]]))
        | inner.map(lambda pair: (["map", pair[0]], {"a": pair[1]}))
        | st.lists(inner, max_size=3).map(lambda items: (["tuple", [t for t, _ in items]], [v for _, v in items]))
        | objects.map(
            lambda named: (["object", {n: t for n, (t, _) in named.items()}], {n: v for n, (_, v) in named.items()})
        )
        | inner.map(lambda pair: ("dynamic", Dynamic(*pair)))
    )


def _or_absent(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return values | st.none() | st.just(UNKNOWN)


@given(typed_values())
def test_values_come_back_as_they_were(pair: tuple[Any, Value]) -> None:
    type, value = pair
    assert decode(encode(value, type), type) == value


@given(typed_values(1))
def test_json_state_says_the_same_as_messagepack(pair: tuple[Any, Value]) -> None:
    type, value = pair
    assume("UNKNOWN" not in repr(value) and "dynamic" not in repr(type))
    text = json.dumps(value, default=lambda number: float(number))
    plain = json.loads(text, parse_float=Decimal)
    assert from_json(text.encode(), type) == decode(encode(plain, type), type)


@given(st.binary(max_size=60))
def test_noise_is_refused_or_read(noise: bytes) -> None:
    with contextlib.suppress(ValueMismatch):
        encode(decode(noise, "dynamic"), "dynamic")


def test_unknowns_plain_and_refined_are_the_same() -> None:
    refined = msgpack.packb({"id": msgpack.ExtType(12, msgpack.packb({1: False})), "n": msgpack.ExtType(0, b"\0")})
    assert decode(refined, ["object", {"id": "string", "n": "number"}]) == {"id": UNKNOWN, "n": UNKNOWN}


def test_an_unknown_is_written_as_terraform_writes_it() -> None:
    assert encode(UNKNOWN, "string") == b"\xd4\x00\x00"
    assert encode([UNKNOWN, None], ["list", "bool"]) == b"\x92\xd4\x00\x00\xc0"


@pytest.mark.parametrize(
    ("packed", "number"),
    [
        (5, 5),
        (2**64 - 1, 2**64 - 1),
        (0.5, Decimal("0.5")),
        (1e300, int(1e300)),
        ("0.1", Decimal("0.1")),
        ("123456789012345678901234567890", 123456789012345678901234567890),
        ("12345678901234567890.123456789", Decimal("12345678901234567890.123456789")),
        (float("inf"), Decimal("Infinity")),
    ],
)
def test_numbers_keep_every_digit_both_ways(packed: Any, number: Value) -> None:
    read = decode(msgpack.packb(packed), "number")
    assert (read, type(read)) == (number, type(number))
    assert decode(encode(read, "number"), "number") == number


def test_a_float_is_the_number_that_it_prints_as() -> None:
    assert encode(0.1, "number") == msgpack.packb("0.1")
    assert encode(0.5, "number") == msgpack.packb(0.5)
    assert encode(3.0, "number") == msgpack.packb(3)


def test_dynamic_values_keep_their_type() -> None:
    value = Dynamic(["list", "string"], ["a"])
    packed = encode(value, "dynamic")
    assert msgpack.unpackb(packed) == [b'["list","string"]', ["a"]]
    assert decode(packed, "dynamic") == value


def test_a_bare_value_gets_the_type_that_it_shows() -> None:
    packed = encode({"a": [1, "x", None, True]}, "dynamic")
    type = ["object", {"a": ["tuple", ["number", "string", "dynamic", "bool"]]}]
    assert decode(packed, "dynamic") == Dynamic(type, {"a": [1, "x", None, True]})


def test_a_value_that_does_not_fit_is_refused_with_its_place_and_without_itself() -> None:
    rule: Value = {"key": "secret", "limit": "secret", "on": None}
    with pytest.raises(ValueMismatch) as refusal:
        encode({"id": "a", "rules": [rule], "labels": None, "any": None}, THING)
    assert str(refusal.value) == "rules[0].limit: must be a number, not str"


@pytest.mark.parametrize(
    ("value", "type", "problem"),
    [
        (1, "string", "must be a string, not int"),
        (True, "number", "must be a number, not bool"),
        (float("nan"), "number", "must be a number, not float"),
        (0, "bool", "must be true or false, not int"),
        ({}, ["list", "string"], "must be a list, not dict"),
        ([], ["map", "string"], "must be a map, not list"),
        ({"a": 1}, ["map", "string"], '["a"]: must be a string, not int'),
        (["a"], ["tuple", []], "must be a list of 0, not list"),
        (["a"], ["object", {}], "must be an object, not list"),
        ({"a": 1, "b": 1}, ["object", {"b": "number", "c": "bool"}], "lacks c and must not have a"),
        (object(), "dynamic", "must be a number, not object"),
    ],
)
def test_mismatches_say_what_is_expected(value: Any, type: Any, problem: str) -> None:
    with pytest.raises(ValueMismatch) as refusal:
        encode(value, type)
    assert str(refusal.value) == problem


@pytest.mark.parametrize("type", ["text", ["bag", "string"], ["list"], []])
def test_what_is_no_type_is_refused(type: Any) -> None:
    with pytest.raises(ValueMismatch, match="is no type"):
        codec(type)


def test_json_state_of_another_version_is_read() -> None:
    state = b'{"id": 7, "gone": {"x": 1}, "rules": [{"key": true, "limit": "2.50", "on": "true"}], "labels": null}'
    assert from_json(state, THING) == {
        "id": "7",
        "rules": [{"key": "true", "limit": Decimal("2.5"), "on": True}],
        "labels": None,
        "any": None,
    }


def test_json_state_keeps_every_digit_and_dynamic_types() -> None:
    state = b'{"n": 0.12345678901234567890123, "d": {"type": ["list", "number"], "value": [1]}}'
    assert from_json(state, ["object", {"n": "number", "d": "dynamic"}]) == {
        "n": Decimal("0.12345678901234567890123"),
        "d": Dynamic(["list", "number"], [1]),
    }


@pytest.mark.parametrize(
    ("state", "problem"),
    [
        (b"{", "not JSON"),
        (b"[]", "must be an object, not list"),
        (b'{"rules": {}}', "rules: must be a list, not dict"),
        (b'{"rules": [{"limit": "many"}]}', "rules[0].limit: must be a number, not a string"),
        (b'{"labels": {"a": []}}', 'labels["a"]: must be a string, not list'),
        (b'{"any": 1}', "any: must have a type and a value"),
    ],
)
def test_json_state_that_does_not_fit_is_refused_with_its_place(state: bytes, problem: str) -> None:
    with pytest.raises(ValueMismatch) as refusal:
        from_json(state, THING)
    assert str(refusal.value) == problem
