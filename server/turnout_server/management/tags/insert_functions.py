"""Insert functions at work: kept and shown, but no event goes through one here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from turnout_server.management import acts
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import invalid
from turnout_server.management.secrets import restored
from turnout_server.observed import CENSORED, observed
from turnout_server.records import Document, Reading, Row, Writing, iso, same

from .functions import bare, find_function

KIND = "insert_function_instance"
# What each sort of insert function stands before or behind.
_PLACES = {"INSERT_DESTINATION": "destination", "INSERT_SOURCE": "source", "INSERT_TRANSFORMATION": "destination"}
_TYPES: Mapping[str, tuple[type, str]] = {
    "STRING": (str, "a string"),
    "BOOLEAN": (bool, "a boolean"),
    "ARRAY": (list, "an array"),
    "TEXT_MAP": (dict, "of type object"),
}


def create(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Put an insert function to work."""
    said = {"enabled": True, **acts.without_nulls(call.said)}
    function = find_function(change, said["functionId"], "functionId")
    place = _PLACES.get(function.document["resourceType"])
    if place is None:
        raise invalid(("functionId", f"must be an insert function, and {function.key!r} is none"))
    other = acts.target(change, place, said["integrationId"])
    now = iso(change.now)
    made = {"id": call.fresh.ksuid(), "classId": bare(function.key), "createdAt": now, "updatedAt": now}
    document = _settled(function, {**said, "functionId": function.key, **made}, None)
    row = change.add(KIND, made["id"], document, {"function_id": function.key, f"{place}_id": other.key})
    return answered(endpoint, observed(endpoint.kind, row))


def listed(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the instances of one function."""
    function = find_function(view, call.said["functionId"])
    rows = view.all(KIND, ("function_id", function.key))
    return acts.shown_page(endpoint, call, [observed(endpoint.kind, row) for row in rows])


def update(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Change one; its settings are merged, and null takes one away."""
    row = acts.existing(change, endpoint, call.path_only)
    said = acts.without_nulls(call.said)
    settings = acts.without_nulls({**row.document["settings"], **said.get("settings", {})})
    function = change.get("function", row.document["functionId"])
    document = _settled(function, {**row.document, **said, "settings": settings}, row.document)
    if not same(document, row.document):
        row = change.change(row, {**document, "updatedAt": iso(change.now)})
    return answered(endpoint, observed(endpoint.kind, row))


def _settled(function: Row, document: Document, before: Document | None) -> Document:
    document = restored({**document, "settings": acts.without_nulls(document["settings"])}, before)
    described: list[Any] = function.document["settings"]
    problems = [problem for setting in described for problem in _problems(setting, document["settings"])]
    if problems:
        raise invalid(*problems)
    secret = [setting["name"] for setting in described if setting["sensitive"]]
    return {**document, "encryptedSettings": {name: CENSORED for name in secret if name in document["settings"]}}


def _problems(setting: Mapping[str, Any], settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    field, (wanted, words) = f"settings.{setting['name']}", _TYPES[setting["type"]]
    if setting["name"] not in settings:
        if setting["required"]:
            yield field, "is required"
    elif not isinstance(settings[setting["name"]], wanted):
        yield field, f"must be {words}"


ACTS: dict[str, Act] = {
    "createInsertFunctionInstance": create,
    "listInsertFunctionInstances": listed,
    "updateInsertFunctionInstance": update,
}
