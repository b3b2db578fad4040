"""Reverse ETL: syncs that are begun, run for a moment and end; no query is run here, so that nothing is synced."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from turnout_server.management.acts import target
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.pages import Pagination, page
from turnout_server.management.problems import conflict, invalid, not_found
from turnout_server.records import Document, Reading, Row, Writing, iso, key_of

KIND = "reverse_etl_model.syncs"
RUNS = timedelta(seconds=1)
HONESTLY = "Nothing was extracted: this server keeps models but runs no queries."
_CANCELED = ("SyncAlreadyCanceled", "sync already canceled")
_FINISHED = ("SyncFinishedCannotCancel", "sync already finished")


def start(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Begin a sync of a model to a subscription."""
    said = call.said
    for name, kind in (("sourceId", "source"), ("modelId", "reverse_etl_model")):
        if change.find(kind, said[name]) is None:
            raise not_found(kind.replace("_", " ").capitalize(), said[name], name)
    _check_sync(change, said)
    sync = {"syncId": call.fresh.ksuid(), "startedAt": iso(change.now)}
    key = key_of([said["modelId"], sync["syncId"]])
    change.add(KIND, key, {**said, **sync}, {"reverse_etl_model_id": said["modelId"]})
    return answered(endpoint, sync)


def _check_sync(view: Reading, said: Document) -> None:
    model = view.get("reverse_etl_model", said["modelId"]).document
    if model["sourceId"] != said["sourceId"]:
        raise invalid(("sourceId", f"must be the model's source {model['sourceId']!r}"))
    subscription = _subscription(view, said["subscriptionId"], "subscriptionId").document
    if subscription.get("modelId") != said["modelId"]:
        raise invalid(("subscriptionId", "must be a subscription that sends the rows of the model"))
    if not model["enabled"]:
        raise conflict(f"Model '{said['modelId']}' is disabled; enable it to sync its rows.", "modelId")


def status(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show how far a sync is."""
    return answered(endpoint, _shown(_sync(view, call), call.fresh.now))


def statuses(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the syncs of a model to a subscription, the latest first."""
    model = target(view, "reverse_etl_model", call.ids["model_id"])
    subscription = _subscription(view, call.ids["subscription_id"]).document["id"]
    rows = [
        row
        for row in reversed(view.all(KIND, ("reverse_etl_model_id", model.key)))
        if row.document["subscriptionId"] == subscription
    ]
    asked: Any = call.input
    window = page(Pagination(count=asked.count, cursor=asked.cursor), "cursor")
    shown = [_shown(row.document, call.fresh.now) for row in rows[window.offset : window.offset + window.count]]
    return {**answered(endpoint, shown), "pagination": window.pagination(len(rows))}


def cancel(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """End a sync that runs; say why not if it does not."""
    document = _sync(change, call)
    told = {"modelId": document["modelId"], "syncId": document["syncId"]}
    problem = _CANCELED if "canceledAt" in document else _FINISHED if _ended(document, call.fresh.now) else None
    if problem:
        code, text = problem
        return answered(endpoint, {**told, "errorCode": code, "errorMessage": text})
    row = change.get(KIND, key_of([document["modelId"], document["syncId"]]))
    change.change(row, {**document, "canceledAt": iso(change.now)})
    return answered(endpoint, {**told, "status": "CANCELLING"})


def _sync(view: Reading, call: Call) -> Document:
    target(view, "reverse_etl_model", call.ids["model_id"])
    row = view.find(KIND, key_of([call.ids["model_id"], call.ids["sync_id"]]))
    if row is None:
        raise not_found("Sync", call.ids["sync_id"])
    return row.document


def _subscriptions(view: Reading) -> list[Row]:
    return view.all("destination_subscription")


def _subscription(view: Reading, id: str, field: str | None = None) -> Row:
    found = next((row for row in _subscriptions(view) if row.document["id"] == id), None)
    if found is None:
        raise not_found("Destination subscription", id, field)
    return found


def _ended(document: Document, now: datetime) -> datetime | None:
    """When a sync ended: nothing but the time makes it end."""
    if "canceledAt" in document:
        return datetime.fromisoformat(document["canceledAt"])
    end = datetime.fromisoformat(document["startedAt"]) + RUNS
    return end if end <= now else None


def _shown(document: Document, now: datetime) -> Document:
    said = {name: document[name] for name in ("syncId", "modelId", "sourceId", "startedAt")}
    started, ended = datetime.fromisoformat(document["startedAt"]), _ended(document, now)
    duration = f"{((ended or now) - started).total_seconds():.3f}s"
    if ended is None:
        return {**said, "syncStatus": "IN_PROGRESS", "duration": duration}
    finished = {**said, "duration": duration, "finishedAt": iso(ended)}
    if "canceledAt" in document:
        return {**finished, "syncStatus": "FAIL", "error": "The sync was canceled.", "errorCode": "SyncCanceled"}
    phase = {"errorCode": "", "startedAt": document["startedAt"], "finishedAt": iso(ended)}
    counted = dict.fromkeys(("addedCount", "updatedCount", "deletedCount", "extractCount"), "0")
    delivered = dict.fromkeys(("deliverSuccessCount", "deliverFailureCount"), "0")
    phases = {"extractPhase": {**counted, **phase}, "loadPhase": {**delivered, **phase}}
    return {**finished, "syncStatus": "SUCCESS", "error": HONESTLY, **phases}


ACTS: dict[str, Act] = {
    "createReverseETLManualSync": start,
    "getReverseETLSyncStatus": status,
    "listReverseETLSyncStatusesFromModelAndSubscriptionId": statuses,
    "cancelReverseETLSyncForModel": cancel,
}
