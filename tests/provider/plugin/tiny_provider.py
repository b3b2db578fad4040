"""A provider with one resource that is kept nowhere but in Terraform's state, to show the transport to Terraform.

Run as a script it is a plugin's executable.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from turnout_provider.plugin import messages
from turnout_provider.plugin.messages import RPCS
from turnout_provider.plugin.protobuf import decode, encode
from turnout_provider.plugin.server import serve
from turnout_provider.plugin.values import UNKNOWN, codec

ADDRESS = "registry.terraform.io/turnout/tiny"
TYPE = ["object", {"id": "string", "name": "string", "note": "string", "size": "number"}]
VALUES = codec(TYPE)


def attribute(name: str, type: str, **flags: bool) -> dict[str, Any]:
    return {"name": name, "type": json.dumps(type).encode(), **flags}


SCHEMA = {
    "block": {
        "attributes": [
            attribute("id", "string", computed=True),
            attribute("name", "string", required=True),
            attribute("note", "string", optional=True),
            attribute("size", "number", optional=True),
        ]
    }
}


def get_provider_schema(asked: dict[str, Any]) -> dict[str, Any]:
    return {
        "provider": {"block": {}},
        "resource_schemas": {"tiny_thing": SCHEMA},
        "server_capabilities": {"get_provider_schema_optional": True},
    }


def upgrade_resource_state(asked: dict[str, Any]) -> dict[str, Any]:
    return {"upgraded_state": packed(VALUES.from_json(asked["raw_state"]["json"]))}


def read_resource(asked: dict[str, Any]) -> dict[str, Any]:
    return {"new_state": asked["current_state"], "private": asked["private"]}


def plan_resource_change(asked: dict[str, Any]) -> dict[str, Any]:
    planned: Any = unpacked(asked["proposed_new_state"])
    if planned is not None and planned["id"] is None:
        planned["id"] = UNKNOWN
    return {"planned_state": packed(planned), "planned_private": b"planned"}


def apply_resource_change(asked: dict[str, Any]) -> dict[str, Any]:
    made: Any = unpacked(asked["planned_state"])
    if made is not None:
        made["id"] = f"thing-{made['name']}"
    return {"new_state": packed(made)}


def import_resource_state(asked: dict[str, Any]) -> dict[str, Any]:
    name = asked["id"].removeprefix("thing-")
    state = packed({"id": asked["id"], "name": name, "note": None, "size": None})
    return {"imported_resources": [{"type_name": "tiny_thing", "state": state}]}


def nothing(asked: dict[str, Any]) -> dict[str, Any]:
    return {}


def packed(value: Any) -> dict[str, bytes]:
    return {"msgpack": VALUES.encode(value)}


def unpacked(value: dict[str, bytes]) -> Any:
    return VALUES.decode(value["msgpack"])


ANSWERS = {
    messages.GET_PROVIDER_SCHEMA.path: get_provider_schema,
    messages.UPGRADE_RESOURCE_STATE.path: upgrade_resource_state,
    messages.READ_RESOURCE.path: read_resource,
    messages.PLAN_RESOURCE_CHANGE.path: plan_resource_change,
    messages.APPLY_RESOURCE_CHANGE.path: apply_resource_change,
    messages.IMPORT_RESOURCE_STATE.path: import_resource_state,
}


def handle(path: str, request: bytes) -> bytes:
    """Answer one call."""
    rpc = RPCS[path]
    answer = ANSWERS.get(path, nothing)
    return encode(rpc.response, answer(decode(rpc.request, request)))


if __name__ == "__main__":
    sys.exit(serve(handle))
