"""Terraform's attributes, read off a kind's two models and their marks (when printing only)."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from turnout._exchange import identifying
from turnout._wire import camel
from turnout.resources.base import (
    APPENDED,
    ASKED,
    EMPTIED,
    FQL,
    JSON,
    JSON_SCHEMA,
    MAPPING,
    MERGED,
    REPLACE,
    SAID_ONLY,
    SENSITIVE,
    SERVER_DEFAULT,
    STABLE,
    TRIGGER,
    UNANSWERED,
    UNORDERED,
    UNSTATED,
    Inside,
    Kind,
    inside,
    marks,
)
from turnout.resources.destination_filter import FilterAction
from turnout.resources.destination_subscription import ReverseEtlSchedule
from turnout.resources.tracking_plan import Rule
from turnout_provider import write_only
from turnout_provider.composed.base import LOCAL, PREFIXED
from turnout_provider.framework.schema import Attribute, Nested

MEMBER_CHECKS: Mapping[type[BaseModel], str] = {
    FilterAction: "filter_action",
    ReverseEtlSchedule: "schedule",
    Rule: "rule",
}
"""Rules about several members of one object at once, by name (`checks.py` holds them)."""

_SCALARS = {str: "string", bool: "bool", int: "number", float: "number"}

PROVIDER = {
    "url": Attribute(
        type="string",
        optional=True,
        description="Address of the API; PUBLIC_API_URL when left out, then the region's own.",
    ),
    "token": Attribute(
        type="string",
        optional=True,
        sensitive=True,
        description="Token of the Public API; PUBLIC_API_TOKEN when left out.",
    ),
    "include_metadata": Attribute(
        type="bool",
        optional=True,
        description="Keep the catalog entries of sources, destinations and warehouses in state, as the official"
        " provider does; they are large, and left out otherwise.",
    ),
    "region": Attribute(
        type="string",
        optional=True,
        checks={"one_of": ["us", "eu"]},
        description="Where the workspace lives, us or eu, when no address is given; us when left out.",
    ),
    "workspace_id": Attribute(
        type="string",
        optional=True,
        checks={"length": [1, None]},
        description="Id of the workspace that this configuration is for; a token of another one is refused before"
        " anything is planned.",
    ),
    "refresh": Attribute(
        type="string",
        optional=True,
        checks={"one_of": ["list", "get"]},
        description="How state is refreshed: `list` asks for pages, `get` for each object by itself; `list`"
        " when left out.",
    ),
}
"""What a provider block may say."""


def resource(kind: Kind[Any, Any]) -> dict[str, Attribute]:
    """The attributes of a kind's resource."""
    said = kind.spec.model_fields
    tree: dict[str, Attribute] = {}
    for name, seen in kind.observed.model_fields.items():
        if UNSTATED.name in marks(seen):
            continue
        info = said.get(name)
        attribute = _computed(seen) if info is None else sayable(info, _part(kind, name))
        place = inside(seen)
        if place is None or place.flat:
            tree[terraform_name(name)] = attribute
            continue
        tree[place.object] = _object_of(place.member, attribute, _catalogued(kind, place))
    return {**tree, **write_only.twins(tree), **_changes(tree)}


def _changes(attributes: Mapping[str, Attribute]) -> dict[str, Attribute]:
    """What tells the latest changes of each keyed collection: as sets, plans show them as removed and added whole."""
    return {
        f"{name}_changed": Attribute(
            type=["map", "string"],
            computed=True,
            stable=True,
            unanswered=True,
            changes_of=name,
            description=f"What the latest change of {name} was, entry by entry; nobody reads it but people.",
        )
        for name, attribute in attributes.items()
        if "unique" in attribute.checks
    }


def data_source(kind: Kind[Any, Any]) -> dict[str, Attribute]:
    """The attributes of a kind's data source: its identity, or a name of it, is asked for, the rest is answered."""
    tree: dict[str, Attribute] = {}
    names = sought_by(kind)
    for name, info in (kind.detailed or kind.observed).model_fields.items():
        place = inside(info)
        if place is None or place.flat:
            attribute = answered(info)
            if name in kind.identity or name in names:
                attribute.required, attribute.optional, attribute.computed = not names, bool(names), bool(names)
            tree[terraform_name(name)] = attribute
    return tree


