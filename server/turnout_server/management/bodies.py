"""What each operation takes, as models made from the resources' own definitions.

A request's path, query and body are one input to the service. Members that repeat the path are checked by the
caller and taken out; what is left must fit the model exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from turnout._wire import Part, Verb, camel
from turnout.resources.base import LATER, REPLACE, Kind, Mark, body_fields

from .pages import Pagination

AnyKind = Kind[Any, Any]
Fields = dict[str, Any]


# A query that names a list once cannot say that it is one.
_LISTED = BeforeValidator(lambda value: [value] if isinstance(value, dict) else value)


class Input(BaseModel):
    """Base of all: the wire's names, and nothing that is not named."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=camel, serialize_by_alias=True)


def create_input(kind: AnyKind, verb: Verb) -> type[Input]:
    """What a create takes: everything but what comes later or has a path of its own."""
    fields = {name: _field(info) for name, info in _taken(kind, verb, LATER).items()}
    always = {name: (type(value) | None, None) for name, value in verb.always.items()}
    return _model(verb.operation, {**fields, **always})


def update_input(kind: AnyKind, verb: Verb) -> type[Input]:
    """What an update takes: everything but what is fixed, none of it required; null takes an optional one back."""
    return _model(verb.operation, {name: (_plain(info), None) for name, info in _taken(kind, verb, REPLACE).items()})


def part_input(kind: AnyKind, part: Part, verb: Verb) -> type[BaseModel]:
    """What a part's write takes: the value itself when it is bare, else the value under its name."""
    if part.bare:
        return part_item(kind, part)
    name, info = _part_field(kind, part)
    return _model(verb.operation, {name: (_plain(info), ...)})


def upserts_input(kind: AnyKind, part: Part, verb: Verb) -> type[Input]:
    """What an update of a keyed part takes: entries, each with the new keys that it may get."""
    item = part_item(kind, part)
    renamed = create_model("Upsert", __base__=item, new_key=(str | None, None))
    return _entries(part, verb, renamed, least=1)


def replacement_input(kind: AnyKind, part: Part, verb: Verb) -> type[Input]:
    """What a replacement of a keyed part takes: all the entries."""
    return _entries(part, verb, part_item(kind, part))


def removals_input(kind: AnyKind, part: Part, verb: Verb) -> type[Input]:
    """What a removal from a keyed part takes: the keys of the entries."""
    fields = part_item(kind, part).model_fields
    named = {name: _field(fields[name]) for name in fields if camel(name) in part.key}
    entries = _list_of(_model("Removal", named), part, 1)
    return _model(verb.operation, {part.field: (Annotated[entries, _LISTED], ...)})


def list_input(operation: str, also: tuple[tuple[str, Any], ...] = ()) -> type[Input]:
    """What a list takes: a window, and the filters that the operation knows."""
    filters = {name: (annotation, None) for name, annotation in also}
    return _model(operation, {"pagination": (Pagination | None, None), **filters})


def query_input(verb: Verb) -> type[Input]:
    """What an operation takes that is told what it is about in the query."""
    return _model(verb.operation, {name: (Annotated[str, Field(min_length=1)], ...) for name in verb.query})


def part_item(kind: AnyKind, part: Part) -> type[BaseModel]:
    """The model of a part's value, or of one of its entries."""
    annotation = _part_field(kind, part)[1].annotation
    return next(model for model in _models(annotation))


def stored(model: BaseModel) -> dict[str, Any]:
    """What was said, under the wire's names."""
    return model.model_dump(by_alias=True, exclude_unset=True)


def _taken(kind: AnyKind, verb: Verb, skip: Mark) -> Mapping[str, FieldInfo]:
    return body_fields(kind, verb, skip)


def _part_field(kind: AnyKind, part: Part) -> tuple[str, FieldInfo]:
    return next((name, info) for name, info in kind.spec.model_fields.items() if camel(name) == part.field)


def _entries(part: Part, verb: Verb, item: type[BaseModel], least: int = 0) -> type[Input]:
    return _model(verb.operation, {part.field: (_list_of(item, part, least), ...)})


def _list_of(item: type[BaseModel], part: Part, least: int) -> Any:
    return Annotated[list[item], Field(min_length=least, max_length=part.batch or None)]  # type: ignore[valid-type]


def _model(name: str, fields: Fields) -> type[Input]:
    return create_model(name[:1].upper() + name[1:] + "Input", __base__=Input, **fields)


def _field(info: FieldInfo) -> Any:
    default = info.get_default(call_default_factory=True, validated_data={}) if not info.is_required() else ...
    return (_plain(info), default)


def _plain(info: FieldInfo) -> Any:
    """The type with its limits, without the aliases that only the definition needs."""
    limits = tuple(info.metadata)
    return Annotated[(info.annotation, *limits)] if limits else info.annotation


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]
