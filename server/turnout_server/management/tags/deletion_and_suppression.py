"""Deletion and suppression: what is asked for, what of it is done, and who is suppressed.

Suppression is done at once: each regulation that suppresses leaves a row with those whom it was the first to name,
which routing reads. Deletion is not: this server finds no events by person, and its destinations take no deletions,
so the answer says NOT_SUPPORTED for each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from turnout_server.catalog import DESTINATIONS
from turnout_server.management.acts import shown_page, target
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.pages import page
from turnout_server.management.problems import invalid, not_found
from turnout_server.records import Document, Reading, Row, Writing, iso

REGULATION, SUPPRESSION = "regulation", "suppression"
RETENTION = timedelta(days=90)
_SPELLED = {"USER_ID": "userId", "OBJECT_ID": "objectId", "ANONYMOUS_ID": "anonymousId"}
_PLACE = ("subjectType", "sourceId", "collection")
_NOWHERE: Document = dict.fromkeys(_PLACE)
_NOT_DELETED = "Deletions are not supported: nothing was deleted, and no deletion was sent on."


def regulate(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Do what can be done about people or objects, and keep what was asked for."""
    said, source = call.said, call.ids.get("source_id")
    if source is not None:
        target(change, "source", source)
    if said["subjectType"] == "ANONYMOUS_ID" and said["regulationType"] != "DELETE_ARCHIVE_ONLY":
        raise invalid(("subjectType", "must be USER_ID unless the regulationType is DELETE_ARCHIVE_ONLY"))
    now = iso(change.now)
    subjects = list(dict.fromkeys(said["subjectIds"]))
    regulation: Document = {
        "id": call.fresh.ksuid(),
        "regulationType": said["regulationType"],
        "subjectType": said["subjectType"],
        "subjects": subjects,
        "createdAt": now,
        "finishedAt": now,
        **({"sourceId": source} if source else {}),
        **({"collection": said["collection"]} if "collection" in said else {}),
    }
    done = _done(change, regulation)
    change.add(REGULATION, regulation["id"], {**regulation, **done}, {})
    return answered(endpoint, regulation["id"])


def _done(change: Writing, regulation: Document) -> Document:
    """Carry a regulation out; how far that went."""
    type = regulation["regulationType"]
    if type == "UNSUPPRESS" and _suppressed_above(change, regulation):
        return {"overallStatus": "FAILED", "streamStatus": []}
    if type == "UNSUPPRESS":
        _unsuppress(change, regulation)
    if type.startswith("SUPPRESS"):
        _suppress(change, regulation)
    streams = _streams(change, regulation) if "DELETE" in type else []
    if not streams:
        return {"overallStatus": "FINISHED", "streamStatus": []}
    overall = "PARTIAL_SUCCESS" if type.startswith("SUPPRESS") else "NOT_SUPPORTED"
    return {"overallStatus": overall, "streamStatus": streams}


def _suppressed_above(view: Reading, regulation: Document) -> bool:
    """Whether somebody is suppressed in the whole workspace, which a source cannot take back."""
    above = {name: value for name, value in regulation.items() if name not in ("sourceId", "collection")}
    return "sourceId" in regulation and any(_of_subjects(row, regulation) for row in _rows(view, above))


def _suppress(change: Writing, regulation: Document) -> None:
    there = {subject for row in _rows(change, regulation) for subject in row.document["subjectIds"]}
    fresh = [subject for subject in regulation["subjects"] if subject not in there]
    if fresh:
        source = regulation.get("sourceId")
        # Those of the whole workspace are listed by this link.
        links = {"source_id": source} if source else {"workspace_id": change.workspace}
        document = {**_place(regulation), "subjectIds": fresh, "regulationId": regulation["id"]}
        change.add(SUPPRESSION, regulation["id"], document, links)


def _unsuppress(change: Writing, regulation: Document) -> None:
    for row in _rows(change, regulation):
        gone = _of_subjects(row, regulation)
        left = [subject for subject in row.document["subjectIds"] if subject not in gone]
        if not left:
            change.remove(row)
        elif gone:
            change.change(row, {**row.document, "subjectIds": left})