_NAMES = ("slug", "name", "email")


def sought_by(kind: Kind[Any, Any]) -> list[str]:
    """What else one of a kind can be asked for by, where all of them are in one list."""
    if len(kind.identity) != 1 or kind.list is None or identifying(kind.list) or not _lists_all(kind):
        return []
    return [name for name in _NAMES if name in kind.observed.model_fields]


def _lists_all(kind: Kind[Any, Any]) -> bool:
    asked = kind.list_query.model_fields.values() if kind.list_query else ()
    return not any(info.is_required() for info in asked)


def body_names(kind: Kind[Any, Any]) -> list[tuple[str, str, str]]:
    """What is answered inside an object but sent beside it: (object, member, name in the body)."""
    return [(place.object, place.member, camel(name)) for name, place in _places(kind) if not place.flat]


def flat_names(kind: Kind[Any, Any]) -> list[tuple[str, str, str]]:
    """What is answered inside an object but stands by itself: (object, member, name by itself)."""
    return [(place.object, place.member, camel(name)) for name, place in _places(kind) if place.flat]


def local_names(kind: Kind[Any, Any]) -> list[str]:
    """What stays in Terraform's state, or comes into it in another way."""
    named = [terraform_name(name) for name, info in kind.spec.model_fields.items() if LOCAL.name in marks(info)]
    return named if kind.create is None else [*named, *write_only.twins(resource(kind))]


def _places(kind: Kind[Any, Any]) -> list[tuple[str, Inside]]:
    found = ((name, inside(info)) for name, info in kind.spec.model_fields.items())
    return [(name, place) for name, place in found if place is not None]


def terraform_name(name: str) -> str:
    """A field's name in Terraform: `if_` is `if`."""
    return name.rstrip("_")


def _part(kind: Kind[Any, Any], name: str) -> Any:
    return next((part for part in kind.parts if part.field == camel(name)), None)


def _catalogued(kind: Kind[Any, Any], place: Inside) -> dict[str, Attribute]:
    """What else is in the object that a sayable member is in; in state only where `include_metadata` asks for it."""
    model = bare(kind.observed.model_fields[place.object].annotation)
    return {
        terraform_name(name): _catalog_member(info)
        for name, info in model.model_fields.items()
        if name != place.member
    }


def _catalog_member(info: FieldInfo) -> Attribute:
    """Computed; what entries may lack may be said too, as configurations that Terraform generated do."""
    lackable = not info.is_required() and info.default is None
    return Attribute(
        **_shape(info, _told_or_said if lackable else answered),
        description=info.description or "",
        json=JSON.name in marks(info),
        computed=True,
        optional=lackable,
        unanswered=lackable,
        stable=True,
    )


def _told_or_said(info: FieldInfo) -> Attribute:
    return Attribute(**_shape(info, _told_or_said), description=info.description or "", optional=True, computed=True)


def _object_of(member: str, attribute: Attribute, beside: Mapping[str, Attribute]) -> Attribute:
    return Attribute(
        nested=Nested("single", {member: attribute, **beside}),
        description=attribute.description,
        required=attribute.required,
        optional=attribute.optional,
        computed=attribute.computed,
    )


def sayable(info: FieldInfo, part: Any = None) -> Attribute:
    """The attribute of a field that configuration may set."""
    """A field that a user writes."""
    named = marks(info)
    required = info.is_required() or ASKED.name in named
    unsaid = None if required else _plain(info.get_default(call_default_factory=True))
    # A field with a path of its own and no default is only read and written when somebody speaks of it.
    unlooked = part is not None and not required and unsaid is None
    return Attribute(
        **_shape(info, sayable),
        **_facts(info),
        required=required,
        optional=not required,
        computed=bool({SERVER_DEFAULT.name, EMPTIED.name} & named),
        emptied=EMPTIED.name in named,
        keep_when_unset=SERVER_DEFAULT.name in named,
        said_only=unlooked or SAID_ONLY.name in named,
        unsaid=unsaid,
        checks=_checks(info) | ({"unique": list(part.key)} if part is not None and part.key else {}),
    )


