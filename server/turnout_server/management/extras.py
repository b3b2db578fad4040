"""Operations that no kind declares, because the client and the provider do without them, but other clients use."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from turnout._wire import Part, Verb
from turnout_server.observed import observed
from turnout_server.records import Reading, Writing

from . import behaviour, parts
from .acts import check_path, existing
from .bodies import list_input, part_input, replacement_input
from .operations import KINDS, AnyKind, Call, Data, Operation, answered
from .pages import page
from .problems import Problem, Refused, invalid

LONGEST_DELAY_MS = 60_000


def operations() -> Iterator[Operation]:
    """The extra operations, made of the same parts as the catalogue's."""
    plan, source = KINDS["tracking_plan"], KINDS["source"]
    rules, labels = _part(plan, "rules"), _part(source, "labels")
    replace = Verb("replaceRulesInTrackingPlan", "PUT", "/tracking-plans/{id}/rules")
    yield Operation(plan, replace, parts.replace_entries, lambda: replacement_input(plan, rules, replace), rules)
    add = Verb("addLabelsToSource", "POST", "/sources/{id}/labels", "labels")
    yield Operation(source, add, _add_labels, lambda: part_input(source, labels, add), labels)
    sources = Verb("listSourcesFromTrackingPlan", "GET", "/tracking-plans/{id}/sources", "sources")
    yield Operation(plan, sources, _sources_of_plan, lambda: list_input(sources.operation))
    connected = Verb(
        "listConnectedDestinationsFromSource", "GET", "/sources/{id}/connected-destinations", "destinations"
    )
    yield Operation(source, connected, _destinations_of_source, lambda: list_input(connected.operation))


async def echo(request: Request) -> Response:
    """Answer what was sent, late or wrongly when asked to: a client's retries are tested with it."""
    asked = request.query_params
    if not asked.get("message"):
        raise invalid(("message", "is required"))
    await asyncio.sleep(_delay(asked.get("delay", "0")) / 1000)
    for flag, refused in _TRIGGERS.items():
        if asked.get(flag) == "true":
            raise refused()
    data = {"method": request.method.lower(), "message": asked["message"], "headers": _headers(request)}
    return JSONResponse({"data": data}, _status(asked.get("statusCode", "200")))


def _add_labels(change: Writing, operation: Operation, call: Call) -> Data:
    row = existing(change, operation, call.path_only)
    labels = row.document["labels"] + [label for label in call.said["labels"] if label not in row.document["labels"]]
    change.change(row, {**row.document, "labels": labels}, behaviour.unique_name(operation.kind, row.document))
    return answered(operation, labels)


def _sources_of_plan(view: Reading, operation: Operation, call: Call) -> Data:
    existing(view, operation, call.path_only)
    window = page(getattr(call.input, "pagination", None))
    under = ("tracking_plan_id", call.ids["id"])
    rows, total = view.page("source_tracking_plan_connection", window.offset, window.count, under)
    sources = [view.get("source", row.document["sourceId"]) for row in rows]
    shown = [observed(KINDS["source"], source) for source in sources]
    return {**answered(operation, shown), "pagination": window.pagination(total)}


def _destinations_of_source(view: Reading, operation: Operation, call: Call) -> Data:
    existing(view, operation, call.path_only)
    check_path(view, call)
    window = page(getattr(call.input, "pagination", None))
    rows, total = view.page("destination", window.offset, window.count, ("source_id", call.ids["id"]))
    shown = [observed(KINDS["destination"], row) for row in rows]
    return {**answered(operation, shown), "pagination": window.pagination(total)}


def _part(kind: AnyKind, field: str) -> Part:
    return next(part for part in kind.parts if part.field == field)


def _delay(text: str) -> int:
    if not text.isdigit() or int(text) > LONGEST_DELAY_MS:
        raise invalid(("delay", f"must be a number of milliseconds up to {LONGEST_DELAY_MS}"))
    return int(text)


def _status(text: str) -> int:
    if not text.isdigit() or not 200 <= int(text) <= 599:
        raise invalid(("statusCode", "must be a number from 200 to 599"))
    return int(text)


def _headers(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if name != "authorization"}


def _one_error() -> Refused:
    return Refused(400, Problem("echo-error", "This error was asked for."))


def _several_errors() -> Refused:
    return Refused(400, *(Problem("echo-error", f"Error {number} of 2 was asked for.") for number in (1, 2)))


def _unexpected_error() -> Refused:
    return Refused(500, Problem("unexpected-error", "This unexpected error was asked for."))


_TRIGGERS: dict[str, Callable[[], Refused]] = {
    "triggerError": _one_error,
    "triggerMultipleErrors": _several_errors,
    "triggerUnexpectedError": _unexpected_error,
}
