"""The messages of Terraform's plugin protocol 6.8, as tables of fields.

A method's messages are `RPCS[path].request` and `.response`; the other tables are what those are made of.
Numbers are facts of the protocol and never change; a later minor version only adds fields and methods.
"""

from __future__ import annotations

from turnout_provider.plugin.protobuf import (
    Message,
    data,
    flag,
    integer,
    many,
    many_text,
    mapping,
    one,
    optional,
    text,
)

PROTOCOL = 6

SEVERITY_ERROR = 1
SEVERITY_WARNING = 2

KIND_PLAIN = 0
KIND_MARKDOWN = 1

NESTING_SINGLE = 1
NESTING_LIST = 2
NESTING_SET = 3
NESTING_MAP = 4
NESTING_GROUP = 5

DEFERRED_RESOURCE_CONFIG_UNKNOWN = 1
DEFERRED_PROVIDER_CONFIG_UNKNOWN = 2
DEFERRED_ABSENT_PREREQ = 3


DYNAMIC_VALUE = Message("DynamicValue", msgpack=data(1), json=data(2))
RAW_STATE = Message("RawState", json=data(1), flatmap=mapping(2))
TIMESTAMP = Message("Timestamp", seconds=integer(1), nanos=integer(2))

# Exactly one of the three is set.
STEP = Message(
    "AttributePath.Step",
    attribute_name=optional(text(1)),
    element_key_string=optional(text(2)),
    element_key_int=optional(integer(3)),
)
ATTRIBUTE_PATH = Message("AttributePath", steps=many(1, STEP))
DIAGNOSTIC = Message(
    "Diagnostic", severity=integer(1), summary=text(2), detail=text(3), attribute=one(4, ATTRIBUTE_PATH)
)
FUNCTION_ERROR = Message("FunctionError", text=text(1), function_argument=optional(integer(2)))

SERVER_CAPABILITIES = Message(
    "ServerCapabilities",
    plan_destroy=flag(1),
    get_provider_schema_optional=flag(2),
    move_resource_state=flag(3),
    generate_resource_config=flag(4),
)
CLIENT_CAPABILITIES = Message(
    "ClientCapabilities", deferral_allowed=flag(1), write_only_attributes_allowed=flag(2)
)
DEFERRED = Message("Deferred", reason=integer(1))

# A `type` is the cty type as JSON bytes, for example b'["list","string"]'.
ATTRIBUTE = Message("Schema.Attribute")
NESTED_OBJECT = Message("Schema.Object", attributes=many(1, ATTRIBUTE), nesting=integer(3))
ATTRIBUTE.add(
    name=text(1),
    type=data(2),
    nested_type=one(10, NESTED_OBJECT),
    description=text(3),
    required=flag(4),
    optional=flag(5),
    computed=flag(6),
    sensitive=flag(7),
    description_kind=integer(8),
    deprecated=flag(9),
    write_only=flag(11),
    deprecation_message=text(12),
)
BLOCK = Message("Schema.Block")
NESTED_BLOCK = Message(
    "Schema.NestedBlock",
    type_name=text(1),
    block=one(2, BLOCK),
    nesting=integer(3),
    min_items=integer(4),
    max_items=integer(5),
)
BLOCK.add(
    version=integer(1),
    attributes=many(2, ATTRIBUTE),
    block_types=many(3, NESTED_BLOCK),
    description=text(4),
    description_kind=integer(5),
    deprecated=flag(6),
    deprecation_message=text(7),
)
SCHEMA = Message("Schema", version=integer(1), block=one(2, BLOCK))

IDENTITY_ATTRIBUTE = Message(
    "ResourceIdentitySchema.IdentityAttribute",
    name=text(1),
    type=data(2),
    required_for_import=flag(3),
    optional_for_import=flag(4),
    description=text(5),
)
IDENTITY_SCHEMA = Message(
    "ResourceIdentitySchema", version=integer(1), identity_attributes=many(2, IDENTITY_ATTRIBUTE)
)
IDENTITY = Message("ResourceIdentityData", identity_data=one(1, DYNAMIC_VALUE))

PARAMETER = Message(
    "Function.Parameter",
    name=text(1),
    type=data(2),
    allow_null_value=flag(3),
    allow_unknown_values=flag(4),
    description=text(5),
    description_kind=integer(6),
)
RETURN = Message("Function.Return", type=data(1))
# `return` is a Python keyword, so that field comes by dict.
FUNCTION = Message(
    "Function",
    parameters=many(1, PARAMETER),
    variadic_parameter=one(2, PARAMETER),
    **{"return": one(3, RETURN)},
    summary=text(4),
    description=text(5),
    description_kind=integer(6),
    deprecation_message=text(7),
)

IMPORTED_RESOURCE = Message(
    "ImportResourceState.ImportedResource",
    type_name=text(1),
    state=one(2, DYNAMIC_VALUE),
    private=data(3),
    identity=one(4, IDENTITY),
)
NAMED = Message("GetMetadata.FunctionMetadata", name=text(1))
TYPE_NAMED = Message("GetMetadata.ResourceMetadata", type_name=text(1))


class Rpc:
    """One method of the provider service, with the tables of its request and its response."""

    __slots__ = ("name", "path", "request", "response")

    def __init__(self, name: str, request: Message, response: Message) -> None:
        self.name = name
        self.path = f"/tfplugin{PROTOCOL}.Provider/{name}"
        self.request = request
        self.response = response

    def __repr__(self) -> str:
        return f"<Rpc {self.path}>"


def _request(name: str, **fields: protobuf.Field) -> Message:
    return Message(f"{name}.Request", **fields)


def _response(name: str, **fields: protobuf.Field) -> Message:
    return Message(f"{name}.Response", **fields)
