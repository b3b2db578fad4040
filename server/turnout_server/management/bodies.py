"""What each operation takes, as models made from the resources' own definitions.

A request's path, query and body are one input to the service. Members that repeat the path are checked by the
caller and taken out; what is left must fit the model exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from turnout._wire import Part, Verb, camel, parameters
from turnout.operations.base import Listing, Operation, Paged
from turnout.resources.base import LATER, NEEDED, REPLACE, Kind, Mark, body_fields, marks

from .pages import DEFAULT_COUNT, MOST, Pagination

AnyKind = Kind[Any, Any]
Fields = dict[str, Any]


# A query that names a list once cannot say that it is one.
LISTED = BeforeValidator(lambda value: value if isinstance(value, list) else [value])


class Input(BaseModel):
    """Base of all: the wire's names, and nothing that is not named."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=camel, serialize_by_alias=True)


def create_input(kind: AnyKind, verb: Verb) -> type[Input]:
    """What a create takes: everything but what comes later or has a path of its own."""
    fields = {name: _field(info, _spelled(verb, name)) for name, info in _taken(kind, verb, LATER).items()}
    always = {name: (type(value) | None, None) for name, value in verb.always.items()}
    return _model(verb.operation, {**fields, **always})


def update_input(kind: AnyKind, verb: Verb) -> type[Input]:
    """What an update takes: everything but what is fixed, none of it required; null takes an optional one back."""
    taken = _taken(kind, verb, REPLACE)
    asked = {
        name: (_plain(info, _spelled(verb, name)), ... if NEEDED.name in marks(info) else None)
        for name, info in taken.items()
    }
    return _model(verb.operation, asked)


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
    return _model(verb.operation, {part.field: (Annotated[entries, LISTED], ...)})


def list_input(verb: Verb, also: type[BaseModel] | None = None) -> type[Input]:
    """What a list takes: a window, and the filters that the kind knows."""
    window = _window(verb.page)
    return _model(verb.operation, {**_named(verb), **window, **_members(also.model_fields if also else {})})


def read_input(verb: Verb, also: type[BaseModel]) -> type[Input]:
    """What a read takes: the details that may be asked for."""
    return _model(verb.operation, _members(also.model_fields))


def query_input(verb: Verb) -> type[Input]:
    """What an operation takes that is told what it is about in the query."""
    return _model(verb.operation, _named(verb))


def operation_input(operation: Operation[..., Any] | Listing[..., Any]) -> type[Input]:
    """What an operation takes beside its path."""
    model: Any = operation.takes
    fields = {name: info for name, info in model.model_fields.items() if name not in parameters(operation.verb)}
    window: Fields = {}
    if issubclass(model, Paged) and not model.flat:
        fields = {name: info for name, info in fields.items() if name not in Paged.model_fields}
        window = _window(operation.verb.page)
    always = {name: (type(value) | None, None) for name, value in operation.verb.always.items()}
    members = _members(fields)
    if operation.verb.method in ("GET", "DELETE"):
        members = {name: (_listed(kind), default) for name, (kind, default) in members.items()}
    return _model(operation.verb.operation, {**members, **always, **window})


def _listed(annotation: Any) -> Any:
    """A member of a query; where it is a list, one value is a list of one."""
    inside = (annotation, *get_args(annotation), *(each for arg in get_args(annotation) for each in get_args(arg)))
    return (
        Annotated[annotation, LISTED] if any(get_origin(each) in (list, Sequence) for each in inside) else annotation
    )


def _window(most: int) -> Fields:
    if most == 0:
        return {}
    count = Annotated[int, Field(ge=1, le=MOST if most == DEFAULT_COUNT else most)]
    window = create_model("Window", __base__=Pagination, count=(count, min(most, DEFAULT_COUNT)))
    return {"pagination": (window | None, None)}


def _members(fields: Mapping[str, FieldInfo]) -> Fields:
    return {name: _field(info) for name, info in fields.items()}


def _named(verb: Verb) -> Fields:
    """Members of the query that say what an operation is about; `userIds[0]` stands for a list."""
    named: Fields = {}
    for name in verb.query:
        spelled = verb.spelled.get(camel(name), camel(name))
        value = Annotated[str, Field(min_length=1)]
        # Empty ids are let in: the official provider sends one when it deletes a user who never came.
        listed = Annotated[list[str], Field(min_length=1), LISTED]
        named[spelled.removesuffix("[0]")] = (listed if spelled.endswith("[0]") else value, ...)
    return named


def part_item(kind: AnyKind, part: Part) -> type[BaseModel]:
    """The model of a part's value, or of one of its entries."""
    annotation = _part_field(kind, part)[1].annotation
    return next(model for model in models_in(annotation))


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


def _spelled(verb: Verb, name: str) -> str | None:
    """The name of its own that a verb has for a member, if it has one."""
    return verb.spelled.get(camel(name))


def _field(info: FieldInfo, alias: str | None = None) -> Any:
    default = info.get_default(call_default_factory=True, validated_data={}) if not info.is_required() else ...
    return (_plain(info, alias), default)


def _plain(info: FieldInfo, alias: str | None = None) -> Any:
    """The type with its limits and description, without the aliases that only the definition needs."""
    own: dict[str, Any] = {"alias": alias} if alias else {}
    return Annotated[(info.annotation, *info.metadata, Field(description=info.description, **own))]


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation names, the outermost first."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in models_in(argument)]
