"""Whether a create that nobody answered for was carried out: the object is looked for by its natural key."""

from __future__ import annotations

from collections.abc import Mapping

from . import errors
from ._exchange import Names, entries, identifying, next_cursor, pagination, request, send
from ._retry import Policy, backoff
from ._steps import Flow, Sleep
from ._wire import Json, Wire, camel

_PAGE = 200


def look_up(
    wire: Wire, names: Names, body: Mapping[str, Json], policy: Policy, error: errors.TurnoutError, attempt: int
) -> Flow[dict[str, Json] | None]:
    """The object that the body would have created; None if there is none, so that it may be sent again.

    Raises `error` when nobody can tell: the kind has no natural key, or the object found says something else than
    the body, so that it may be somebody else's.
    """
    if not wire.natural_key or wire.list is None or not set(wire.natural_key) <= set(body):
        raise error
    yield Sleep(backoff(attempt, policy.chance()), f"looking whether the {wire.name} was created all the same")
    found = yield from _find(wire, names, body, policy)
    if found is not None and not _says(found, body):
        raise error
    return found


def _find(wire: Wire, names: Names, body: Mapping[str, Json], policy: Policy) -> Flow[dict[str, Json] | None]:
    assert wire.list is not None
    parents = {name: names.get(name) or body[camel(name)] for name in identifying(wire.list)}
    cursor: str | None = None
    while True:
        asked = request(wire.name, wire.list, parents, query=pagination(_PAGE, cursor))
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
