"""Fields of a model as options of a command, and the values of those options as members of the model."""

from __future__ import annotations

import types
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from turnout._wire import camel
from turnout.resources.base import inside

from .connection import connection_options

PREFIX = "field_"
_SCALARS: dict[Any, click.ParamType[Any]] = {str: click.STRING, int: click.INT, float: click.FLOAT, bool: click.BOOL}


def dashed(name: str) -> str:
    """A snake case name as one writes it on a command line: `if_` is `if`, `source_id` is `source-id`."""
    return name.strip("_").replace("_", "-")


def members(annotation: Any) -> Iterator[Any]:
    """The types that an annotation allows, without None and without what only annotates."""
    if get_origin(annotation) is Annotated:
        yield from members(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from members(each)
    elif annotation is not type(None):
        yield annotation


def scalar(annotation: Any) -> click.ParamType[Any] | None:
    """The option type of a text, number, flag or enumeration; None for everything else."""
    found = list(members(annotation))
    if len(found) == 1 and get_origin(found[0]) is Literal:
        values = get_args(found[0])
        return click.Choice(values) if all(isinstance(value, str) for value in values) else None
    return _SCALARS.get(found[0]) if len(found) == 1 else None


def is_choice(annotation: Any) -> bool:
    """Whether a value is one of an enumeration."""
    return isinstance(scalar(annotation), click.Choice)


def entry(annotation: Any) -> Any:
    """The type of a list's entries; None if it is no list."""
    found = list(members(annotation))
    is_list = len(found) == 1 and get_origin(found[0]) in (list, tuple, Sequence, Collection, frozenset, set)
    return get_args(found[0])[0] if is_list and get_args(found[0]) else None


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The model that a value, or each entry of a list of them, belongs to."""
    inner = entry(annotation)
    found = [each for each in members(annotation if inner is None else inner) if isinstance(each, type)]
    return next((each for each in found if issubclass(each, BaseModel)), None)


def options(fields: Mapping[str, FieldInfo], skip: Collection[str] = (), must: bool = False) -> list[click.Parameter]:
    """An option for each field that is a scalar or a list of scalars; a flag for a boolean.

    With `must`, those that the model requires must be given: nothing else can say them.
    """
    made = (_option(name, info, must and info.is_required()) for name, info in fields.items() if name not in skip)
    return [option for option in made if option is not None]


def taken(params: Iterable[click.Parameter]) -> set[str]:
    """The names of fields that have no option of their own, because the command's own options are called so."""
    flags = [flag for param in (*params, *connection_options()) for flag in param.opts]
    return {flag.lstrip("-").replace("-", "_") for flag in flags}


def _option(name: str, info: FieldInfo, required: bool) -> click.Option | None:
    flag, help = dashed(name), info.description or ""
    single, inner = scalar(info.annotation), entry(info.annotation)
    if single is click.BOOL:
        return click.Option([f"--{flag}/--no-{flag}", PREFIX + name], default=None, help=help, required=required)
    if single is not None:
        return click.Option([f"--{flag}", PREFIX + name], type=single, help=help, required=required)
    several = scalar(inner) if inner is not None else None
    if several is None:
        return None
    more = f"{help} May be given several times."
    return click.Option([f"--{flag}", PREFIX + name], type=several, multiple=True, help=more, required=required)


def given(values: dict[str, Any]) -> dict[str, Any]:
    """The members that were said as options, by Python name, taken out of the command's values."""
    named = {name: values.pop(name) for name in list(values) if name.startswith(PREFIX)}
    said = {name.removeprefix(PREFIX): value for name, value in named.items() if value not in (None, ())}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}


def field_named(model: type[BaseModel], name: str) -> str | None:
    """The Python name of a field that is written in any of its spellings: source_id, sourceId, source-id."""
    snake = name.replace("-", "_")
    return next(
        (known for known in model.model_fields if known in (snake, f"{snake}_") or camel(known) == name), None
    )


def canonical(model: type[BaseModel] | None, steps: Iterable[str]) -> list[str]:
    """A path with the names of fields spelled as on the wire, and keys of free JSON left as they are."""
    made: list[str] = []
    for step in steps:
        known = field_named(model, step) if model is not None else None
        made.append(step if known is None else camel(known))
        if not step.isdecimal():
            model = model_of(model.model_fields[known].annotation) if model is not None and known else None
    return made


def by_name(model: type[BaseModel], document: Mapping[str, Any]) -> dict[str, Any]:
    """A document with the names of its fields as in Python; what is no field keeps its name."""
    return {field_named(model, name) or name: value for name, value in document.items()}


def lifted(model: type[BaseModel], document: Mapping[str, Any]) -> dict[str, Any]:
    """A document with fields that it says only inside an object, as answers do: `metadata.id` is `metadata_id`."""
    made = dict(document)
    for name, info in model.model_fields.items():
        place = inside(info)
        holder = document.get(place.object) if place else None
        if place and name not in made and isinstance(holder, Mapping) and place.member in holder:
            made[name] = holder[place.member]
    return made


def without_answers(spec: type[BaseModel], observed: type[BaseModel], value: Mapping[str, Any]) -> dict[str, Any]:
    """A document without what only the service says, at any depth, so that what was read can be written."""
    said: dict[str, Any] = {}
    for name, member in value.items():
        known, answered = field_named(spec, name), field_named(observed, name)
        if known is not None and answered is not None:
            inner = model_of(spec.model_fields[known].annotation)
            outer = model_of(observed.model_fields[answered].annotation)
            said[name] = _each(inner, outer, member) if inner and outer else member
        elif known is not None or answered is None:
            said[name] = member
    return said


def _each(spec: type[BaseModel], observed: type[BaseModel], value: Any) -> Any:
    if isinstance(value, list):
        return [_each(spec, observed, each) for each in value]
    return without_answers(spec, observed, value) if isinstance(value, Mapping) else value
