"""What one can do to any kind of resource, as flows over plain JSON objects keyed by wire names.

Nothing here does input or output or knows a model: a driver carries out the steps (`_steps.drive`), and the flow's
return value is the result. `identity` always means the values of `Wire.identity`, in that order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import errors
from ._exchange import (
    ask_object,
    bracketed,
    entries,
    identifying,
    next_cursor,
    pagination,
    request,
    send,
    total,
)
from ._look_up import look_for, look_up
from ._parts import Entry, read_part, write_part
from ._retry import Policy
from ._steps import Answer, Failed, Flow, Outcome, Request, Sleep, Step, drive
from ._wire import Json, Verb, Wire, camel, parameters

__all__ = [
    "Answer",
    "Failed",
    "Flow",
    "Listed",
    "Object",
    "Outcome",
    "Policy",
    "Request",
    "Sleep",
    "Step",
    "create",
    "delete",
    "drive",
    "identity_of",
    "page",
    "pages",
    "read",
    "update",
]

Object = dict[str, Json]
Identity = tuple[str, ...]
_NOTHING: Mapping[str, Sequence[Entry]] = {}
_UNASKED: Mapping[str, Json] = {}


@dataclass(frozen=True)
class Listed:
    """One page of a list; `next` is the cursor of the page that follows."""

    items: tuple[Object, ...]
    next: str | None = None
    total: int | None = None


def read(wire: Wire, identity: Identity, *, policy: Policy, query: Mapping[str, Json] = _UNASKED) -> Flow[Object]:
    """The whole object, with the parts that have to be asked for; NotFound if it is gone.

    `query` asks for details that the service leaves out otherwise.
    """
    names = named(wire, identity)
    if wire.read is None:
        value = yield from _looked_for(wire, names, policy)
    else:
        value = (yield from ask_object(wire.name, wire.read, names, policy, query=bracketed(query))) or {}
        _check_matching(wire, wire.read, names, value)
    for part in wire.parts:
        if part.read is not None:
            value[part.field] = yield from read_part(wire.name, part, names, policy)
    return _identified(value, names)


def _looked_for(wire: Wire, names: Mapping[str, str], policy: Policy) -> Flow[Object]:
    found = yield from look_for(wire, names, policy)
    if found is None:
        verb = wire.among.verb if wire.among else must(wire, "list")
        raise _gone(wire, verb, names)
    return found


def page(
    wire: Wire,
    parents: Identity,
    count: int | None = None,
    cursor: str | None = None,
    *,
    policy: Policy,
    query: Mapping[str, Json] = _UNASKED,
) -> Flow[Listed]:
    """One page of the objects below `parents`, the largest one when no count is said.

    `query` narrows the list. Parts that have to be asked for are not in the answer.
    """
    verb = must(wire, "list")
    names = _parents(wire, verb, parents)
    window = pagination(verb.page if count is None or not verb.page else count, cursor)
    asked = request(wire.name, verb, names, query=(*bracketed(query), *window))
    data = yield from send(asked, policy)
    found = entries(asked, verb, data)
    items = tuple(_identified(item, names) for item in found) if names else tuple(found)
    return Listed(items, next_cursor(asked, data, cursor), total(data))


def pages(wire: Wire, parents: Identity = (), *, policy: Policy) -> Flow[list[Object]]:
    """All objects below `parents`."""
    found: list[Object] = []
    cursor: str | None = None
    while True:
        listed = yield from page(wire, parents, cursor=cursor, policy=policy)
        found += listed.items
        cursor = listed.next
        if cursor is None:
            return found


def create(wire: Wire, values: Mapping[str, Json], *, policy: Policy, reread: bool) -> Flow[Object]:
    """Make an object as `values` say: create it, then say what only updates and parts take.

    None says nothing here: there is nothing to clear yet. Unfinished is raised when the object was created but
    what followed failed. With `reread` the object is read again where the service answered only a status; without
    it, the value sent is taken for what the service holds.
    """
    verb = must(wire, "create")
    said = {name: value for name, value in values.items() if value is not None}
    _check_known(wire, said)
    made = yield from _create_once(wire, verb, said, policy)
    names = _names_of_made(wire, verb, said, made)
    later = {name: value for name, value in said.items() if name in _later(wire, said)}
    value = _identified(dict(said) if made is None else made, names)
    try:
        value, whole = yield from _write(wire, names, value, later, policy, _nothing_yet(wire))
        if not reread or (whole and made is not None):
            return value
        return (yield from read(wire, identity_of(wire, value), policy=policy))
    except errors.TurnoutError as error:
        raise errors.Unfinished(wire.name, value, identity_of(wire, value), str(error)) from error


def update(
    wire: Wire,
    identity: Identity,
    changes: Mapping[str, Json],
    *,
    policy: Policy,
    prior_parts: Mapping[str, Sequence[Entry]] | None = None,
    reread: bool,
) -> Flow[Object]:
    """Change what `changes` name and nothing else; None is sent as null, but a part that is None is left alone.

    `prior_parts` holds what keyed parts hold so far, by field; what is missing there is read. With `reread` False
    the result may lack what was neither answered nor sent.
    """
    names = named(wire, identity)
    _check_known(wire, changes, creating=False)
    value, whole = yield from _write(wire, names, {}, changes, policy, prior_parts or _NOTHING)
    answered = any(name in changes for name in wire.update_fields)
    if not reread or (whole and answered) or not (wire.read or wire.list or wire.among):
        return value
    return (yield from read(wire, identity, policy=policy))


def delete(wire: Wire, identity: Identity, *, policy: Policy) -> Flow[None]:
    """Delete an object; NotFound if it was gone already."""
    verb = must(wire, "delete")
    yield from send(request(wire.name, verb, named(wire, identity)), policy)


def identity_of(wire: Wire, value: Mapping[str, Json]) -> Identity:
    """The identity of an object that `read`, `create`, `update` or a page gave."""
    return tuple(str(value[camel(name)]) for name in wire.identity)


def _create_once(wire: Wire, verb: Verb, said: Object, policy: Policy) -> Flow[Object | None]:
    body = {**verb.always, **{name: said[name] for name in wire.create_fields if name in said}}
    names = {name: said[camel(name)] for name in parameters(verb)}
    attempt = 0
    while True:
        attempt += 1
        try:
            return (yield from ask_object(wire.name, verb, names, policy, body))
        except (errors.TransportError, errors.ServerFailed) as error:
            if not _may_have_been_made(error) or attempt >= policy.attempts:
                raise
            found = yield from look_up(wire, names, body, policy, error, attempt)
        if found is not None:
            return found


def _may_have_been_made(error: errors.TransportError | errors.ServerFailed) -> bool:
    return error.sent if isinstance(error, errors.TransportError) else error.status != 503


def _write(
    wire: Wire,
    names: Mapping[str, str],
    value: Object,
    changes: Mapping[str, Json],
    policy: Policy,
    prior: Mapping[str, Sequence[Entry]] = _NOTHING,
) -> Flow[tuple[Object, bool]]:
    """Send the changes; `value` with them, and whether each was answered with what the service holds now."""
    whole = True
    fields = {name: changes[name] for name in wire.update_fields if name in changes}
    if fields:
        repeated = yield from _repeated(wire, names, {**value, **fields}, policy)
        verb = must(wire, "update")
        body = _taken(verb, {**{name: {} for name in wire.needed}, **repeated, **fields})
        answered = yield from ask_object(wire.name, verb, names, policy, body)
        value = {**value, **(fields if answered is None else answered)}
        whole = answered is not None
    for part in wire.parts:
        if changes.get(part.field) is not None:
            now = yield from write_part(wire.name, part, names, policy, changes[part.field], prior.get(part.field))
            value = {**value, part.field: changes[part.field] if now is None else now}
            whole = whole and now is not None
    return _identified(value, names), whole


def _repeated(wire: Wire, names: Mapping[str, str], value: Object, policy: Policy) -> Flow[Object]:
    """What every update has to say again although it does not change: as it is known, or else as it is read."""
    if wire.repeated and not all(name in value for name in wire.repeated):
        value = yield from read(wire, tuple(names[name] for name in wire.identity), policy=policy)
    return {name: value[name] for name in wire.repeated}


def _taken(verb: Verb, body: Object) -> Object:
    """A body as far as the verb takes it."""
    for path in verb.without:
        name, _, member = path.partition(".")
        if isinstance(value := body.get(name), Mapping):
            body = {**body, name: {key: inner for key, inner in value.items() if key != member}}
    return body


def must(wire: Wire, operation: str) -> Verb:
    """The verb for an operation, or Unsupported."""
    verb: Verb | None = getattr(wire, operation)
    if verb is None:
        raise errors.Unsupported(wire.name, operation)
    return verb


def named(wire: Wire, identity: Identity) -> dict[str, str]:
    """The identity's members by snake case name."""
    return _by_name(wire, wire.identity, identity)


