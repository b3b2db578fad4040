"""Objects looked for in lists: by natural key after a create that nobody answered for, or for want of a read."""

from __future__ import annotations

from collections.abc import Mapping

from . import errors
from ._exchange import Names, entries, identifying, next_cursor, pagination, request, send
from ._retry import Policy, backoff
from ._steps import Flow, Sleep
from ._wire import Json, Verb, Wire, camel, parameters


def look_up(
    wire: Wire, names: Names, body: Mapping[str, Json], policy: Policy, error: errors.TurnoutError, attempt: int
) -> Flow[dict[str, Json] | None]:
    """The object that the body would have created; None if there is none, so that it may be sent again.

    Raises `error` when nobody can tell: the kind has no natural key, or the object found says something else than
    the body, so that it may be somebody else's.
    """
    if not wire.natural_key or wire.list is None or not set(wire.natural_key) <= set(body):
        raise error
    because = f"looking whether the {wire.name} was created all the same"
    yield Sleep(backoff(attempt, policy.chance()), because, wire.list.operation)
    found = yield from _find(wire, names, body, policy)
    if found is not None and not _says(found, body):
        raise error
    return found


def look_for(wire: Wire, names: Names, policy: Policy) -> Flow[dict[str, Json] | None]:
    """The object with this identity as a list shows it, nothing of it where others are listed; None if it is gone."""
    verb, wanted = _place(wire, names)
    cursor: str | None = None
    while True:
        asked = request(wire.name, verb, names, query=pagination(verb.page, cursor))
        data = yield from send(asked, policy)
        for entry in entries(asked, verb, data):
            if all(entry.get(name) == value for name, value in wanted.items()):
                return {} if wire.among else entry
        cursor = next_cursor(asked, data, cursor)
        if cursor is None:
            return None


def _place(wire: Wire, names: Names) -> tuple[Verb, dict[str, str]]:
    """Which list to look in, and the members of an entry that say that it is the one."""
    if wire.among is not None:
        return wire.among.verb, {"id": names[wire.among.member]}
    if wire.list is None:
        raise errors.Unsupported(wire.name, "read")
    return wire.list, {camel(name): value for name, value in names.items() if name not in parameters(wire.list)}


def _find(wire: Wire, names: Names, body: Mapping[str, Json], policy: Policy) -> Flow[dict[str, Json] | None]:
    assert wire.list is not None
    parents = {name: names.get(name) or body[camel(name)] for name in identifying(wire.list)}
    cursor: str | None = None
    while True:
        asked = request(wire.name, wire.list, parents, query=pagination(wire.list.page, cursor))
        data = yield from send(asked, policy)
        for entry in entries(asked, wire.list, data):
            if all(entry.get(name) == body[name] for name in wire.natural_key):
                return {**{camel(name): value for name, value in parents.items()}, **entry}
        cursor = next_cursor(asked, data, cursor)
        if cursor is None:
            return None


def _says(found: Mapping[str, Json], body: Mapping[str, Json]) -> bool:
    """Whether the object agrees with the body; members that only one of them has say nothing."""
    return all(_agree(found[name], value) for name, value in body.items() if name in found)


def _agree(found: Json, said: Json) -> bool:
    if isinstance(found, Mapping) and isinstance(said, Mapping):
        return _says(found, said)
    return bool(found == said)
