"""Warehouses: what is connected to them, and whether their settings are complete.

Nothing is loaded anywhere, and no warehouse is ever spoken to: a warehouse counts as connected when its settings say
all that its catalog entry asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from turnout_server.catalog import WAREHOUSES
from turnout_server.ids import Fresh
from turnout_server.management import acts
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import KINDS, Act, Call, Data, Endpoint, answered
from turnout_server.management.pages import page
from turnout_server.management.problems import invalid, not_found
from turnout_server.management.secrets import restored
from turnout_server.observed import observed
from turnout_server.records import Document, Reading, Row, Writing, key_of

CONNECTION = "source_warehouse_connection"


def create_warehouse(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Make one and connect all sources to it, unless told not to."""
    data = acts.create(change, endpoint, call)
    if not call.said.get("disconnectAllSources"):
        for source in change.all("source"):
            connect(change, source.key, data["warehouse"]["id"])
    return data


def create_source(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Make a source and connect it to all warehouses, unless told not to."""
    data = acts.create(change, endpoint, call)
    if not call.said.get("disconnectAllWarehouses"):
        for warehouse in change.all("warehouse"):
            connect(change, data["source"]["id"], warehouse.key)
    return data


def add_connection(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Connect a source to a warehouse; that it is connected already is no problem."""
    acts.check_path(change, call)
    connect(change, call.ids["source_id"], call.ids["warehouse_id"])
    return {"status": "CONNECTED"}


def connect(change: Writing, source: str, warehouse: str) -> None:
    """Connect the two, if they are not connected."""
    key = key_of([source, warehouse])
    if change.find(CONNECTION, key) is None:
        document = {"sourceId": source, "warehouseId": warehouse}
        change.add(CONNECTION, key, document, {"source_id": source, "warehouse_id": warehouse})


def connected(view: Reading, call: Call) -> Row:
    """The connection that the members of a path name; refused with 404 if there is none."""
    acts.check_path(view, call)
    source, warehouse = call.ids["source_id"], call.ids["warehouse_id"]
    row = view.find(CONNECTION, key_of([source, warehouse]))
    if row is None:
        raise not_found(f"Connection of warehouse '{warehouse}' to the source", source)
    return row


def connected_sources(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the sources that are connected to a warehouse."""
    acts.check_path(view, call)
    return _others(view, endpoint, call, ("warehouse_id", call.ids["warehouse_id"]), "source")


def connected_warehouses(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the warehouses that a source is connected to."""
    acts.check_path(view, call)
    return _others(view, endpoint, call, ("source_id", call.ids["source_id"]), "warehouse")


def validate(_view: Writing, _endpoint: Endpoint, call: Call) -> Data:
    """Whether settings are complete."""
    entry_of(call.said)
    return {"status": _state(call.said)}


def connection_state(view: Reading, _endpoint: Endpoint, call: Call) -> Data:
    """Whether a warehouse's settings are complete."""
    return {"connectionState": _state(acts.target(view, "warehouse", call.ids["warehouse_id"]).document)}


def entry_of(document: Mapping[str, Any]) -> Document:
    """The catalog entry of a warehouse; refused if there is none."""
    entry = WAREHOUSES.find(document["metadataId"])
    if entry is None:
        text = f"must be the id of a warehouse in the catalog, and {document['metadataId']!r} is none"
        raise invalid(("metadataId", text))
    return entry


def settled(document: Document, before: Document | None) -> Document:
    """The name may be said among the settings, where it is answered; what stands beside them counts more."""
    settings = dict(document["settings"])
    name = settings.pop("name", None)
    unsaid = "name" not in document or document["name"] == (before or {}).get("name")
    if name is not None and unsaid:
        document = {**document, "name": name}
    return restored({**document, "settings": settings}, before)


def check(_view: Reading, document: Document, _before: Document | None) -> None:
    """Refuse what is no warehouse of the catalog, and a name that is none."""
    entry_of(document)
    if not isinstance(document.get("name", ""), str):
        raise invalid(("settings.name", "must be a string"))


def _state(document: Mapping[str, Any]) -> str:
    asked = [option["name"] for option in entry_of(document)["options"] if option["required"]]
    complete = document["settings"] and all(document["settings"].get(name) for name in asked)
    return "CONNECTED" if complete else "FAILED"


def _others(view: Reading, endpoint: Endpoint, call: Call, under: tuple[str, str], kind: str) -> Data:
    """A page of what is at the other end of connections."""
    window = page(getattr(call.input, "pagination", None))
    rows, total = view.page(CONNECTION, window.offset, window.count, under)
    found = (view.find(kind, row.document[f"{kind}Id"]) for row in rows)
    shown = [observed(KINDS[kind], row) for row in found if row is not None]
    return {**answered(endpoint, shown), "pagination": window.pagination(total)}


BEHAVIOURS = {"warehouse": Behaviour(new_id=Fresh.short, settled=settled, check=check)}
ACTS: dict[str, Act] = {
    "createWarehouse": create_warehouse,
    "createSource": create_source,
    "addConnectionFromSourceToWarehouse": add_connection,
    "listConnectedSourcesFromWarehouse": connected_sources,
    "listConnectedWarehousesFromSource": connected_warehouses,
    "createValidationInWarehouse": validate,
    "getConnectionStateFromWarehouse": connection_state,
}
