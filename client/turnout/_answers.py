"""Answers as models, as fast as pydantic is: validators in which nothing is called back into Python.

What a service answers is not refused for what only its users must keep to, so that of a model's schema the types
are left: an open enumeration is a string, a sequence is a list, lengths and ranges are not looked at, free JSON is
taken as it was parsed, and members that are newer than the model are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any, cast

from pydantic import TypeAdapter
from pydantic_core import CoreSchema, SchemaValidator

from .resources.base import OPEN, is_sequence

_BOUNDS = frozenset({"min_length", "max_length", "pattern", "ge", "le", "gt", "lt", "multiple_of"})
_BOUNDED = frozenset({"str", "list", "int", "dict"})
_OF_ANSWERS = {"extra_fields_behavior": "allow", "validate_by_name": False}
_KEPT = frozenset({"metadata", "serialization", "ref", "cls", "expected", "default"})

# A count of three is 3, not 3.0, for whoever prints it.
_NUMBER = {"type": "union", "mode": "left_to_right", "choices": [{"type": "int", "strict": True}, {"type": "float"}]}

Schema = Mapping[str, Any]


@cache
def reader(of: Any) -> SchemaValidator:
    """The validator that makes this type, a model or a list of models, of an answer."""
    schema = _read(TypeAdapter(of).core_schema)
    # Else each model inside would be read by its own validator.
    return SchemaValidator(cast(CoreSchema, schema), _use_prebuilt=False)


def _read(node: Any) -> Any:
    if isinstance(node, list):
        return [_read(each) for each in node]
    if not isinstance(node, Mapping):
        return node
    if node.get("type") == "float":
        return _NUMBER
    return {name: value if name in _KEPT else _member(name, value) for name, value in _eased(node).items()}


def _member(name: str, value: Any) -> Any:
    # Keyed by names of the model's own, which may be called as parts of schemas are.
    if name in ("fields", "choices") and isinstance(value, Mapping):
        return {own: _read(schema) for own, schema in value.items()}
    return _read(value)


def _eased(node: Schema) -> Schema:
    kind = node.get("type")
    if kind == "json-or-python" and is_sequence(node):
        return _eased(node["json_schema"])
    if kind == "json-or-python" and node["json_schema"] == {"type": "any"}:
        return {"type": "any", **({"ref": node["ref"]} if "ref" in node else {})}
    if kind == "function-wrap" and OPEN.made(node):
        return {"type": "str"}
    if kind == "function-after" and _is_bound(node["function"]["function"]):
        return _eased(node["schema"])
    if kind == "model":
        return {**node, "config": {**node.get("config", {}), **_OF_ANSWERS}}
    if kind in _BOUNDED:
        return {name: value for name, value in node.items() if name not in _BOUNDS}
    return node


def _is_bound(function: Any) -> bool:
    # Bounds on sequences are functions of pydantic's own.
    return isinstance(function, partial) and function.func.__module__ == "pydantic._internal._validators"
