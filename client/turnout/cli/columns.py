"""Columns: which ones a kind shows, what a path such as `metadata.name` means, and how a value is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
from pydantic import BaseModel

from turnout._wire import camel

from .fields import canonical, dashed, field_named, is_choice, model_of, scalar

_TELLING = ("slug", "name", "display_name", "title", "email", "key", "value", "type", "status", "state", "enabled")
_LONG = ("description", "code", "url", "query")
_MOST = 7
_ENOUGH = 3
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def default_columns(model: type[BaseModel], identity: Sequence[str], parents: Sequence[str] = ()) -> list[str]:
    """What tells objects of a kind apart: their identity, names, state, and what they are an instance of."""
    fields = model.model_fields
    chosen = [name for name in identity if name not in parents and name in fields]
    chosen += [name for name in _TELLING if name in fields and name not in chosen and scalar(fields[name].annotation)]
    chosen += [name for name, info in fields.items() if is_choice(info.annotation) and name not in chosen]
    metadata = model_of(fields["metadata"].annotation) if "metadata" in fields else None
    chosen += ["metadata.slug"] if metadata is not None and "slug" in metadata.model_fields else []
    if len(chosen) < _ENOUGH:
        short = (name for name, info in fields.items() if scalar(info.annotation) and not name.endswith(_LONG))
        chosen += [name for name in short if name not in chosen and name not in parents]
    return chosen[:_MOST]


def checked_columns(model: type[BaseModel], text: str) -> list[str]:
    """The columns that `--columns` names; a usage error for one whose first name is no field."""
    columns = [column.strip() for column in text.split(",") if column.strip()]
    if not columns:
        raise click.UsageError("--columns names no field")
    for column in columns:
        check_path(model, column)
    return columns


def check_path(model: type[BaseModel], path: str) -> None:
    """Refuse a path whose first name is no field of the model."""
    if field_named(model, path.split(".")[0]) is None:
        known = ", ".join(name.rstrip("_") for name in model.model_fields)
        raise click.UsageError(f"there is no field {path.split('.')[0]!r}; there are {known}")


def heading(column: str) -> str:
    """A column's heading."""
    return dashed(column).replace("-", " ").replace(".", " ")


def leaves(model: type[BaseModel] | None, row: Any, path: str) -> list[Any]:
    """The values at a path; through a list it leads to each entry."""
    return list(_walk(row, canonical(model, path.split("."))))


def _walk(value: Any, steps: Sequence[str]) -> Iterator[Any]:
    if not steps:
        yield value
    elif isinstance(value, Mapping):
        key = steps[0] if steps[0] in value else camel(steps[0])
        if key in value:
            yield from _walk(value[key], steps[1:])
    elif isinstance(value, list) and steps[0].isdecimal():
        yield from (_walk(value[int(steps[0])], steps[1:]) if int(steps[0]) < len(value) else ())
    elif isinstance(value, list):
        for entry in value:
            yield from _walk(entry, steps)


def picked(model: type[BaseModel] | None, row: Any, path: str) -> Any:
    """The value of a column: one, or the list of all that the path leads to."""
    found = leaves(model, row, path)
    return found[0] if len(found) == 1 else found or None


def cell(value: Any) -> str:
    """A value as text of one line, without what a terminal would obey."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        return ", ".join(map(cell, value))
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _CONTROL.sub(" ", text)
