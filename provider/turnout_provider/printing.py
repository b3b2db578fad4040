"""Print what the provider is started with: its schema, read off the models, as files that need no models."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from turnout._wire import Wire
from turnout.catalogue import kinds
from turnout.resources.base import Kind
from turnout_provider import actions, ephemeral, list_schema, schema
from turnout_provider.composed import composed
from turnout_provider.composed.base import Composed
from turnout_provider.declared import Declared
from turnout_provider.framework import described
from turnout_provider.framework.schema import printed
from turnout_provider.functions import FUNCTIONS
from turnout_provider.plugin import messages, protobuf
from turnout_provider.questions import questions

if TYPE_CHECKING:
    from turnout_provider.framework.schema import Attributes

GENERATED = "provider/turnout_provider/generated"
SCHEMA_RPC = "/tfplugin6.Provider/GetProviderSchema"


def files() -> dict[str, bytes]:
    """Every file that is printed from the models, by its path in the repository."""
    return {
        f"{GENERATED}/resources.json": _text(resources()),
        f"{GENERATED}/schema.bin": protobuf.encode(messages.RPCS[SCHEMA_RPC].response, protocol_answer()),
        "schemas/provider-schema.json": _text(document()),
    }


def resources() -> dict[str, Any]:
    """Attribute trees and wire facts of every resource and data source, by Terraform's names."""
    return {
        "provider": printed(schema.PROVIDER),
        "resources": {terraform_type(kind): _printed(kind, schema.resource(kind)) for kind in managed()},
        "data_sources": {
            **{terraform_type(kind): _looked_up(kind) for kind in _readable()},
            **{f"segment_{one.name}": one.facts() for one in questions()},
        },
        "lists": {terraform_type(kind): list_schema.facts(kind) for kind in list_schema.listable(managed())},
    }


def protocol_answer() -> dict[str, Any]:
    """The answer to GetProviderSchema."""
    return {
        "provider": described.protocol_schema(schema.PROVIDER, "A Segment workspace, or a Turnout server."),
        "resource_schemas": {
            name: described.protocol_schema(tree, about) for name, (tree, about) in _resource_trees().items()
        },
        "data_source_schemas": {
            name: described.protocol_schema(tree, about) for name, (tree, about) in _data_source_trees().items()
        },
        "ephemeral_resource_schemas": {
            one.NAME: described.protocol_schema(one.ATTRIBUTES, one.ABOUT) for one in _ephemeral()
        },
        "list_resource_schemas": {name: described.protocol_schema(*found) for name, found in _list_trees().items()},
        "action_schemas": {
            one.NAME: {"schema": described.protocol_schema(one.ATTRIBUTES, one.ABOUT)} for one in _actions()
        },
        "functions": {name: described.protocol_function(function) for name, function in FUNCTIONS.items()},
        "server_capabilities": {
            "plan_destroy": True,
            "get_provider_schema_optional": True,
            "generate_resource_config": True,
        },
    }


def document() -> dict[str, Any]:
    """The schema for people and tools that are not Terraform."""
    return {
        "provider": {"attributes": described.document(schema.PROVIDER)},
        "resource_schemas": {name: _documented(*found) for name, found in _resource_trees().items()},
        "data_source_schemas": {name: _documented(*found) for name, found in _data_source_trees().items()},
        "ephemeral_resource_schemas": {one.NAME: _documented(one.ATTRIBUTES, one.ABOUT) for one in _ephemeral()},
        "list_resource_schemas": {name: _documented(*found) for name, found in _list_trees().items()},
        "action_schemas": {one.NAME: _documented(one.ATTRIBUTES, one.ABOUT) for one in _actions()},
        "functions": {name: described.function_document(function) for name, function in FUNCTIONS.items()},
    }


def _ephemeral() -> list[type[Declared]]:
    return [found for name in ephemeral.names() if (found := ephemeral.find(name)) is not None]


def _actions() -> list[type[Declared]]:
    return [found for name in actions.names() if (found := actions.find(name)) is not None]


def _list_trees() -> dict[str, tuple[Attributes, str]]:
    listable = list_schema.listable(managed())
    return {terraform_type(kind): (list_schema.attributes(kind), _about(kind)) for kind in listable}


def _documented(tree: Attributes, about: str) -> dict[str, Any]:
    return {"attributes": described.document(tree), "description": about}


def terraform_type(kind: Kind[Any, Any]) -> str:
    """A kind's type in Terraform: `source` is `segment_source`."""
    return f"segment_{kind.name}"


def _resource_trees() -> dict[str, tuple[Attributes, str]]:
    return {terraform_type(kind): (schema.resource(kind), _about(kind)) for kind in managed()}


def _data_source_trees() -> dict[str, tuple[Attributes, str]]:
    own = {terraform_type(kind): (schema.data_source(kind), _about(kind)) for kind in _readable()}
    return {**own, **{f"segment_{one.name}": (one.attributes, one.about) for one in questions()}}


def managed() -> list[Kind[Any, Any]]:
    """The kinds that Terraform manages, composed ones in the place of those that they stand for."""
    own = {kind.name: kind for kind in kinds() if kind.create is not None and kind.resource}
    return list({**own, **{kind.name: kind for kind in composed() if kind.create is not None}}.values())


def _readable() -> list[Kind[Any, Any]]:
    return [kind for kind in (*kinds(), *composed()) if kind.data_source]


def _printed(kind: Kind[Any, Any], attributes: Attributes) -> dict[str, Any]:
    return {
        "attributes": printed(attributes),
        "wire": asdict(_refreshable(kind)),
        "body_names": schema.body_names(kind),
        "flat_names": schema.flat_names(kind),
        "local": schema.local_names(kind),
        **({"flows": kind.flows, "verbs": _verbs(kind)} if isinstance(kind, Composed) else {}),
    }


def _verbs(kind: Composed[Any, Any]) -> dict[str, Any]:
    return {name: asdict(verb) for name, verb in kind.verbs.items()}


def _refreshable(kind: Kind[Any, Any]) -> Wire:
    """The wire's facts, without a list that has to be narrowed: the provider reads all of a kind or single ones."""
    asked = kind.list_query.model_fields.values() if kind.list_query else ()
    narrowed = kind.list is not None and (kind.list.query or any(info.is_required() for info in asked))
    return replace(kind.wire, list=None) if narrowed else kind.wire


def _looked_up(kind: Kind[Any, Any]) -> dict[str, Any]:
    printed_kind = _printed(kind, schema.data_source(kind))
    printed_kind["sought"] = schema.sought_by(kind)
    return {**printed_kind, "wire": asdict(replace(_refreshable(kind), parts=(*kind.parts, *kind.beside)))}


def _about(kind: Kind[Any, Any]) -> str:
    return (kind.spec if kind.create else kind.observed).__doc__ or ""


def _text(document: Any) -> bytes:
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()
