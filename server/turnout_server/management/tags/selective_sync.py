"""Selective Sync: schedules and choices are kept as they are said. No sync ever runs here; there are no reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import available_timezones

from turnout_server.management import acts
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.management.problems import invalid, not_found
from turnout_server.records import Document, Reading, Row, Writing, key_of, same

from .warehouses import CONNECTION, connected

SCHEDULE = "warehouse.advancedSyncSchedule"
CHOICE = "warehouse.selectiveSync"
# What is chosen for a source as a whole is kept like a collection without a name.
WHOLE = ""


def schedule(view: Reading, _endpoint: Endpoint, call: Call) -> Data:
    """Show the schedule of a warehouse; off as long as nobody said anything."""
    acts.check_path(view, call)
    row = view.find(SCHEDULE, key_of([call.ids["warehouse_id"]]))
    return dict(row.document) if row else {"enabled": False}


def replace_schedule(change: Writing, _endpoint: Endpoint, call: Call) -> Data:
    """Keep the schedule that is said in the place of the one there was."""
    acts.check_path(change, call)
    said = acts.without_nulls(call.said)
    problems = list(_schedule_problems(said))
    if problems:
        raise invalid(*problems)
    key = key_of([call.ids["warehouse_id"]])
    row = change.find(SCHEDULE, key)
    if row:
        change.change(row, said)
    else:
        change.add(SCHEDULE, key, said, {"warehouse_id": call.ids["warehouse_id"]})
    return said


def choices(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of what was chosen for a connection; collections of which nothing was said are not known here."""
    rows = view.all(CHOICE, (f"{CONNECTION}_id", connected(view, call).key))
    return acts.shown_page(endpoint, call, [row.document for row in rows if row.document["collection"] != WHOLE])


def choose(change: Writing, _endpoint: Endpoint, call: Call) -> Data:
    """Keep choices: of properties, of collections, or of sources with all of their collections."""
    acts.check_path(change, call)
    warehouse, overrides = call.ids["warehouse_id"], call.said["syncOverrides"]
    problems = [each for place, said in enumerate(overrides) for each in _override_problems(said, place)]
    if problems:
        raise invalid(*problems)
    for place, said in enumerate(overrides):
        _check_connected(change, warehouse, said["sourceId"], f"syncOverrides[{place}].sourceId")
    changed = [_chosen(change, warehouse, said) for said in overrides]
    return {"status": "UPDATED" if any(changed) else "UNCHANGED", "warnings": []}


def reports(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """No report: nothing is ever synced."""
    if "source_id" in call.ids:
        connected(view, call)
    acts.check_path(view, call)
    return acts.shown_page(endpoint, call, [])


def overridden(document: Document, said: Mapping[str, Any]) -> Document:
    """A collection's choices after one more: of one property, or of the whole collection."""
    name = said.get("property")
    if name is None:
        return {**document, "enabled": said["enabled"]}
    return {**document, "properties": {**document["properties"], name: {"enabled": said["enabled"]}}}


def _chosen(change: Writing, warehouse: str, said: Mapping[str, Any]) -> bool:
    """Keep one choice; whether it changed anything."""
    collection = said.get("collection") or WHOLE
    row = _row(change, warehouse, said["sourceId"], collection)
    if row is None:
        document = _unsaid(change, warehouse, said["sourceId"], collection)
        _add(change, document, overridden(document, said))
    kept = [row] if row else []
    if collection == WHOLE:
        kept = change.all(CHOICE, (f"{CONNECTION}_id", key_of([said["sourceId"], warehouse])))
    differing = [
        (each, wanted) for each in kept if not same(wanted := overridden(each.document, said), each.document)
    ]
    for each, wanted in differing:
        change.change(each, wanted)
    return row is None or bool(differing)


def _row(view: Reading, warehouse: str, source: str, collection: str) -> Row | None:
    return view.find(CHOICE, key_of([warehouse, source, collection]))


def _unsaid(view: Reading, warehouse: str, source: str, collection: str) -> Document:
    """A collection that nothing was chosen for: loaded, unless its source is not."""
    whole = _row(view, warehouse, source, WHOLE)
    enabled = whole.document["enabled"] if whole else True
    named = {"sourceId": source, "warehouseId": warehouse, "collection": collection}
    return {**named, "enabled": enabled, "properties": {}}


def _add(change: Writing, before: Document, document: Document) -> None:
    key = key_of([before["warehouseId"], before["sourceId"], before["collection"]])
    link = key_of([before["sourceId"], before["warehouseId"]])
    change.add(CHOICE, key, document, {f"{CONNECTION}_id": link})


def _check_connected(view: Reading, warehouse: str, source: str, field: str) -> None:
    if view.find("source", source) is None:
        raise not_found("Source", source, field)
    if view.find(CONNECTION, key_of([source, warehouse])) is None:
        raise invalid((field, f"must be connected to the warehouse, and {source!r} is not"))


def _override_problems(said: Mapping[str, Any], place: int) -> Iterator[tuple[str, str]]:
    if said.get("property") is not None and not said.get("collection"):
        yield f"syncOverrides[{place}].collection", "is required with a property"


def _schedule_problems(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    times = said.get("schedule")
    if times is None:
        if said["enabled"]:
            yield "schedule", "is required when it is enabled"
        return
    hours = [time["hourOfDay"] for time in times["times"]]
    if len(set(hours)) < len(hours):
        yield "schedule.times", "contains an hour twice"
    known = available_timezones()
    # Systems without a database of time zones know none.
    if known and times["timezone"] not in known:
        yield "schedule.timezone", "must be the name of a time zone, such as Europe/Berlin"


ACTS: dict[str, Act] = {
    "getAdvancedSyncScheduleFromWarehouse": schedule,
    "replaceAdvancedSyncScheduleForWarehouse": replace_schedule,
    "listSelectiveSyncsFromWarehouseAndSource": choices,
    "updateSelectiveSyncForWarehouse": choose,
    "listSyncsFromWarehouse": reports,
    "listSyncsFromWarehouseAndSource": reports,
}
