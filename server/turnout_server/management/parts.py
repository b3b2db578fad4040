"""What the server does for the fields that live at paths of their own: labels, rules, schema settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from turnout._wire import Part, camel
from turnout_server.observed import part_kind, settings_of
from turnout_server.records import Document, Reading, Row, Writing, iso, key_of, same

from . import behaviour, checks
from .acts import check_path, existing, without_nulls
from .bodies import part_item
from .operations import AnyKind, Call, Data, Endpoint, answered, owner
from .pages import page
from .problems import conflict, invalid


def write_member(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Replace a member of the object itself."""
    part = _part(endpoint)
    row = existing(change, endpoint, call.path_only)
    value = call.said[part.field]
    change.change(row, {**row.document, part.field: value}, behaviour.unique_name(endpoint.kind, row.document))
    return answered(endpoint, value)


def read_settings(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a part that is one object."""
    check_path(view, call)
    return _settings_answer(view, endpoint, call, view.find(*_settings_place(endpoint, call)))


def write_settings(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Change what is said of a part that is one object; members that are no objects go when left out."""
    check_path(change, call)
    said, place = call.said, _settings_place(endpoint, call)
    behaviour.check_settings(change, said)
    row = change.find(*place)
    before = row.document if row else {}
    groups = {name: without_nulls(value) for name, value in said.items() if isinstance(value, dict)}
    kept = {name: {**value, **groups.get(name, {})} for name, value in before.items() if isinstance(value, dict)}
    document = {**without_nulls(said), **groups, **kept}
    row = change.change(row, document) if row else change.add(*place, document, dict([owner(endpoint, call)]))
    return _settings_answer(change, endpoint, call, row)


def read_entries(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of a keyed part's entries."""
    existing(view, endpoint, call.path_only)
    window = page(getattr(call.input, "pagination", None))
    kind = part_kind(endpoint.kind, _part(endpoint))
    rows, total = view.page(kind, window.offset, window.count, owner(endpoint, call))
    return {**answered(endpoint, [row.document for row in rows]), "pagination": window.pagination(total)}


def upsert_entries(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Add entries or change those with the same key; `newKey` gives an entry another key."""
    keeper = _keeper(change, endpoint, call)
    keeper.refuse_twins(call.said[keeper.part.field])
    for place, said in enumerate(call.said[keeper.part.field]):
        new_key = said.pop("newKey", None)
        keeper.put(place, said, keeper.key(said) if new_key is None else keeper.rename(place, said, new_key))
    return keeper.done()


def replace_entries(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep exactly these entries."""
    keeper = _keeper(change, endpoint, call)
    entries = call.said[keeper.part.field]
    keeper.refuse_twins(entries)
    wanted = {keeper.key(entry) for entry in entries}
    for key in keeper.rows.keys() - wanted:
        keeper.take_out(key)
    for place, entry in enumerate(entries):
        keeper.put(place, entry, keeper.key(entry))
    return keeper.done()


def remove_entries(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Remove entries by their keys; those that are not there are no problem."""
    keeper = _keeper(change, endpoint, call)
    for entry in call.said[keeper.part.field]:
        if keeper.key(entry) in keeper.rows:
            keeper.take_out(keeper.key(entry))
    return keeper.done()


@dataclass
class _Keeper:
    """The entries of one object's keyed part while they are being changed."""

    change: Writing
    endpoint: Endpoint
    part: Part
    object: Row
    link: tuple[str, str]
    rows: dict[str, Row]
    touched: bool = False

    def key(self, entry: Mapping[str, Any]) -> str:
        return key_of([self.link[1], *(str(entry.get(name) or "") for name in self.part.key)])

    def rename(self, place: int, said: Document, new_key: str) -> str:
        """Free the old key; the entry goes on under the new one, with its date of creation."""
        old = self.rows.get(self.key(said))
        said["key"] = new_key
        key = self.key(said)
        if old is None or old.key == key:
            return key
        if key in self.rows:
            raise conflict(f"There is a rule with the key '{new_key}' already.", f"{self.part.field}[{place}].newKey")
        self.take_out(old.key)
        self.rows[key] = self.change.add(old.kind, key, {**old.document, "key": new_key}, dict([self.link]))
        return key

    def put(self, place: int, entry: Document, key: str) -> None:
        path = f"{self.part.field}[{place}]"
        entry = {name: value for name, value in entry.items() if value is not None or name not in self.part.key}
        checks.refuse_marked(part_item(self.endpoint.kind, self.part), entry, path)
        behaviour.check_entry(entry, path)
        now, row = iso(self.change.now), self.rows.get(key)
        if row is None:
            document = {**entry, "createdAt": now, "updatedAt": now}
            kind = part_kind(self.endpoint.kind, self.part)
            self.rows[key] = self.change.add(kind, key, document, dict([self.link]))
        elif not same({**row.document, **entry}, row.document):
            self.rows[key] = self.change.change(row, {**row.document, **entry, "updatedAt": now})
        else:
            return
        self.touched = True

    def take_out(self, key: str) -> None:
        self.change.remove(self.rows.pop(key))
        self.touched = True

    def refuse_twins(self, entries: Iterable[Document]) -> None:
        seen: set[str] = set()
        for place, key in enumerate(map(self.key, entries)):
            if key in seen:
                raise invalid((f"{self.part.field}[{place}]", "contains a duplicate value"))
            seen.add(key)

    def done(self) -> Data:
        most = _most(self.endpoint.kind, self.part)
        if most and len(self.rows) > most:
            raise invalid((self.part.field, f"must contain less than or equal to {most} items"))
        if self.touched and "updatedAt" in self.object.document:
            self.change.change(self.object, {**self.object.document, "updatedAt": iso(self.change.now)})
        return answered(self.endpoint, None)


def _keeper(change: Writing, endpoint: Endpoint, call: Call) -> _Keeper:
    part, link = _part(endpoint), owner(endpoint, call)
    row = existing(change, endpoint, call.path_only)
    rows = {entry.key: entry for entry in change.all(part_kind(endpoint.kind, part), link)}
    return _Keeper(change, endpoint, part, row, link, rows)


def _most(kind: AnyKind, part: Part) -> int | None:
    """How many entries the definition lets an object have."""
    info = next(info for name, info in kind.spec.model_fields.items() if camel(name) == part.field)
    return next((limit for mark in info.metadata if (limit := getattr(mark, "max_length", None))), None)


def _settings_place(endpoint: Endpoint, call: Call) -> tuple[str, str]:
    return part_kind(endpoint.kind, _part(endpoint)), owner(endpoint, call)[1]


def _settings_answer(view: Reading, endpoint: Endpoint, call: Call, row: Row | None) -> Data:
    beside = behaviour.BESIDE[endpoint.verb.operation](view, call)
    return {**beside, **answered(endpoint, settings_of(_part(endpoint), row))}


def _part(endpoint: Endpoint) -> Part:
    if endpoint.part is None:
        raise TypeError(f"{endpoint.verb.operation} is about no part")
    return endpoint.part
