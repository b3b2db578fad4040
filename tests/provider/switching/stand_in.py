"""A stand-in for the official provider: its schema, from the attribute tables, and nothing behind it.

It reads state as the official provider does (attributes that it does not know are dropped, those that are missing are
null), refreshes nothing, and plans what Terraform proposes: an empty plan says that the state suits its schema.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from turnout_provider.plugin import messages
from turnout_provider.plugin.messages import RPCS
from turnout_provider.plugin.protobuf import decode, encode
from turnout_provider.plugin.values import codec

ADDRESS = "registry.terraform.io/segmentio/segment"
SHAPES: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parents[1] / "official_shapes.json").read_text(encoding="utf-8")
)["resources"]
_FLAGS = {"r": "required", "o": "optional", "c": "computed"}
_NESTING = {"single": messages.NESTING_SINGLE, "list": messages.NESTING_LIST, "set": messages.NESTING_SET}


def tree(shape: dict[str, str], prefix: str = "") -> dict[str, tuple[str, Any, Any]]:
    """Flags, kind and members of the attributes directly below a path."""
    found = {}
    for path, said in shape.items():
        name = path.removeprefix(prefix)
        if path.startswith(prefix) and "." not in name:
            flags, kind = said.split(" ", 1)
            nested = kind in _NESTING and any(other.startswith(f"{path}.") for other in shape)
            found[name] = (flags, kind, tree(shape, f"{path}.") if nested else None)
    return found


def cty(members: dict[str, tuple[str, Any, Any]]) -> Any:
    """The type of an object."""
    return ["object", {name: _cty(kind, inner) for name, (_, kind, inner) in members.items()}]


def _cty(kind: str, inner: Any) -> Any:
    if inner is None:
        return kind if " " not in kind else kind.split(" ")
    return cty(inner) if kind == "single" else [kind, cty(inner)]


def attributes(members: dict[str, tuple[str, Any, Any]]) -> list[dict[str, Any]]:
    """The protocol's attributes."""
    return [_attribute(name, *facts) for name, facts in members.items()]


def _attribute(name: str, flags: str, kind: str, inner: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": name, **{_FLAGS[flag]: True for flag in flags}}
    if inner is None:
        return {**facts, "type": json.dumps(_cty(kind, None)).encode()}
    return {**facts, "nested_type": {"attributes": attributes(inner), "nesting": _NESTING[kind]}}


def get_provider_schema(asked: dict[str, Any]) -> dict[str, Any]:
    return {
        "provider": {"block": {}},
        "resource_schemas": {
            name: {"block": {"attributes": attributes(tree(shape))}} for name, shape in SHAPES.items()
        },
    }


def upgrade_resource_state(asked: dict[str, Any]) -> dict[str, Any]:
    read = codec(cty(tree(SHAPES[asked["type_name"]])))
    return {"upgraded_state": {"msgpack": read.encode(read.from_json(asked["raw_state"]["json"]))}}


def read_resource(asked: dict[str, Any]) -> dict[str, Any]:
    return {"new_state": asked["current_state"]}


def plan_resource_change(asked: dict[str, Any]) -> dict[str, Any]:
    return {"planned_state": asked["proposed_new_state"]}


ANSWERS = {
    messages.GET_PROVIDER_SCHEMA.path: get_provider_schema,
    messages.UPGRADE_RESOURCE_STATE.path: upgrade_resource_state,
    messages.READ_RESOURCE.path: read_resource,
    messages.PLAN_RESOURCE_CHANGE.path: plan_resource_change,
}


def handle(path: str, request: bytes) -> bytes:
    """Answer one call."""
    rpc = RPCS[path]
    return encode(rpc.response, ANSWERS.get(path, lambda asked: {})(decode(rpc.request, request)))
