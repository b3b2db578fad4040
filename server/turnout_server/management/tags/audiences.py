"""Audiences: kept as they are said, and not computed; previews and runs say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from turnout_server.management import acts, computations
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import KINDS, Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import Problem, Refused, invalid, not_found
from turnout_server.observed import observed
from turnout_server.records import Document, Reading, Row, Writing, iso, key_of

from . import audience_schedules

PREVIEW, RUN = "audience_preview", "audience_run"
PREVIEW_TAKES = timedelta(seconds=1)
NOT_COMPUTED = "This server does not compute audiences: nothing was computed."
_EXTERNAL_IDS = ["user_id", "email", "android.idfa", "ios.idfa"]


def audience(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show one, with its schedules if they are asked for."""
    row = acts.existing(view, endpoint, call.path_only)
    return answered(endpoint, _in_detail(view, row, call))


def audiences(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of those that are wanted."""
    acts.check_path(view, call)
    rows = _wanted(view.all("audience", ("space_id", call.ids["space_id"])), call)
    shown = acts.shown_page(endpoint, call, rows)
    return {**shown, endpoint.verb.answer: [_in_detail(view, row, call) for row in shown[endpoint.verb.answer]]}


def consumers(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the audiences whose queries name this one's key."""
    acts.check_path(view, call)
    used = acts.target(view, "audience", call.ids["id"])
    others = view.all("audience", ("space_id", call.ids["space_id"]))
    naming = re.compile(rf"(?<![\w-]){re.escape(used.document['key'])}(?![\w-])")
    rows = [row for row in others if row.key != used.key and naming.search(row.document["definition"]["query"])]
    found = [observed(KINDS["audience"], row) for row in _wanted(rows, call)]
    return acts.shown_page(endpoint, call, _sorted(found, call.said.get("sort")))


def preview(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep what is to be previewed."""
    acts.check_path(change, call)
    said = call.said
    refuse_definition(said["definition"], said["audienceType"])
    id = call.fresh.ksuid()
    options = {"filterByExternalIds": _EXTERNAL_IDS, **acts.without_nulls(said.get("options") or {})}
    definition = _targeted(said["definition"], said["audienceType"])
    document = {"id": id, "audienceType": said["audienceType"], "definition": definition, "options": options}
    document["createdAt"] = iso(change.now)
    change.add(PREVIEW, key_of([call.ids["space_id"], id]), document, {"space_id": call.ids["space_id"]})
    return answered(endpoint, {"id": id})


def shown_preview(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a preview: running for a moment, then failed, because there is nothing to compute it from."""
    acts.check_path(view, call)
    row = view.find(PREVIEW, key_of([call.ids["space_id"], call.ids["id"]]))
    if row is None:
        raise not_found("Audience preview", call.ids["id"])
    document = {name: value for name, value in row.document.items() if name != "createdAt"}
    if call.fresh.now - datetime.fromisoformat(row.document["createdAt"]) < PREVIEW_TAKES:
        return answered(endpoint, {**document, "status": "RUNNING"})
    return answered(endpoint, {**document, "status": "FAILED", "failureReason": NOT_COMPUTED})


def run(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep that a run was asked for."""
    acts.check_path(change, call)
    row = acts.target(change, "audience", call.ids["audience_id"])
    audience_schedules.refuse_unlinked(row.document)
    document = {"id": call.fresh.ksuid(), "audienceId": row.key, "name": row.document["name"]}
    change.add(RUN, document["id"], document, {"audience_id": row.key})
    return answered(endpoint, {"id": document["id"]})


def refuse_definition(definition: Mapping[str, Any], audience_type: str) -> None:
    """Refuse a target that only linked audiences have."""
    if definition.get("targetEntity") is not None and audience_type != "LINKED":
        raise invalid(("definition.targetEntity", "is only allowed for LINKED audiences"))


def _in_detail(view: Reading, row: Row, call: Call) -> Document:
    linked, definition = row.document["audienceType"] == "LINKED", row.document["definition"]
    counted = row.document["audienceType"]
    if linked:
        counted = "USERS" if definition["targetEntity"] == "profile" else "ENTITIES"
    detail: Document = {"computeCadence": {"type": "BATCH" if linked else "REALTIME"}, "size": {"type": counted}}
    if call.said.get("include") == "schedules":
        found = view.all("audience_schedule", ("audience_id", row.key))
        detail["schedules"] = [audience_schedules.shown(schedule.document) for schedule in found]
    return {**observed(KINDS["audience"], row), **detail}


def _wanted(rows: Iterable[Row], call: Call) -> list[Row]:
    search = call.said.get("search")
    return [row for row in rows if not search or _MATCHING[search["type"]](row.document, search["query"].lower())]


_MATCHING: Mapping[str, Callable[[Document, str], bool]] = {
    "KEY": lambda document, text: document["key"].startswith(text),
    "NAME": lambda document, text: text in document["name"].lower(),
    "DEFINITION": lambda document, text: text in document["definition"]["query"].lower(),
}
_SORTED_BY = {"CREATED_AT": "createdAt", "NAME": "name", "UPDATED_AT": "updatedAt"}


def _sorted(found: list[Document], sort: Mapping[str, str] | None) -> list[Document]:
    if not sort:
        return found
    member = _SORTED_BY[sort["field"]]
    return sorted(found, key=lambda one: str(one[member]), reverse=sort["direction"] == "DESC")


def _targeted(definition: Document, audience_type: str) -> Document:
    said = acts.without_nulls(definition)
    return {"targetEntity": "profile", **said} if audience_type == "LINKED" else said


def _defaults(_document: Document) -> Document:
    return {"enabled": True, "options": {}}


def _settled(document: Document, before: Document | None) -> Document:
    refuse_definition(document["definition"], document["audienceType"])
    known = (before or {}).get("options", {"filterByExternalIds": _EXTERNAL_IDS, "includeHistoricalData": False})
    options = {**known, **acts.without_nulls(document["options"])}
    definition = {**(before or {}).get("definition", {}), **_targeted(document["definition"], "")}
    definition = _targeted(definition, document["audienceType"])
    return {**document, "definition": definition, "options": options, "status": computations.status(document)}


def _check(view: Reading, document: Document, before: Document | None) -> None:
    options = document["options"]
    if options.get("backfillEventDataDays") is not None and not options.get("includeHistoricalData"):
        raise invalid(("options.backfillEventDataDays", "needs includeHistoricalData to be true"))
    if before is None:
        computations.refuse_twins("audience", view, document)
    elif document["definition"].get("targetEntity") != before["definition"].get("targetEntity"):
        raise Refused(
            422,
            Problem("input-validation", '"definition.targetEntity" cannot be changed', "definition.targetEntity"),
        )


BEHAVIOURS = {
    "audience": Behaviour(made=computations.made, defaults=_defaults, settled=_settled, check=_check),
    **audience_schedules.BEHAVIOURS,
}
ACTS: dict[str, Act] = {
    "getAudience": audience,
    "listAudiences": audiences,
    "listAudienceConsumersFromSpaceAndAudience": consumers,
    "createAudiencePreview": preview,
    "getAudiencePreview": shown_preview,
    "forceExecuteAudienceRun": run,
    **audience_schedules.ACTS,
}
