"""What the server does for the verbs that every kind has: create, read, list, update, delete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from turnout._wire import camel
from turnout.resources.base import MERGED, marks
from turnout_server.observed import observed
from turnout_server.records import Document, Reading, Row, Writing, iso, same

from . import behaviour, checks
from .operations import KINDS, AnyKind, Call, Data, Endpoint, answered, identity, references
from .pages import page
from .problems import not_found


def create(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Make one, with everything that the service adds."""
    kind, ways = endpoint.kind, behaviour.of(endpoint.kind)
    said = _said(endpoint, call)
    _check_references(change, kind, call, said)
    document = _merged(kind, {}, {**_defaults(endpoint, call), **said})
    document = {**ways.made(document, call.fresh), **document, **_stamps(kind, change, "created", "updated")}
    document = {**ways.defaults(document), **document}
    if "id" in kind.identity:
        document = {"id": ways.new_id(call.fresh), **document}
    document = ways.settled(document, None)
    document = {**document, **ways.completed(change, document)}
    _refuse_problems(change, kind, document, None)
    key = identity(endpoint, call, document, change)
    name = behaviour.unique_name(kind, document)
    row = change.find(kind.name, key) or change.add(kind.name, key, document, _links(kind, document), name)
    return answered(endpoint, observed(kind, row))


