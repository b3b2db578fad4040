"""The messages of Terraform's plugin protocol 6.9, as tables of fields; `later` has what came with 6.10.

A method's messages are `RPCS[path].request` and `.response`; the other tables are what those are made of.
Numbers are facts of the protocol and never change; a later minor version only adds fields and methods.
"""

from __future__ import annotations

from turnout_provider.plugin.protobuf import (
    Field,
    Message,
    data,
    flag,
    integer,
    many,
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
CLIENT_CAPABILITIES = Message("ClientCapabilities", deferral_allowed=flag(1), write_only_attributes_allowed=flag(2))
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

ACTION_SCHEMA = Message("ActionSchema", schema=one(1, SCHEMA))

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
FUNCTION = Message(
    "Function",
    parameters=many(1, PARAMETER),
    variadic_parameter=one(2, PARAMETER),
    **{"return": one(3, RETURN)},  # a Python keyword
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
        request.name = f"{name}.Request"
        response.name = f"{name}.Response"

    def __repr__(self) -> str:
        return f"<Rpc {self.path}>"


def _request(**fields: Field) -> Message:
    return Message("Request", **fields)


def _response(**fields: Field) -> Message:
    return Message("Response", **fields)


def _value(number: int) -> Field:
    return one(number, DYNAMIC_VALUE)


def _client_capabilities(number: int) -> Field:
    return one(number, CLIENT_CAPABILITIES)


def _identity(number: int) -> Field:
    return one(number, IDENTITY)


def _deferred(number: int) -> Field:
    return one(number, DEFERRED)


def _diagnostics(number: int) -> Field:
    return many(number, DIAGNOSTIC)


GET_METADATA = Rpc(
    "GetMetadata",
    _request(),
    _response(
        server_capabilities=one(1, SERVER_CAPABILITIES),
        diagnostics=_diagnostics(2),
        data_sources=many(3, TYPE_NAMED),
        resources=many(4, TYPE_NAMED),
        functions=many(5, NAMED),
        ephemeral_resources=many(6, TYPE_NAMED),
        list_resources=many(7, TYPE_NAMED),
        actions=many(9, TYPE_NAMED),
    ),
)
GET_PROVIDER_SCHEMA = Rpc(
    "GetProviderSchema",
    _request(),
    _response(
        provider=one(1, SCHEMA),
        resource_schemas=mapping(2, SCHEMA),
        data_source_schemas=mapping(3, SCHEMA),
        diagnostics=_diagnostics(4),
        provider_meta=one(5, SCHEMA),
        server_capabilities=one(6, SERVER_CAPABILITIES),
        functions=mapping(7, FUNCTION),
        ephemeral_resource_schemas=mapping(8, SCHEMA),
        list_resource_schemas=mapping(9, SCHEMA),
        action_schemas=mapping(11, ACTION_SCHEMA),
    ),
)
GET_RESOURCE_IDENTITY_SCHEMAS = Rpc(
    "GetResourceIdentitySchemas",
    _request(),
    _response(identity_schemas=mapping(1, IDENTITY_SCHEMA), diagnostics=_diagnostics(2)),
)
VALIDATE_PROVIDER_CONFIG = Rpc(
    "ValidateProviderConfig", _request(config=_value(1)), _response(diagnostics=_diagnostics(2))
)
VALIDATE_RESOURCE_CONFIG = Rpc(
    "ValidateResourceConfig",
    _request(type_name=text(1), config=_value(2), client_capabilities=_client_capabilities(3)),
    _response(diagnostics=_diagnostics(1)),
)
VALIDATE_DATA_RESOURCE_CONFIG = Rpc(
    "ValidateDataResourceConfig",
    _request(type_name=text(1), config=_value(2)),
    _response(diagnostics=_diagnostics(1)),
)
UPGRADE_RESOURCE_STATE = Rpc(
    "UpgradeResourceState",
    _request(type_name=text(1), version=integer(2), raw_state=one(3, RAW_STATE)),
    _response(upgraded_state=_value(1), diagnostics=_diagnostics(2)),
)
UPGRADE_RESOURCE_IDENTITY = Rpc(
    "UpgradeResourceIdentity",
    _request(type_name=text(1), version=integer(2), raw_identity=one(3, RAW_STATE)),
    _response(upgraded_identity=_identity(1), diagnostics=_diagnostics(2)),
)
CONFIGURE_PROVIDER = Rpc(
    "ConfigureProvider",
    _request(terraform_version=text(1), config=_value(2), client_capabilities=_client_capabilities(3)),
    _response(diagnostics=_diagnostics(1)),
)
READ_RESOURCE = Rpc(
    "ReadResource",
    _request(
        type_name=text(1),
        current_state=_value(2),
        private=data(3),
        provider_meta=_value(4),
        client_capabilities=_client_capabilities(5),
        current_identity=_identity(6),
    ),
    _response(
        new_state=_value(1),
        diagnostics=_diagnostics(2),
        private=data(3),
        deferred=_deferred(4),
        new_identity=_identity(5),
    ),
)
PLAN_RESOURCE_CHANGE = Rpc(
    "PlanResourceChange",
    _request(
        type_name=text(1),
        prior_state=_value(2),
        proposed_new_state=_value(3),
        config=_value(4),
        prior_private=data(5),
        provider_meta=_value(6),
        client_capabilities=_client_capabilities(7),
        prior_identity=_identity(8),
    ),
    _response(
        planned_state=_value(1),
        requires_replace=many(2, ATTRIBUTE_PATH),
        planned_private=data(3),
        diagnostics=_diagnostics(4),
        legacy_type_system=flag(5),
        deferred=_deferred(6),
        planned_identity=_identity(7),
    ),
)
APPLY_RESOURCE_CHANGE = Rpc(
    "ApplyResourceChange",
    _request(
        type_name=text(1),
        prior_state=_value(2),
        planned_state=_value(3),
        config=_value(4),
        planned_private=data(5),
        provider_meta=_value(6),
        planned_identity=_identity(7),
    ),
    _response(
        new_state=_value(1),
        private=data(2),
        diagnostics=_diagnostics(3),
        legacy_type_system=flag(4),
        new_identity=_identity(5),
    ),
)
IMPORT_RESOURCE_STATE = Rpc(
    "ImportResourceState",
    _request(type_name=text(1), id=text(2), client_capabilities=_client_capabilities(3), identity=_identity(4)),
    _response(imported_resources=many(1, IMPORTED_RESOURCE), diagnostics=_diagnostics(2), deferred=_deferred(3)),
)
MOVE_RESOURCE_STATE = Rpc(
    "MoveResourceState",
    _request(
        source_provider_address=text(1),
        source_type_name=text(2),
        source_schema_version=integer(3),
        source_state=one(4, RAW_STATE),
        target_type_name=text(5),
        source_private=data(6),
        source_identity=one(7, RAW_STATE),
        source_identity_schema_version=integer(8),
    ),
    _response(
        target_state=_value(1),
        diagnostics=_diagnostics(2),
        target_private=data(3),
        target_identity=_identity(4),
    ),
)
READ_DATA_SOURCE = Rpc(
    "ReadDataSource",
    _request(
        type_name=text(1),
        config=_value(2),
        provider_meta=_value(3),
        client_capabilities=_client_capabilities(4),
    ),
    _response(state=_value(1), diagnostics=_diagnostics(2), deferred=_deferred(3)),
)
GET_FUNCTIONS = Rpc(
    "GetFunctions", _request(), _response(functions=mapping(1, FUNCTION), diagnostics=_diagnostics(2))
)
CALL_FUNCTION = Rpc(
    "CallFunction",
    _request(name=text(1), arguments=many(2, DYNAMIC_VALUE)),
    _response(result=_value(1), error=one(2, FUNCTION_ERROR)),
)
VALIDATE_EPHEMERAL_RESOURCE_CONFIG = Rpc(
    "ValidateEphemeralResourceConfig",
    _request(type_name=text(1), config=_value(2)),
    _response(diagnostics=_diagnostics(1)),
)
OPEN_EPHEMERAL_RESOURCE = Rpc(
    "OpenEphemeralResource",
    _request(type_name=text(1), config=_value(2), client_capabilities=_client_capabilities(3)),
    _response(
        diagnostics=_diagnostics(1),
        renew_at=one(2, TIMESTAMP),
        result=_value(3),
        private=optional(data(4)),
        deferred=_deferred(5),
    ),
)
RENEW_EPHEMERAL_RESOURCE = Rpc(
    "RenewEphemeralResource",
    _request(type_name=text(1), private=optional(data(2))),
    _response(diagnostics=_diagnostics(1), renew_at=one(2, TIMESTAMP), private=optional(data(3))),
)
CLOSE_EPHEMERAL_RESOURCE = Rpc(
    "CloseEphemeralResource",
    _request(type_name=text(1), private=optional(data(2))),
    _response(diagnostics=_diagnostics(1)),
)
STOP_PROVIDER = Rpc("StopProvider", _request(), _response(Error=text(1)))

RPCS: dict[str, Rpc] = {
    rpc.path: rpc
    for rpc in (
        GET_METADATA,
        GET_PROVIDER_SCHEMA,
        GET_RESOURCE_IDENTITY_SCHEMAS,
        VALIDATE_PROVIDER_CONFIG,
        VALIDATE_RESOURCE_CONFIG,
        VALIDATE_DATA_RESOURCE_CONFIG,
        UPGRADE_RESOURCE_STATE,
        UPGRADE_RESOURCE_IDENTITY,
        CONFIGURE_PROVIDER,
        READ_RESOURCE,
        PLAN_RESOURCE_CHANGE,
        APPLY_RESOURCE_CHANGE,
        IMPORT_RESOURCE_STATE,
        MOVE_RESOURCE_STATE,
        READ_DATA_SOURCE,
        GET_FUNCTIONS,
        CALL_FUNCTION,
        VALIDATE_EPHEMERAL_RESOURCE_CONFIG,
        OPEN_EPHEMERAL_RESOURCE,
        RENEW_EPHEMERAL_RESOURCE,
        CLOSE_EPHEMERAL_RESOURCE,
        STOP_PROVIDER,
    )
}
"""Every method by the path that it is called by, such as "/tfplugin6.Provider/ReadResource"."""
