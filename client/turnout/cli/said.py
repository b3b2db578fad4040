"""From options, `--set` and files to what is sent: one document, the stronger source last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click
from pydantic import BaseModel, ValidationError

from turnout._typed import changeable, problems
from turnout._wire import camel
from turnout.errors import BadValue, FixedField, UnknownField
from turnout.resources.base import MERGED, SAID_ONLY, Kind, marks

from .documents import assignment, no_masks, put, read_document
from .fields import by_name, canonical, dashed, lifted, options, without_answers
from .shown import HIDDEN

Document = dict[str, Any]
Look = Callable[[], Document]
"""Fetches the object as it is now, by wire name."""


def document_options() -> list[click.Parameter]:
    """The options that say more than single fields."""
    return [
        click.Option(
            ["-f", "--file", "source"], metavar="FILE", help="YAML or JSON file with the fields; - is standard input."
        ),
        click.Option(
            ["--set", "assignments"],
            multiple=True,
            metavar="PATH=VALUE",
            help="One value, such as settings.url=https://example.com; JSON is read as JSON, @FILE as a file's text.",
        ),
    ]


def created(
    kind: Kind[Any, Any], given: Mapping[str, Any], source: str | None, assignments: Sequence[str]
) -> BaseModel:
    """The spec that a create says; BadValue or UnknownField if it cannot be."""
    document = _file(kind, source)
    document.update(given)
    for steps, value in map(assignment, assignments):
        _set(kind.spec, document, steps, value)
    _known(kind, kind.spec.model_fields, document)
    return spec_of(kind.spec, document, kind.name)


def spec_of(model: type[BaseModel], document: Mapping[str, Any], subject: str) -> BaseModel:
    """A document as a model; BadValue says what is missing or wrong."""
    no_masks(subject, document, HIDDEN)
    try:
        return model.model_validate(dict(document))
    except ValidationError as error:
        wrong = problems("", error)
    # Outside of the handler: the pydantic error quotes what was said, and that may be secret.
    raise BadValue(subject, [(_place(model, place), text) for place, text in wrong])


def _place(model: type[BaseModel], place: str) -> str:
    """A place in a model, and how it is said on the command line."""
    name = place.split(".")[0]
    if name not in model.model_fields:
        return place
    option = f"--{dashed(name)} or " if options({name: model.model_fields[name]}) else ""
    return f"{place.rstrip('_')} ({option}--set {place.rstrip('_')}=...)"


def changes(
    kind: Kind[Any, Any],
    given: Mapping[str, Any],
    source: str | None,
    assignments: Sequence[str],
    look: Look,
) -> Document:
    """The changes that an update says, by Python name.

    A file may hold the whole object: what cannot be changed must then be as it is. A path into a field changes only
    what it names.
    """
    document = _file(kind, source)
    _leave_fixed(kind, document, look)
    document.update(given)
    for steps, value in map(assignment, assignments):
        name = next(iter(by_name(kind.spec, {steps[0]: None})))
        if len(steps) > 1 and name not in document and not _merged(kind, name):
            document[name] = look().get(camel(name))
        _set(kind.spec, document, steps, value)
    _known(kind, changeable(kind), document)
    no_masks(kind.name, document, HIDDEN)
    if not document:
        raise click.UsageError("there is nothing to change; say it with options, --set or -f")
    return document


def _file(kind: Kind[Any, Any], source: str | None) -> Document:
    if source is None:
        return {}
    document = read_document(source)
    return by_name(kind.spec, without_answers(kind.spec, kind.observed, lifted(kind.spec, document)))


def _set(model: type[BaseModel], document: Document, steps: Sequence[str], value: Any) -> None:
    first = next(iter(by_name(model, {steps[0]: None})))
    if document.get(first) is None and len(steps) > 1:
        document.pop(first, None)
    put(document, [first, *canonical(model, steps)[1:]], value)


def _merged(kind: Kind[Any, Any], name: str) -> bool:
    info = kind.spec.model_fields.get(name)
    return info is None or bool(marks(info) & {MERGED.name, SAID_ONLY.name})


def _known(kind: Kind[Any, Any], fields: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    for name in document:
        if name in fields:
            continue
        if name in kind.spec.model_fields:
            raise FixedField(kind.name, name)
        raise UnknownField(kind.name, name, tuple(fields))


def _leave_fixed(kind: Kind[Any, Any], document: Document, look: Look) -> None:
    fixed = [name for name in document if name in kind.spec.model_fields and name not in changeable(kind)]
    now = look() if fixed else {}
    for name in fixed:
        if now.get(camel(name), document[name]) != document[name]:
            raise FixedField(kind.name, name)
        del document[name]