def read(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show one."""
    row = existing(view, endpoint, call)
    beside = behaviour.BESIDE.get(endpoint.verb.operation)
    return {**answered(endpoint, observed(endpoint.kind, row)), **(beside(view, call) if beside else {})}


def list_page(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of them: all of the workspace, or those under the object that the path names."""
    check_path(view, call)
    under = list(call.ids.items())[-1] if call.ids else None
    if not endpoint.verb.page:
        return answered(endpoint, [observed(endpoint.kind, row) for row in view.all(endpoint.kind.name, under)])
    window = page(getattr(call.input, "pagination", None))
    wanted = behaviour.filters(endpoint, call)
    if wanted:
        rows = [row for row in view.all(endpoint.kind.name, under) if wanted(row.document)]
        total, rows = len(rows), rows[window.offset : window.offset + window.count]
    else:
        rows, total = view.page(endpoint.kind.name, window.offset, window.count, under)
    shown = [observed(endpoint.kind, row) for row in rows]
    return {**answered(endpoint, shown), "pagination": window.pagination(total)}


def update(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Change what is said and leave the rest."""
    kind, ways = endpoint.kind, behaviour.of(endpoint.kind)
    row, said = existing(change, endpoint, call), _said(endpoint, call)
    _check_references(change, kind, call, said)
    document = _merged(kind, row.document, said)
    document = ways.settled({**ways.defaults(document), **document}, row.document)
    document = {**document, **ways.completed(change, document)}
    if not same(document, row.document):
        document = {**document, **_stamps(kind, change, "updated")}
    _refuse_problems(change, kind, document, row.document)
    changed = change.change(row, document, behaviour.unique_name(kind, document))
    if _links(kind, document) != _links(kind, row.document):
        change.link(changed, _links(kind, document))
    return answered(endpoint, observed(kind, changed))


def delete(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Remove one and what depends on it."""
    change.remove(existing(change, endpoint, call))
    return answered(endpoint, None)


def catalog_read(_view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a catalog entry."""
    entry = behaviour.CATALOGS[endpoint.kind.name].find(call.ids["id"])
    if entry is None:
        raise not_found(label(endpoint.kind), call.ids["id"])
    return answered(endpoint, entry)


def catalog_page(_view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the catalog."""
    window = page(getattr(call.input, "pagination", None))
    entries, total = behaviour.CATALOGS[endpoint.kind.name].page(window.offset, window.count)
    return {**answered(endpoint, entries), "pagination": window.pagination(total)}


def existing(view: Reading, endpoint: Endpoint, call: Call) -> Row:
    """The row that the request is about; refused with 404 if it or anything in its path is not there."""
    check_path(view, call)
    key = identity(endpoint, call, call.said, view)
    row = view.find(endpoint.kind.name, key)
    if row is None or not _is_there(row, call):
        raise not_found(label(endpoint.kind), call.ids.get("id") or key)
    return row


def _is_there(row: Row, call: Call) -> bool:
    """Whether a row hangs on what the path says that it does."""
    return all(row.document.get(camel(name), id) == id for name, id in call.ids.items())


def target(view: Reading, kind: str, id: str) -> Row:
    """The row that a member of the path names; refused with 404 if it is not there."""
    row = view.find(kind, id)
    if row is None:
        raise not_found(label(KINDS[kind]), id)
    return row


def shown_page(endpoint: Endpoint, call: Call, shown: Sequence[Any]) -> Data:
    """The page that a request asks for of what is there."""
    window = page(getattr(call.input, "pagination", None))
    part = list(shown[window.offset : window.offset + window.count])
    return {**answered(endpoint, part), "pagination": window.pagination(len(shown))}


def label(kind: AnyKind) -> str:
    """How messages speak of a kind."""
    return kind.name.replace("_", " ").capitalize()


def _said(endpoint: Endpoint, call: Call) -> dict[str, Any]:
    own = {spelled: name for name, spelled in endpoint.verb.spelled.items()}
    return {own.get(name, name): value for name, value in call.said.items() if name not in endpoint.verb.always}


def _defaults(endpoint: Endpoint, call: Call) -> Document:
    """What the path says, and the values of what was left unsaid."""
    path = {camel(name): id for name, id in call.ids.items()}
    unsaid = call.input.model_dump(by_alias=True) if call.input else {}
    left = {name: value for name, value in unsaid.items() if value is not None and name not in endpoint.verb.always}
    return {**path, **left}


def _merged(kind: AnyKind, before: Document, said: Mapping[str, Any]) -> Document:
    """A document after a change: merged members key by key, null taking a value away."""
    merging = {camel(name) for name, info in kind.spec.model_fields.items() if MERGED.name in marks(info)}
    document = dict(before)
    for name, value in said.items():
        document[name] = without_nulls({**before.get(name, {}), **value}) if name in merging else value
    return without_nulls(document)


def without_nulls(members: Mapping[str, Any]) -> dict[str, Any]:
    """The members that say something."""
    return {name: value for name, value in members.items() if value is not None}


def _stamps(kind: AnyKind, change: Writing, *verbs: str) -> dict[str, str]:
    """When and by whom it was created or changed, as far as the kind tells."""
    there = {camel(name) for name in kind.observed.model_fields}
    told = {"At": iso(change.now), "By": change.actor}
    stamps = {verb + ending: value for verb in verbs for ending, value in told.items()}
    return {name: value for name, value in stamps.items() if name in there}


def _links(kind: AnyKind, document: Document) -> dict[str, str]:
    return {f"{named}_id": document[camel(name)] for name, named in references(kind) if camel(name) in document}


def _check_references(view: Reading, kind: AnyKind, call: Call, said: Mapping[str, Any]) -> None:
    check_path(view, call)
    for name, target in references(kind):
        named = said.get(camel(name))
        if named is not None and view.find(target, named) is None:
            raise not_found(label(KINDS[target]), named, camel(name))


def check_path(view: Reading, call: Call) -> None:
    """Refuse a request with 404 whose path names something that is not there."""
    for name, id in call.ids.items():
        kind = KINDS.get(name.removesuffix("_id"))
        if name.endswith("_id") and kind is not None and view.find(kind.name, id) is None:
            raise not_found(label(kind), id)


def _refuse_problems(view: Reading, kind: AnyKind, document: Document, before: Document | None) -> None:
    checks.refuse_marked(kind.spec, document)
    behaviour.of(kind).check(view, document, before)
