"""Profiles Sync: warehouses of a space. Nothing is ever loaded; what was chosen is kept and shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from turnout_server.ids import Fresh
from turnout_server.management import acts
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.management.pages import page
from turnout_server.management.problems import invalid, not_found
from turnout_server.records import Reading, Row, Writing, key_of, same

from . import warehouses
from .selective_sync import overridden

KIND = "profiles_warehouse"
CHOICE = f"{KIND}.selectiveSync"
EVENT_TABLES = f"{KIND}.enableEventTables"


def create(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Make one; its schema is called like the space unless it is said."""
    acts.check_path(change, call)
    if call.input is not None and call.said.get("schemaName") is None:
        slug = change.get("space", call.ids["space_id"]).document["slug"]
        call = Call(call.ids, call.input.model_copy(update={"schema_name": slug}), call.fresh)
    return acts.create(change, endpoint, call)


def choices(view: Reading, _endpoint: Endpoint, call: Call) -> Data:
    """Show a page of what was chosen, and whether the tables of events are loaded."""
    row, window = _warehouse(view, call), page(getattr(call.input, "pagination", None))
    rows, total = view.page(CHOICE, window.offset, window.count, (f"{KIND}_id", row.key))
    shown = {"items": [each.document for each in rows], "pagination": window.pagination(total)}
    return {**shown, "enableEventTables": _tables(view, row)}


def choose(change: Writing, _endpoint: Endpoint, call: Call) -> Data:
    """Keep choices; none can be made while the tables of events are not loaded."""
    row, said = _warehouse(change, call), acts.without_nulls(call.said)
    tables = said.get("enableEventTables", _tables(change, row))
    if said.get("syncOverrides") and not tables:
        raise invalid(("syncOverrides", "is not possible while enableEventTables is false"))
    changed = [_chosen(change, row, override) for override in said.get("syncOverrides", ())]
    changed.append(_switched(change, row, tables))
    return {"status": "UPDATED" if any(changed) else "UNCHANGED"}


def _warehouse(view: Reading, call: Call) -> Row:
    acts.check_path(view, Call({"space_id": call.ids["space_id"]}, None, call.fresh))
    row = view.find(KIND, key_of([call.ids["space_id"], call.ids["warehouse_id"]]))
    if row is None:
        raise not_found("Profiles warehouse", call.ids["warehouse_id"])
    return row


def _tables(view: Reading, row: Row) -> bool:
    """Whether the tables of events are loaded, which they are as long as nobody said otherwise."""
    said = view.find(EVENT_TABLES, row.document["id"])
    return said is None or bool(said.document["enabled"])


def _switched(change: Writing, row: Row, tables: bool) -> bool:
    if _tables(change, row) == tables:
        return False
    said = change.find(EVENT_TABLES, row.document["id"])
    if said:
        change.change(said, {"enabled": tables})
    else:
        change.add(EVENT_TABLES, row.document["id"], {"enabled": tables}, {f"{KIND}_id": row.key})
    return True


def _chosen(change: Writing, row: Row, said: Mapping[str, Any]) -> bool:
    """Keep one choice; whether it changed anything."""
    key = key_of([row.document["id"], said["collection"]])
    kept = change.find(CHOICE, key)
    unsaid = {"warehouseId": row.document["id"], "collection": said["collection"], "enabled": True, "properties": {}}
    document = overridden(kept.document if kept else unsaid, said)
    if kept is None:
        change.add(CHOICE, key, document, {f"{KIND}_id": row.key})
    elif not same(document, kept.document):
        change.change(kept, document)
    return kept is None or not same(document, kept.document)


BEHAVIOURS = {KIND: Behaviour(new_id=Fresh.short, settled=warehouses.settled, check=warehouses.check)}
ACTS: dict[str, Act] = {
    "createProfilesWarehouse": create,
    "listSelectiveSyncsFromWarehouseAndSpace": choices,
    "updateSelectiveSyncForWarehouseAndSpace": choose,
}
