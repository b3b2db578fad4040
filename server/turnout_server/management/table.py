"""All operations that the server answers, made from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from turnout._wire import Part, Verb
from turnout.catalogue import calls
from turnout.operations.base import Listing, Operation

from . import acts, behaviour, bodies, parts, tags
from .operations import KINDS, Act, AnyKind, Endpoint


def endpoints() -> list[Endpoint]:
    """Every operation once, in the order of the catalogue; two kinds may share one."""
    made: dict[str, Endpoint] = {}
    for kind in KINDS.values():
        for endpoint in (*_of_kind(kind), *(one for part in kind.parts for one in _of_part(kind, part))):
            made.setdefault(endpoint.verb.operation, endpoint)
    for _, operation in calls():
        made.setdefault(operation.verb.operation, _of_call(operation))
    return list(made.values())


def _of_call(operation: Operation[..., Any] | Listing[..., Any]) -> Endpoint:
    act = tags.ACTS[operation.verb.operation]
    return Endpoint(None, operation.verb, act, lambda: bodies.operation_input(operation), chapter=operation.tag)


def _of_kind(kind: AnyKind) -> Iterator[Endpoint]:
    catalog = kind.name in behaviour.CATALOGS
    if create := kind.create:
        yield _own(kind, create, acts.create, lambda: bodies.create_input(kind, create))
    if kind.read:
        yield _read(kind, kind.read, catalog)
    if kind.list:
        yield _list(kind, kind.list, catalog)
    if update := kind.update:
        yield _own(kind, update, acts.update, lambda: bodies.update_input(kind, update))
    if kind.delete:
        yield _delete(kind, kind.delete)


def _own(kind: AnyKind, verb: Verb, act: Act, takes: Callable[[], type[BaseModel]] | None = None) -> Endpoint:
    """A verb of a kind; a tag may have its own act for it."""
    return Endpoint(kind, verb, tags.ACTS.get(verb.operation, act), takes)


def _read(kind: AnyKind, verb: Verb, catalog: bool) -> Endpoint:
    asked = kind.read_query
    takes = (lambda: bodies.read_input(verb, asked)) if asked else None
    return _own(kind, verb, acts.catalog_read if catalog else acts.read, takes)


def _list(kind: AnyKind, verb: Verb, catalog: bool) -> Endpoint:
    act = acts.catalog_page if catalog else acts.list_page
    return _own(kind, verb, act, lambda: bodies.list_input(verb, kind.list_query))


def _delete(kind: AnyKind, verb: Verb) -> Endpoint:
    return _own(kind, verb, acts.delete, (lambda: bodies.query_input(verb)) if verb.query else None)


def _of_part(kind: AnyKind, part: Part) -> Iterator[Endpoint]:
    if part.remove:
        yield from _of_entries(kind, part, part.remove)
    elif part.read:
        yield _of(kind, part, part.read, parts.read_settings)
        yield _of(kind, part, part.write, parts.write_settings, _takes_part(kind, part))
    else:
        yield _of(kind, part, part.write, parts.write_member, _takes_part(kind, part))


def _of_entries(kind: AnyKind, part: Part, remove: Verb) -> Iterator[Endpoint]:
    if read := part.read:
        yield _of(kind, part, read, parts.read_entries, lambda: bodies.list_input(read))
    write = part.write
    yield _of(kind, part, write, parts.upsert_entries, lambda: bodies.upserts_input(kind, part, write))
    yield _of(kind, part, remove, parts.remove_entries, lambda: bodies.removals_input(kind, part, remove))


def _of(
    kind: AnyKind, part: Part, verb: Verb, act: Act, takes: Callable[[], type[BaseModel]] | None = None
) -> Endpoint:
    return Endpoint(kind, verb, tags.ACTS.get(verb.operation, act), takes, part, part.tag)


def _takes_part(kind: AnyKind, part: Part) -> Callable[[], type[BaseModel]]:
    return lambda: bodies.part_input(kind, part, part.write)
