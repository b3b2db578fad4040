"""A schema as Terraform's protocol and as a document: values to print, never needed while planning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from turnout_provider.plugin import messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from turnout_provider.framework.function import Function, Parameter
    from turnout_provider.framework.schema import Attribute, Attributes

_NESTING = {
    "single": messages.NESTING_SINGLE,
    "list": messages.NESTING_LIST,
    "set": messages.NESTING_SET,
    "map": messages.NESTING_MAP,
}
_FLAGS = ("required", "optional", "computed", "sensitive", "write_only")


def protocol_schema(attributes: Attributes, description: str) -> dict[str, Any]:
    """The protocol's `Schema` message, version 0."""
    return {"version": 0, "block": {"attributes": _protocol_attributes(attributes), "description": description}}


def _protocol_attributes(attributes: Attributes) -> list[dict[str, Any]]:
    return [_protocol_attribute(name, attributes[name]) for name in sorted(attributes)]


def _protocol_attribute(name: str, attribute: Attribute) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": name, "description": attribute.description}
    facts.update((flag, True) for flag in _FLAGS if getattr(attribute, flag))
    if attribute.nested is None:
        return {**facts, "type": json.dumps(attribute.type).encode()}
    members = _protocol_attributes(attribute.nested.attributes)
    return {**facts, "nested_type": {"attributes": members, "nesting": _NESTING[attribute.nested.mode]}}


def protocol_function(function: Function) -> dict[str, Any]:
    """The protocol's `Function` message."""
    return {
        "parameters": [_protocol_parameter(parameter) for parameter in function.parameters],
        "variadic_parameter": None if function.more is None else _protocol_parameter(function.more),
        "return": {"type": json.dumps(function.returns).encode()},
        "summary": function.summary,
        "description": function.description,
        "description_kind": messages.KIND_MARKDOWN,
    }


def _protocol_parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": json.dumps(parameter.type).encode(),
        "description": parameter.description,
        "description_kind": messages.KIND_MARKDOWN,
    }


def function_document(function: Function) -> dict[str, Any]:
    """A function in the shape of `terraform metadata functions -json`."""
    facts = {
        "description": function.description,
        "summary": function.summary,
        "return_type": function.returns,
        "parameters": [_parameter_document(parameter) for parameter in function.parameters],
    }
    return facts | ({} if function.more is None else {"variadic_parameter": _parameter_document(function.more)})


def _parameter_document(parameter: Parameter) -> dict[str, Any]:
    return {"name": parameter.name, "description": parameter.description, "type": parameter.type}


def document(attributes: Attributes) -> dict[str, Any]:
    """The tree in the shape of `terraform providers schema -json`, with what only Turnout knows under `turnout`."""
    return {name: _document(attributes[name]) for name in sorted(attributes)}


def _document(attribute: Attribute) -> dict[str, Any]:
    facts: dict[str, Any] = {"description": attribute.description}
    if attribute.nested is None:
        facts["type"] = attribute.type
    else:
        members = document(attribute.nested.attributes)
        facts["nested_type"] = {"nesting_mode": attribute.nested.mode, "attributes": members}
    facts.update((flag, True) for flag in _FLAGS if getattr(attribute, flag))
    if own := _own_facts(attribute):
        facts["turnout"] = own
    return facts


def _own_facts(attribute: Attribute) -> Mapping[str, Any]:
    flags = {name: True for name in ("json", "replace", "merged", "said_only") if getattr(attribute, name)}
    spelled = {"one_of": "enum"}
    return flags | {spelled.get(name, name): argument for name, argument in attribute.checks.items()}
