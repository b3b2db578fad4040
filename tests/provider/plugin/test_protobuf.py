"""Our codec against Google's, over every table of the protocol."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import Message as GoogleMessage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from turnout_provider.plugin import messages, protobuf
from turnout_provider.plugin.later import LATER
from turnout_provider.plugin.messages import PLAN_RESOURCE_CHANGE, READ_RESOURCE, RPCS, STEP
from turnout_provider.plugin.protobuf import Field, Message, ProtobufError, decode, encode

TABLES = [table for rpc in (*RPCS.values(), *LATER.values()) for table in (rpc.request, rpc.response)]
PROTO = descriptor_pb2.FieldDescriptorProto
SCALARS = {
    protobuf._Text: PROTO.TYPE_STRING,
    protobuf._Data: PROTO.TYPE_BYTES,
    protobuf._Flag: PROTO.TYPE_BOOL,
    protobuf._Integer: PROTO.TYPE_INT64,
}


class Google:
    """Google's classes for our tables, each table a message of one file."""

    def __init__(self, tables: list[Message]) -> None:
        self._file = descriptor_pb2.FileDescriptorProto(name="tables.proto", syntax="proto3", package="t")
        self._names: dict[int, str] = {}
        for table in tables:
            self._add(table)
        self._pool = descriptor_pool.DescriptorPool()
        self._pool.Add(self._file)

    def message(self, table: Message) -> GoogleMessage:
        found = self._pool.FindMessageTypeByName(f"t.{self._names[id(table)]}")
        return message_factory.GetMessageClass(found)()

    def _add(self, table: Message) -> str:
        if id(table) not in self._names:
            name = self._names[id(table)] = f"M{len(self._names)}"
            made = self._file.message_type.add(name=name)
            for field in table.fields.values():
                self._add_field(made, field)
        return self._names[id(table)]

    def _add_field(self, made: Any, field: Field) -> None:
        repeated = field.container is not None
        added = made.field.add(
            name=field.name,
            number=field.number,
            label=PROTO.LABEL_REPEATED if repeated else PROTO.LABEL_OPTIONAL,
        )
        if isinstance(field, protobuf._Mapping):
            self._add_map(made, field, added)
        elif isinstance(field, protobuf._One):
            added.type = PROTO.TYPE_MESSAGE
            added.type_name = f".t.{self._add(field.message)}"
        else:
            added.type = SCALARS[type(field)]
        if field.present_at_zero:
            added.proto3_optional = True
            added.oneof_index = len(made.oneof_decl)
            made.oneof_decl.add(name=f"_{field.name}")

    def _add_map(self, made: Any, field: protobuf._Mapping, added: Any) -> None:
        entry = made.nested_type.add(name="".join(p.capitalize() for p in field.name.split("_")) + "Entry")
        entry.options.map_entry = True
        for part in field.message.fields.values():
            self._add_field(entry, part)
        added.type = PROTO.TYPE_MESSAGE
        added.type_name = f".t.{made.name}.{entry.name}"


GOOGLE = Google(TABLES)


