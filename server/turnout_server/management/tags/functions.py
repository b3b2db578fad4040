"""Functions: what was saved and what is deployed. No code is ever run here."""

from __future__ import annotations

from typing import Any

from turnout_server.ids import Fresh
from turnout_server.management import acts
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import invalid, not_found
from turnout_server.records import Document, Reading, Row, Writing, iso, key_of

VERSION = "function.versions"
PREFIXES = {
    "SOURCE": "sfnc_",
    "DESTINATION": "dfnc_",
    "INSERT_DESTINATION": "ifnd_",
    "INSERT_SOURCE": "ifns_",
    "INSERT_TRANSFORMATION": "ifnt_",
}
NAMED_AFTER_WORKSPACE = ("DESTINATION", "INSERT_DESTINATION", "INSERT_SOURCE")
_LISTED = ("id", "resourceType", "createdAt", "createdBy", "displayName", "description", "logoUrl", "catalogId")


def create(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Make one, with its first version; it is not deployed."""
    data = acts.create(change, endpoint, _named(change, call, call.said["resourceType"]))
    row = change.get("function", data["function"]["id"])
    _save(change, row.key, call)
    return answered(endpoint, row.document)


def update(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Change one; other code makes another version."""
    before = acts.existing(change, endpoint, call.path_only)
    if call.said.get("code", before.document["code"]) != before.document["code"]:
        _save(change, before.key, call)
    return acts.update(change, endpoint, _named(change, call, before.document["resourceType"]))


def listed(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the functions that do one thing, each without its code and settings."""
    kind = call.said["resourceType"]
    found = [row.document for row in view.all("function") if row.document["resourceType"] == kind]
    return acts.shown_page(endpoint, call, [{name: each[name] for name in _LISTED if name in each} for each in found])


def deploy(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Let the latest version be the one that runs."""
    function, versions = _function(change, call), _versions(change, call)
    now, latest = iso(change.now), versions[-1]
    for version in versions[:-1]:
        change.change(version, {**version.document, "isDeployed": False})
    change.change(latest, {**latest.document, "isDeployed": True, "deployedAt": now, "updatedAt": now})
    change.change(function, {**function.document, "isLatestVersion": True, "deployedAt": now})
    return answered(endpoint, {"status": "SUCCESS"})


def versions(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of a function's versions, the latest first."""
    _function(view, call)
    return acts.shown_page(endpoint, call, [row.document for row in reversed(_versions(view, call))])


def version(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show one version."""
    return answered(endpoint, _version(view, call, call.ids["version_id"]).document)


def restore(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Make the code of an old version the latest version; it is not deployed."""
    function = _function(change, call)
    old = _version(change, call, call.said["versionId"], "versionId")
    saved = _save(change, function.key, call, old.document["code"])
    change.change(function, {**function.document, "code": old.document["code"], "isLatestVersion": False})
    return answered(endpoint, saved.document)


def find_function(view: Reading, id: str, field: str | None = None) -> Row:
    """The function with this id, which may lack what functions' ids begin with; refused with 404 if there is none."""
    found = (view.find("function", prefix + id) for prefix in ("", *PREFIXES.values()))
    row = next((row for row in found if row is not None), None)
    if row is None:
        raise not_found("Function", id, field)
    return row


def bare(id: str) -> str:
    """A function's id without what tells its type."""
    return next((id.removeprefix(prefix) for prefix in PREFIXES.values() if id.startswith(prefix)), id)


def _function(view: Reading, call: Call) -> Row:
    return acts.target(view, "function", call.ids["function_id"])


def _versions(view: Reading, call: Call) -> list[Row]:
    """From the oldest to the latest."""
    return view.all(VERSION, ("function_id", call.ids["function_id"]))


def _version(view: Reading, call: Call, id: str, field: str | None = None) -> Row:
    function = _function(view, call)
    row = view.find(VERSION, key_of([function.key, id]))
    if row is None:
        raise not_found("Version", id, field)
    return row


def _save(change: Writing, function: str, call: Call, code: str | None = None) -> Row:
    id, now = call.fresh.ksuid(), iso(change.now)
    document = {
        "id": id,
        "code": call.said["code"] if code is None else code,
        "author": change.actor,
        "isDeployed": False,
        "createdAt": now,
        "updatedAt": now,
    }
    return change.add(VERSION, key_of([function, id]), document, {"function_id": function})


def _named(view: Reading, call: Call, kind: str) -> Call:
    """The request with the workspace's name behind the function's, where the service puts it."""
    name = call.said.get("displayName")
    ending = f" ({view.get('workspace', view.workspace).document['name']})"
    if kind not in NAMED_AFTER_WORKSPACE or name is None or name.endswith(ending) or call.input is None:
        return call
    return Call(call.ids, call.input.model_copy(update={"display_name": name + ending}), call.fresh)


def _made(document: Document, fresh: Fresh) -> Document:
    id = fresh.short()
    unsaid = {"description": "", "logoUrl": "", "previewWebhookUrl": "", "batchMaxCount": 0}
    return {"id": PREFIXES[document["resourceType"]] + id, "catalogId": id, "isLatestVersion": False, **unsaid}


def _settled(document: Document, before: Document | None) -> Document:
    """Other code than before is not what is deployed."""
    same = before is not None and before["code"] == document["code"]
    return document if same else {**document, "isLatestVersion": False}


def _check(_view: Reading, document: Document, _before: Document | None) -> None:
    names: list[Any] = [setting["name"] for setting in document["settings"]]
    twice = [place for place, name in enumerate(names) if name in names[:place]]
    if twice:
        raise invalid(*((f"settings[{place}].name", "is the name of another setting") for place in twice))


BEHAVIOURS = {"function": Behaviour(made=_made, settled=_settled, check=_check)}
ACTS: dict[str, Act] = {
    "createFunction": create,
    "updateFunction": update,
    "listFunctions": listed,
    "createFunctionDeployment": deploy,
    "listFunctionVersions": versions,
    "getFunctionVersion": version,
    "restoreFunctionVersion": restore,
}
