"""The methods that protocol 6.10 added, for Terraform 1.14: lists of resources, generated configuration, actions."""

from __future__ import annotations

from turnout_provider.plugin.messages import (
    CLIENT_CAPABILITIES,
    DEFERRED,
    DIAGNOSTIC,
    DYNAMIC_VALUE,
    IDENTITY,
    Rpc,
)
from turnout_provider.plugin.protobuf import Message, flag, integer, many, one, text

PROGRESS = Message("InvokeAction.Event.Progress", message=text(1))
COMPLETED = Message("InvokeAction.Event.Completed", diagnostics=many(1, DIAGNOSTIC))


def _asked() -> Message:
    """A request to do with an action."""
    return Message(
        "Request",
        action_type=text(1),
        config=one(2, DYNAMIC_VALUE),
        client_capabilities=one(3, CLIENT_CAPABILITIES),
    )


VALIDATE_LIST_RESOURCE_CONFIG = Rpc(
    "ValidateListResourceConfig",
    Message(
        "Request",
        type_name=text(1),
        config=one(2, DYNAMIC_VALUE),
        include_resource_object=one(3, DYNAMIC_VALUE),
        limit=one(4, DYNAMIC_VALUE),
    ),
    Message("Response", diagnostics=many(1, DIAGNOSTIC)),
)
# It streams: each response is one event.
LIST_RESOURCE = Rpc(
    "ListResource",
    Message(
        "Request",
        type_name=text(1),
        config=one(2, DYNAMIC_VALUE),
        include_resource_object=flag(3),
        limit=integer(4),
    ),
    Message(
        "Event",
        identity=one(1, IDENTITY),
        display_name=text(2),
        resource_object=one(3, DYNAMIC_VALUE),
        diagnostic=many(4, DIAGNOSTIC),
    ),
)
GENERATE_RESOURCE_CONFIG = Rpc(
    "GenerateResourceConfig",
    Message("Request", type_name=text(1), state=one(2, DYNAMIC_VALUE)),
    Message("Response", config=one(1, DYNAMIC_VALUE), diagnostics=many(2, DIAGNOSTIC)),
)
VALIDATE_ACTION_CONFIG = Rpc(
    "ValidateActionConfig",
    Message("Request", action_type=text(1), config=one(2, DYNAMIC_VALUE)),
    Message("Response", diagnostics=many(1, DIAGNOSTIC)),
)
PLAN_ACTION = Rpc(
    "PlanAction",
    _asked(),
    Message("Response", diagnostics=many(1, DIAGNOSTIC), deferred=one(2, DEFERRED)),
)
# It streams: each response is one event, of which exactly one of the two is set.
INVOKE_ACTION = Rpc(
    "InvokeAction",
    _asked(),
    Message("Event", progress=one(1, PROGRESS), completed=one(2, COMPLETED)),
)

LATER: dict[str, Rpc] = {
    rpc.path: rpc
    for rpc in (
        VALIDATE_LIST_RESOURCE_CONFIG,
        LIST_RESOURCE,
        GENERATE_RESOURCE_CONFIG,
        VALIDATE_ACTION_CONFIG,
        PLAN_ACTION,
        INVOKE_ACTION,
    )
}
"""Every one of these methods by the path that it is called by."""