def _computed(info: FieldInfo) -> Attribute:
    return Attribute(**_shape(info, _computed), **_facts(info), computed=True, stable=STABLE.name in marks(info))


def answered(info: FieldInfo) -> Attribute:
    """The attribute of a field that a data source tells."""
    return Attribute(
        **_shape(info, answered),
        computed=True,
        json=JSON.name in marks(info),
        merged=MERGED.name in marks(info),
        sensitive=SENSITIVE.name in marks(info),
        description=info.description or "",
    )


def _facts(info: FieldInfo) -> dict[str, Any]:
    named = marks(info)
    return {
        "description": info.description or "",
        "replace": REPLACE.name in named,
        "sensitive": SENSITIVE.name in named,
        "json": JSON.name in named,
        "merged": MERGED.name in named,
        "unanswered": UNANSWERED.name in named or LOCAL.name in named,
        "appended": APPENDED.name in named,
        "prefixed": PREFIXED.name in named,
    }


def _shape(info: FieldInfo, member: Any) -> dict[str, Any]:
    """`type` or `nested` of a field, its members made by `member`."""
    named = marks(info)
    if JSON.name in named:
        return {"type": "string"}
    python = bare(info.annotation)
    mode: Any = "set" if UNORDERED.name in named else "list"
    if _is_model(python):
        return {"nested": Nested("single", _members(python, member))}
    if get_origin(python) in (Sequence, list):
        item = bare(get_args(python)[0])
        if _is_model(item):
            return {"nested": Nested(mode, _members(item, member))}
        return {"type": [mode, _scalar(item)]}
    return {"type": _scalar(python)}


def _members(model: type[BaseModel], member: Any) -> dict[str, Attribute]:
    return {terraform_name(name): member(info) for name, info in model.model_fields.items()}


def _scalar(python: Any) -> str:
    if get_origin(python) is Literal:
        return "string"
    if python not in _SCALARS:
        raise TypeError(f"no Terraform type for {python!r}; mark the field JSON or give it a model")
    return _SCALARS[python]


def bare(python: Any) -> Any:
    """The annotation without Annotated and without `| None`."""
    if get_origin(python) is Annotated:
        return bare(get_args(python)[0])
    if get_origin(python) in (Union, types.UnionType):
        (only,) = [arg for arg in get_args(python) if arg is not type(None)]
        return bare(only)
    return python


def is_plain(info: FieldInfo) -> bool:
    """Whether a field holds a text, a number, a truth or several of them."""
    return JSON.name not in marks(info) and "nested" not in _shape(info, answered)


def _is_model(python: Any) -> bool:
    return isinstance(python, type) and issubclass(python, BaseModel)


def _plain(default: Any) -> Any:
    return list(default) if isinstance(default, tuple) else default


def _checks(info: FieldInfo) -> dict[str, Any]:
    """The rules for values that a user writes, by name."""
    # JSON is text to Terraform, whatever it may hold.
    python = str if JSON.name in marks(info) else bare(info.annotation)
    checks: dict[str, Any] = {}
    if get_origin(python) is Literal:
        checks["one_of"] = list(get_args(python))
    if bounds := _bounds(info, annotated_types.MinLen, "min_length", annotated_types.MaxLen, "max_length"):
        checks["length"] = bounds
    if bounds := _bounds(info, annotated_types.Ge, "ge", annotated_types.Le, "le"):
        checks["range"] = bounds
    checks.update((mark.name, True) for mark in (FQL, JSON_SCHEMA, MAPPING, TRIGGER) if mark.name in marks(info))
    item = bare(next(iter(get_args(python)), python))
    if isinstance(item, type) and (name := MEMBER_CHECKS.get(item)):
        checks["each"] = name
    return checks


def _bounds(info: FieldInfo, low: type, low_name: str, high: type, high_name: str) -> list[Any] | None:
    least = next((getattr(m, low_name) for m in info.metadata if isinstance(m, low)), None)
    most = next((getattr(m, high_name) for m in info.metadata if isinstance(m, high)), None)
    return None if least is None and most is None else [least, most]
