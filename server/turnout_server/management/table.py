"""All operations that the server answers, made from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import BaseModel

from turnout._wire import Part, Verb

from . import acts, behaviour, bodies, extras, parts
from .operations import KINDS, AnyKind, Operation


def operations() -> list[Operation]:
    """Every operation once, in the order of the catalogue; two kinds may share one."""
    made: dict[str, Operation] = {}
    for kind in KINDS.values():
        for operation in (*_of_kind(kind), *(one for part in kind.parts for one in _of_part(kind, part))):
            made.setdefault(operation.verb.operation, operation)
    for operation in extras.operations():
        made.setdefault(operation.verb.operation, operation)
    return list(made.values())


def _of_kind(kind: AnyKind) -> Iterator[Operation]:
    catalog = kind.name in behaviour.CATALOGS
    if create := kind.create:
        yield Operation(kind, create, acts.create, lambda: bodies.create_input(kind, create))
    if kind.read:
        yield Operation(kind, kind.read, acts.catalog_read if catalog else acts.read)
    if kind.list:
        yield _list(kind, kind.list, catalog)
    if update := kind.update:
        yield Operation(kind, update, acts.update, lambda: bodies.update_input(kind, update))
    if kind.delete:
        yield _delete(kind, kind.delete)


def _list(kind: AnyKind, verb: Verb, catalog: bool) -> Operation:
    narrowed = behaviour.LIST_FILTERS.get(verb.operation, ())
    act = acts.catalog_page if catalog else acts.list_page
    return Operation(kind, verb, act, lambda: bodies.list_input(verb.operation, narrowed))


def _delete(kind: AnyKind, verb: Verb) -> Operation:
    return Operation(kind, verb, acts.delete, (lambda: bodies.query_input(verb)) if verb.query else None)


def _of_part(kind: AnyKind, part: Part) -> Iterator[Operation]:
    if part.remove:
        yield from _of_entries(kind, part, part.remove)
    elif part.read:
        yield Operation(kind, part.read, parts.read_settings, None, part)
        yield Operation(kind, part.write, parts.write_settings, _takes_part(kind, part), part)
    else:
        yield Operation(kind, part.write, parts.write_member, _takes_part(kind, part), part)


def _of_entries(kind: AnyKind, part: Part, remove: Verb) -> Iterator[Operation]:
    if read := part.read:
        yield Operation(kind, read, parts.read_entries, lambda: bodies.list_input(read.operation), part)
    write = part.write
    yield Operation(kind, write, parts.upsert_entries, lambda: bodies.upserts_input(kind, part, write), part)
    yield Operation(kind, remove, parts.remove_entries, lambda: bodies.removals_input(kind, part, remove), part)


def _takes_part(kind: AnyKind, part: Part) -> Callable[[], type[BaseModel]]:
    return lambda: bodies.part_input(kind, part, part.write)