def _parents(wire: Wire, verb: Verb, parents: Identity) -> dict[str, str]:
    return _by_name(wire, identifying(verb), parents)


def _by_name(wire: Wire, names: Sequence[str], given: Identity) -> dict[str, str]:
    if len(names) != len(given):
        wanted = ", ".join(names) or "nothing"
        raise errors.BadValue(wire.name, [("identity", f"takes {wanted}; got {len(given)} value(s)")])
    return dict(zip(names, given, strict=True))


def _names_of_made(wire: Wire, verb: Verb, said: Object, made: Object | None) -> dict[str, str]:
    known = {**said, **(made or {})}
    missing = [name for name in wire.identity if not isinstance(known.get(camel(name)), str)]
    if missing:
        raise errors.BadAnswer(f"the created {wire.name} has no {missing[0]}", verb.method, verb.path)
    return {name: known[camel(name)] for name in wire.identity}


def _identified(value: Mapping[str, Json], names: Mapping[str, str]) -> Object:
    return {**{camel(name): member for name, member in names.items()}, **value}


def _check_matching(wire: Wire, verb: Verb, names: Mapping[str, str], value: Mapping[str, Json]) -> None:
    for name, wanted in names.items():
        if camel(name) in wire.matching and value.get(camel(name)) != wanted:
            raise _gone(wire, verb, names)


def _gone(wire: Wire, verb: Verb, names: Mapping[str, str]) -> errors.NotFound:
    problem = errors.Problem("not-found", f"{wire.name} {'/'.join(names.values())} does not exist")
    return errors.NotFound(404, [problem], verb.method, request(wire.name, verb, names).path)


def _later(wire: Wire, said: Mapping[str, Json]) -> set[str]:
    """What is said after the create: what only updates take, and parts that are not empty, as new ones are."""
    fields = {name for name in wire.update_fields if name not in wire.create_fields}
    return fields | {part.field for part in wire.parts if said.get(part.field)}


def _nothing_yet(wire: Wire) -> Mapping[str, Sequence[Entry]]:
    return {part.field: () for part in wire.parts if part.key}


def _check_known(wire: Wire, values: Mapping[str, Json], creating: bool = True) -> None:
    known = (*wire.update_fields, *(part.field for part in wire.parts))
    if creating:
        create = must(wire, "create")
        known = (*wire.create_fields, *map(camel, parameters(create)), *known)
        for name in parameters(create):
            if camel(name) not in values:
                raise errors.BadValue(wire.name, [(name, "is missing")])
    for name in values:
        if name not in known:
            raise errors.UnknownField(wire.name, name, known)
