"""What differs between kinds on the server's side: identifiers, what is filled in, what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from turnout._wire import camel
from turnout.resources.base import Kind
from turnout_server.catalog import DESTINATIONS, SOURCES, WAREHOUSES, Catalog
from turnout_server.ids import Fresh
from turnout_server.option_problems import option_problems
from turnout_server.records import Document, Reading

from .operations import Call, Endpoint
from .problems import conflict, invalid, not_found

CATALOGS: Mapping[str, Catalog] = {
    "source_metadata": SOURCES,
    "destination_metadata": DESTINATIONS,
    "warehouse_metadata": WAREHOUSES,
}


def _nothing(_document: Document, _fresh: Fresh) -> Document:
    return {}


def _no_defaults(_document: Document) -> Document:
    return {}


def _as_it_is(document: Document, _before: Document | None) -> Document:
    return document


def _nothing_more(_view: Reading, _document: Document) -> Document:
    return {}


def _no_check(_view: Reading, _document: Document, _before: Document | None) -> None:
    return None


@dataclass(frozen=True)
class Behaviour:
    """The ways of one kind.

    `made` fills in what is made once, `defaults` what is true while nothing is said; `settled` reads a document in
    the light of what was there before, `completed` adds what follows from other objects, `check` refuses it;
    `unique` names a member that no two may share.
    """

    new_id: Callable[[Fresh], str] = Fresh.ksuid
    made: Callable[[Document, Fresh], Document] = _nothing
    defaults: Callable[[Document], Document] = _no_defaults
    settled: Callable[[Document, Document | None], Document] = _as_it_is
    completed: Callable[[Reading, Document], Document] = _nothing_more
    check: Callable[[Reading, Document, Document | None], None] = _no_check
    unique: str | None = None


def of(kind: Kind[Any, Any]) -> Behaviour:
    """The ways of a kind; most have none of their own."""
    return _BEHAVIOURS.get(kind.name) or _of_tags().get(kind.name, _ORDINARY)


@cache
def _of_tags() -> Mapping[str, Behaviour]:
    # The chapters are written in terms of this module.
    from .tags import BEHAVIOURS

    return BEHAVIOURS


def unique_name(kind: Kind[Any, Any], document: Document) -> str | None:
    """The name that no other of the kind may have."""
    unique = of(kind).unique
    return str(document[unique]) if unique else None


def filters(endpoint: Endpoint, call: Call) -> Callable[[Document], bool] | None:
    """The filter that a list request asks for, if it does: members that must be equal."""
    asked = endpoint.kind.list_query
    named = {camel(name) for name in asked.model_fields} if asked else set[str]()
    named |= {camel(name) for name in endpoint.verb.query}
    said = {name: value for name, value in call.said.items() if name in named and value is not None}
    return (lambda document: all(document.get(name) == value for name, value in said.items())) if said else None


def connected_plan(view: Reading, source: str) -> str | None:
    """The tracking plan that a source's events are checked against."""
    rows = view.all("source_tracking_plan_connection", ("source_id", source))
    return rows[0].document["trackingPlanId"] if rows else None


def check_settings(view: Reading, said: Document) -> None:
    """Refuse schema settings that forward to nothing: the members are left out to stop forwarding."""
    targets = {name: said[name] for name in ("forwardingViolationsTo", "forwardingBlockedEventsTo") if name in said}
    empty = [(name, "is not allowed to be empty; leave it out") for name, id in targets.items() if not id]
    if empty:
        raise invalid(*empty)
    for name, id in targets.items():
        if view.find("source", id) is None:
            raise not_found("Source", id, name)


def check_entry(entry: Document, path: str) -> None:
    """Refuse a rule about track calls that names no event."""
    if entry.get("type") == "TRACK" and not entry.get("key"):
        raise invalid((f"{path}.key", "is required"))


def check_metadata(catalog: Catalog, document: Document) -> Document:
    """The catalog entry that a document is an instance of; refused if there is none."""
    entry = catalog.find(document["metadataId"])
    if entry is None:
        raise invalid(("metadataId", f"must be the id of a catalog entry, and {document['metadataId']!r} is none"))
    return entry


def check_options(kind: str, document: Document) -> None:
    """Refuse options of our own that say nothing that events are routed by."""
    problems = list(option_problems(kind, document.get("settings") or {}))
    if problems:
        raise invalid(*problems)


def _check_source(_view: Reading, document: Document, _before: Document | None) -> None:
    check_metadata(SOURCES, document)
    check_options("source", document)


def _check_connection(view: Reading, document: Document, _before: Document | None) -> None:
    plan = connected_plan(view, document["sourceId"])
    if plan is not None and plan != document["trackingPlanId"]:
        raise conflict(
            f"Source '{document['sourceId']}' is connected to tracking plan '{plan}' and can have only one; "
            "disconnect it first.",
            "sourceId",
        )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _plan_made(document: Document, fresh: Fresh) -> Document:
    return {"slug": _slug(document["name"]), "resourceSchemaId": f"rs_{fresh.ksuid()}"}


_ORDINARY = Behaviour()
_BEHAVIOURS: Mapping[str, Behaviour] = {
    "source": Behaviour(
        new_id=Fresh.short,
        made=lambda _document, fresh: {"writeKeys": [fresh.key()], "labels": []},
        defaults=lambda document: {"name": document["slug"]},
        check=_check_source,
        unique="slug",
    ),
    "tracking_plan": Behaviour(
        new_id=lambda fresh: f"tp_{fresh.ksuid()}", made=_plan_made, defaults=lambda _document: {"description": ""}
    ),
    "source_tracking_plan_connection": Behaviour(check=_check_connection),
}

# What an answer says beside its object.
BESIDE: Mapping[str, Callable[[Reading, Call], Document]] = {
    "getSource": lambda view, call: {"trackingPlanId": connected_plan(view, call.ids["id"])},
    "listSchemaSettingsInSource": lambda _view, call: {"sourceId": call.ids["source_id"]},
    "updateSchemaSettingsInSource": lambda _view, call: {"sourceId": call.ids["source_id"]},
}