def instances(table: Message, depth: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    """Any values of a table, with every field present as `decode` has them."""
    fields = {name: values(field, depth) for name, field in table.fields.items()}
    return st.fixed_dictionaries(fields)


def values(field: Field, depth: int) -> st.SearchStrategy[Any]:
    if isinstance(field, protobuf._One) and depth == 0:
        return st.just(None if field.container is None else field.container())
    match field:
        case protobuf._Mapping():
            item = values(field.message.fields["value"], depth - 1).filter(lambda value: value is not None)
            return st.just({}) if depth == 1 else st.dictionaries(st.text(max_size=5), item, max_size=2)
        case protobuf._Many():
            return st.lists(instances(field.message, depth - 1), max_size=2)
        case protobuf._One():
            return st.none() | instances(field.message, depth - 1)
        case protobuf._Flag():
            scalar: st.SearchStrategy[Any] = st.booleans()
        case protobuf._Integer():
            scalar = st.integers(-(2**63), 2**63 - 1)
        case protobuf._Text():
            scalar = st.text(max_size=200)
        case _:
            scalar = st.binary(max_size=200)
    return st.none() | scalar if field.present_at_zero else scalar


def fill(message: GoogleMessage, table: Message, values: dict[str, Any]) -> GoogleMessage:
    """Set the fields of Google's message to our values."""
    for name, value in values.items():
        field = table.fields[name]
        place: Any = getattr(message, name, None)
        match field:
            case _ if value is None:
                continue
            case protobuf._Mapping():
                inner = field.message.fields["value"]
                for key, item in value.items():
                    if isinstance(inner, protobuf._One):
                        fill(place[key], inner.message, item)
                    else:
                        place[key] = item
            case protobuf._Many():
                for item in value:
                    fill(place.add(), field.message, item)
            case protobuf._One():
                place.SetInParent()
                fill(place, field.message, value)
            case _:
                setattr(message, name, value)
    return message


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_both_codecs_read_what_the_other_wrote(table: Message, data: st.DataObject) -> None:
    ours = data.draw(instances(table))
    theirs = fill(GOOGLE.message(table), table, ours)

    assert decode(table, theirs.SerializeToString()) == ours
    parsed = GOOGLE.message(table)
    parsed.ParseFromString(encode(table, ours))
    assert parsed == theirs


@settings(max_examples=300)
@given(noise=st.binary(max_size=80))
def test_noise_is_refused_or_read(noise: bytes) -> None:
    table = PLAN_RESOURCE_CHANGE.request
    with contextlib.suppress(ProtobufError):
        assert encode(table, decode(table, noise)) is not None


def test_absent_fields_have_their_zero_values() -> None:
    assert decode(READ_RESOURCE.response, b"") == {
        "new_state": None,
        "diagnostics": [],
        "private": b"",
        "deferred": None,
        "new_identity": None,
    }


def test_a_member_of_a_oneof_is_sent_even_if_it_is_zero() -> None:
    assert encode(STEP, {"element_key_int": 0}) == b"\x18\x00"
    assert decode(STEP, b"\x18\x00") == {
        "attribute_name": None,
        "element_key_string": None,
        "element_key_int": 0,
    }


def test_fields_of_a_later_protocol_are_skipped() -> None:
    later = Message("Later", new=protobuf.data(900), number=protobuf.integer(901))
    fixed = b"\xfd\x3e\1\2\3\4" + b"\xf9\x3e\1\2\3\4\5\6\7\x08"
    data = encode(later, {"new": b"?", "number": 7}) + fixed + encode(READ_RESOURCE.request, {"type_name": "a"})
    assert decode(READ_RESOURCE.request, data)["type_name"] == "a"


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"typename": "a"}, "ReadResource.Request has no field 'typename'; it has type_name"),
        ({"type_name": 1}, "ReadResource.Request.type_name: "),
        ({"current_state": {"msgpack": "text"}}, "DynamicValue.msgpack: "),
    ],
)
def test_values_that_do_not_fit_are_refused_by_name(values: dict[str, Any], problem: str) -> None:
    with pytest.raises(ProtobufError) as refusal:
        encode(READ_RESOURCE.request, values)
    assert str(refusal.value).startswith(problem)


@pytest.mark.parametrize(
    "data", [b"\x0a", b"\x0a\x05abc", b"\x0a\x01\xff", b"\x0b", b"\x12\x03\x0a\x05a", b"\x80" * 11, b"\xfd\x3e\1"]
)
def test_bytes_that_are_no_message_are_refused(data: bytes) -> None:
    with pytest.raises(ProtobufError):
        decode(READ_RESOURCE.request, data)


def test_every_rpc_is_found_by_its_path() -> None:
    assert messages.RPCS["/tfplugin6.Provider/ReadResource"] is READ_RESOURCE
    assert all(rpc.path == path for path, rpc in RPCS.items())
