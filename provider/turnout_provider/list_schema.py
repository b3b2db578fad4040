"""What a list resource takes, read off the kinds (when printing only)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Literal, get_origin

from turnout._exchange import identifying
from turnout.catalogue import kinds
from turnout.resources.base import Kind
from turnout_provider import schema
from turnout_provider.framework.schema import Attribute, printed


def listable(managed: list[Kind[Any, Any]]) -> list[Kind[Any, Any]]:
    """The API's own kinds, of those that Terraform manages, which the API lists."""
    names = {kind.name for kind in managed}
    return [kind for kind in kinds() if kind.name in names and kind.list is not None]


def attributes(kind: Kind[Any, Any]) -> dict[str, Attribute]:
    """What narrows the list: the parents, and the filters that have one value."""
    assert kind.list is not None
    known = schema.resource(kind)
    parents = {name: _parent(known.get(name), name) for name in identifying(kind.list)}
    asked = kind.list_query.model_fields if kind.list_query is not None else {}
    narrowed = {
        name: schema.sayable(info)
        for name, info in asked.items()
        if get_origin(schema.bare(info.annotation)) is Literal and name != "include"
    }
    return {**parents, **narrowed}


def facts(kind: Kind[Any, Any]) -> Mapping[str, Any]:
    """What the provider must know to list, as JSON."""
    return {"attributes": printed(attributes(kind)), "wire": asdict(kind.wire)}


def _parent(attribute: Attribute | None, name: str) -> Attribute:
    about = attribute.description if attribute is not None else f"The {name} that the objects belong to."
    return Attribute(type="string", required=True, description=about, checks={"length": [1, 255]})