def _rows(view: Reading, regulation: Document) -> list[Row]:
    """Who is suppressed in the very place that a regulation is about."""
    source, place = regulation.get("sourceId"), _place(regulation)
    rows = view.all(SUPPRESSION, ("source_id", source) if source else ("workspace_id", view.workspace))
    return [row for row in rows if {name: row.document.get(name) for name in _PLACE} == {**_NOWHERE, **place}]


def _place(regulation: Document) -> Document:
    said: Document = {name: regulation[name] for name in ("sourceId", "collection") if name in regulation}
    return {"subjectType": _SPELLED[regulation["subjectType"]], **said}


def _of_subjects(row: Row, regulation: Document) -> set[str]:
    return set(regulation["subjects"]) & set(row.document["subjectIds"])


def _streams(view: Reading, regulation: Document) -> list[Document]:
    """The destinations that events about the subjects may have gone to, source by source."""
    source = regulation.get("sourceId")
    rows = view.all("destination", ("source_id", source) if source else None)
    sources = dict.fromkeys(row.document["sourceId"] for row in rows)
    return [
        {"id": id, "destinationStatus": [_status(row, regulation) for row in rows if row.document["sourceId"] == id]}
        for id in sources
    ]


def _status(destination: Row, regulation: Document) -> Document:
    entry = DESTINATIONS.find(destination.document["metadataId"]) or {}
    return {
        "name": entry.get("name", ""),
        "id": destination.key,
        "status": "NOT_SUPPORTED",
        "errString": _NOT_DELETED,
        "finishedAt": regulation["finishedAt"],
    }


def regulation(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show one regulation of the last 90 days."""
    id = call.ids["regulate_id"]
    row = view.find(REGULATION, id)
    if row is None or not _kept([row], call.fresh.now):
        raise not_found("Regulation", id)
    names = ("id", "overallStatus", "finishedAt", "createdAt", "streamStatus")
    return answered(endpoint, {"workspaceId": view.workspace, **{name: row.document[name] for name in names}})


def of_workspace(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the regulations of the workspace in the last 90 days."""
    return shown_page(endpoint, call, _listed(view, call, None))


def of_source(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the regulations of one source in the last 90 days."""
    source = target(view, "source", call.ids["source_id"])
    return shown_page(endpoint, call, _listed(view, call, source.key))


def _listed(view: Reading, call: Call, source: str | None) -> list[Document]:
    status, types = call.said.get("status"), call.said.get("regulationTypes")
    rows = (row for row in _kept(view.all(REGULATION), call.fresh.now) if row.document.get("sourceId") == source)
    shown = [_entry(row.document) for row in rows]
    return [
        one for one in shown if status in (None, one["status"]) and (types is None or one["regulationType"] in types)
    ]


def _entry(document: Document) -> Document:
    names = ("id", "subjectType", "subjects", "createdAt", "regulationType", "finishedAt")
    return {"status": document["overallStatus"], **{name: document[name] for name in names}}


def _kept(rows: Sequence[Row], now: datetime) -> list[Row]:
    return [row for row in rows if datetime.fromisoformat(row.document["createdAt"]) > now - RETENTION]


def suppressions(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of those who are suppressed in the whole workspace."""
    window = page(getattr(call.input, "pagination", None))
    rows, total = view.page(SUPPRESSION, window.offset, window.count, ("workspace_id", view.workspace))
    shown = [{name: row.document[name] for name in ("subjectType", "subjectIds")} for row in rows]
    return {**answered(endpoint, shown), "pagination": window.pagination(total)}


ACTS: dict[str, Act] = {
    "createWorkspaceRegulation": regulate,
    "createSourceRegulation": regulate,
    "createCloudSourceRegulation": regulate,
    "getRegulation": regulation,
    "listWorkspaceRegulations": of_workspace,
    "listRegulationsFromSource": of_source,
    "listSuppressions": suppressions,
}
