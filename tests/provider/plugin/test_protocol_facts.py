"""Our tables against the protocol's own numbers and types: tests/facts/tfplugin6.json, as of protocol 6.11."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from turnout_provider.plugin import protobuf
from turnout_provider.plugin.later import LATER
from turnout_provider.plugin.messages import RPCS, Rpc
from turnout_provider.plugin.protobuf import Field, Message

FACTS = json.loads((Path(__file__).parents[2] / "facts/tfplugin6.json").read_text())
METHODS = [*RPCS.values(), *LATER.values()]
SCALARS = {
    "string": protobuf._Text,
    "bytes": protobuf._Data,
    "bool": protobuf._Flag,
    "int64": protobuf._Integer,
}
# Enums are numbers on the wire.
ENUMS = ("Severity", "StringKind", "NestingMode", "Reason")
ELSEWHERE = {"google.protobuf.Timestamp": {"seconds": [1, "int64"], "nanos": [2, "int64"]}}
LEFT_OUT = {
    # State stores are no part of this provider, and the counts of nested attributes were never used.
    ("GetMetadata.Response", "state_stores"),
    ("GetProviderSchema.Response", "state_store_schemas"),
    ("Schema.Object", "min_items"),
    ("Schema.Object", "max_items"),
}


def members(name: str, inside: str) -> tuple[str, dict[str, list[object]]]:
    """The facts about a message that is named inside of another one, and its full name."""
    scopes = [f"{inside.rsplit('.', depth)[0]}.{name}" for depth in range(inside.count(".") + 1)]
    for full in (f"{inside}.{name}", *scopes, name):
        if full in FACTS["messages"]:
            return full, FACTS["messages"][full]
    return name, ELSEWHERE[name]


def judge(table: Message, name: str, facts: dict[str, list[object]], seen: set[int]) -> None:
    if id(table) in seen:
        return
    seen.add(id(table))
    assert {field for field in facts if (name, field) not in LEFT_OUT} == table.fields.keys(), name
    for field in table.fields.values():
        number, spelt = facts[field.name]
        assert field.number == number, f"{name}.{field.name}"
        judge_type(field, name, str(spelt), seen)


def judge_type(field: Field, name: str, spelt: str, seen: set[int]) -> None:
    *labels, bare = spelt.split(" ")
    place = f"{name}.{field.name}"
    if bare.startswith("map<"):
        key, value = bare[4:-1].split(",")
        assert (key, isinstance(field, protobuf._Mapping)) == ("string", True), place
        assert isinstance(field, protobuf._Mapping)
        entry = field.message.fields["value"]
        return judge_type(entry, name, value, seen)
    assert isinstance(field, protobuf._Many) is ("repeated" in labels), place
    if bare in SCALARS or bare in ENUMS:
        assert type(field) is SCALARS.get(bare, protobuf._Integer), place
        assert field.present_at_zero is (labels in (["optional"], ["oneof"])), place
        return None
    assert isinstance(field, protobuf._One), place
    full, facts = members(bare, name)
    return judge(field.message, full, facts, seen)


@pytest.mark.parametrize("rpc", METHODS, ids=lambda rpc: rpc.name)
def test_the_messages_of_a_method_have_the_protocols_numbers_and_types(rpc: Rpc) -> None:
    takes, gives = FACTS["methods"][rpc.name]
    given = gives.removeprefix("stream ")
    judge(rpc.request, takes, FACTS["messages"][takes], set())
    judge(rpc.response, given, FACTS["messages"][given], set())


def test_every_method_of_the_protocol_is_known() -> None:
    assert {rpc.name for rpc in METHODS} == set(FACTS["methods"])
