"""Activations: destinations of an audience and what they get of it; kept, but nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from turnout_server.catalog import DESTINATIONS
from turnout_server.catalog.shapes import Entry
from turnout_server.management import acts
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import KINDS, Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import Problem, Refused, conflict, invalid, not_found
from turnout_server.observed import observed
from turnout_server.records import Document, Reading, Row, Writing, iso, same

CONNECTION = "audience_connection"
_TYPES = ("USERS", "ACCOUNTS", "LINKED")
_OF_PROFILES = ("Audience Entered", "Audience Exited", "Audience Membership Changed", "All Events")
_OF_ENTITIES = ("Entity Added", "Entity Removed", "Entity Values Changed")
_EVERY_ID = [{"externalId": "email", "strategy": "last"}, {"externalId": "user_id", "strategy": "last"}]


def connect(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Connect an audience with a destination or a warehouse that is there."""
    audience, said = _audience(change, call), call.said
    reached = _reached(change, said["destination"])
    if _connection(change, audience, reached.key):
        raise conflict(f"Audience '{audience.key}' is connected with '{reached.key}' already.", "destination.id")
    document: Document = {
        "id": call.fresh.ksuid(),
        "audienceId": audience.key,
        "destinationId": reached.key,
        "type": said["destination"]["type"],
        "idSyncConfiguration": _syncs(said) or _EVERY_ID,
        "connectionSettings": said.get("connectionSettings"),
        "createdAt": iso(change.now),
        "updatedAt": iso(change.now),
    }
    links = {"audience_id": audience.key, f"{reached.kind}_id": reached.key}
    change.add(CONNECTION, document["id"], document, links)
    return {"connection": {"id": document["id"]}, **_configured(document)}


def connections(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of what an audience is connected with."""
    rows = view.all(CONNECTION, ("audience_id", _audience(view, call).key))
    return acts.shown_page(endpoint, call, [_shown(view, row.document) for row in rows])


def reconnect(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Replace how a connection is configured; what is empty or left out stays."""
    row, said = _connected(change, call), call.said
    if not said:
        text = "Say idSyncConfiguration, connectionSettings or both."
        raise Refused(400, Problem("bad-request", text))
    syncs, settings = _syncs(said), said.get("connectionSettings")
    document = {
        **row.document,
        **({"idSyncConfiguration": syncs} if syncs else {}),
        **({"connectionSettings": settings} if settings not in (None, {}) else {}),
    }
    if not same(document, row.document):
        row = change.change(row, {**document, "updatedAt": iso(change.now)})
    return {"destination": {"id": row.document["destinationId"]}, **_configured(row.document)}


def disconnect(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Separate an audience from a destination that gets nothing of it any more."""
    row = _connected(change, call)
    if change.count("activation", ("audience_connection_id", row.key)):
        text = f"Destination '{row.document['destinationId']}' has activations of this audience; remove them first."
        raise conflict(text)
    change.remove(row)
    return answered(endpoint, None)


def supported(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show which destinations of the catalog take audiences of a type, with their actions."""
    acts.check_path(view, Call({"space_id": call.ids["space_id"]}, None, call.fresh))
    if call.ids["audience_type"] not in _TYPES:
        raise invalid(("audienceType", f"must be one of [{', '.join(_TYPES)}]"))
    entries, _ = DESTINATIONS.page(0, 10_000)
    found = [entry for entry in entries if _takes(entry, call.ids["audience_type"]) and _is_asked(entry, call.said)]
    return {"destinations": {entry["slug"]: _offer(entry) for entry in found}}


def activate(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep what a connected destination is to get."""
    audience = _audience(change, call)
    row = change.find(CONNECTION, call.ids["connection_id"])
    if row is None or row.document["audienceId"] != audience.key:
        raise not_found("Connection", call.ids["connection_id"])
    made = acts.create(change, endpoint, call)
    activation = change.get("activation", made[endpoint.verb.answer]["id"])
    change.link(activation, {"audience_connection_id": row.key, "audience_id": audience.key})
    return made


def _audience(view: Reading, call: Call) -> Row:
    acts.check_path(view, Call({"space_id": call.ids["space_id"]}, None, call.fresh))
    return acts.target(view, "audience", call.ids["audience_id"])


def _reached(view: Reading, said: Mapping[str, str]) -> Row:
    if said["type"] not in ("destination", "warehouse"):
        raise invalid(("destination.type", "must be one of [destination, warehouse]"))
    row = view.find(said["type"], said["id"])
    if row is None:
        raise not_found(said["type"].capitalize(), said["id"], "destination.id")
    return row


def _connection(view: Reading, audience: Row, destination: str) -> Row | None:
    rows = view.all(CONNECTION, ("audience_id", audience.key))
    return next((row for row in rows if row.document["destinationId"] == destination), None)


def _connected(view: Reading, call: Call) -> Row:
    row = _connection(view, _audience(view, call), call.ids["destination_id"])
    if row is None:
        raise not_found("Destination of this audience", call.ids["destination_id"])
    return row


def _syncs(said: Document) -> list[Document]:
    syncs = [acts.without_nulls(sync) for sync in said.get("idSyncConfiguration") or ()]
    wrong = [place for place, sync in enumerate(syncs) if sync["strategy"] not in ("first", "last", "all")]
    if wrong:
        raise invalid(*((f"idSyncConfiguration[{n}].strategy", "must be one of [first, last, all]") for n in wrong))
    return syncs


def _configured(document: Document) -> Document:
    return {name: document[name] for name in ("idSyncConfiguration", "connectionSettings")}


def _shown(view: Reading, document: Document) -> Document:
    reached = observed(KINDS[document["type"]], view.get(document["type"], document["destinationId"]))
    metadata = {name: reached["metadata"][name] for name in ("id", "name", "slug")}
    return {
        "id": document["id"],
        # That of a warehouse stands among its settings.
        "name": reached.get("name") or reached["settings"].get("name", ""),
        "sourceId": reached.get("sourceId", ""),
        "enabled": reached["enabled"],
        "settings": reached["settings"],
        "destinationId": document["destinationId"],
        "metadata": metadata,
        "createdAt": document["createdAt"],
        "updatedAt": document["updatedAt"],
        **_configured(document),
    }


def _takes(entry: Entry, audience_type: str) -> bool:
    """The catalog knows what linked audiences reach; the others reach every destination that has actions."""
    return bool(entry["supportedPlatforms"].get("linkedAudiences") if audience_type == "LINKED" else entry["actions"])


def _is_asked(entry: Entry, said: Document) -> bool:
    actions = {action["id"] for action in entry["actions"]}
    return said.get("slug") in (None, entry["slug"]) and (said.get("actionId") is None or said["actionId"] in actions)


def _offer(entry: Entry) -> Document:
    return {name: entry[name] for name in ("id", "name", "slug", "actions")}


def _defaults(_document: Document) -> Document:
    return {"enabled": True, "personalization": {}}


def _settled(document: Document, before: Document | None) -> Document:
    kept = before or {}
    mapping = _mapped(document.get("destinationMapping"), kept.get("destinationMapping"))
    name = document["activationName"] or kept.get("activationName", "")
    said = {key: value for key, value in document.items() if key != "performResync"}
    personalization = _personalized(document["personalization"], kept.get("personalization", {}))
    return {**said, **mapping, "activationName": name, "personalization": personalization}


def _personalized(said: Document, kept: Document) -> Document:
    """Profile and entities are replaced each by itself."""
    profile = acts.without_nulls(said.get("profile") or kept.get("profile") or {})
    return {**kept, **acts.without_nulls(said), "profile": {"properties": [], **profile}}


def _mapped(said: Document | None, kept: Document | None) -> Document:
    """The action stays; its fields are replaced one by one."""
    if said is None:
        return {}
    settings = {**((kept or {}).get("settings") or {}), **(said.get("settings") or {})}
    return {"destinationMapping": {"actionId": (kept or said)["actionId"], "settings": settings}}


def _check(view: Reading, document: Document, before: Document | None) -> None:
    audience = view.get("audience", document["audienceId"]).document
    connection = view.get(CONNECTION, document["connectionId"]).document
    if audience["audienceType"] != "LINKED" and document["personalization"].get("entities"):
        text = "Only a LINKED audience has entities; personalize on the profile."
        raise Refused(400, Problem("bad-request", text, "personalization.entities"))
    problems = list(_problems(view, document, audience, connection))
    if problems:
        raise invalid(*problems)


def _problems(
    view: Reading, document: Document, audience: Document, connection: Document
) -> Iterator[tuple[str, str]]:
    types = _OF_PROFILES + (_OF_ENTITIES if audience["audienceType"] == "LINKED" else ())
    if document["activationType"] not in types:
        yield "activationType", f"must be one of [{', '.join(types)}]"
    if not document["activationName"]:
        yield "activationName", "is not allowed to be empty"
    if document.get("displayName") is not None and connection["type"] != "warehouse":
        yield "displayName", "is only allowed for warehouses"
    known = _actions(view, connection)
    if known and document.get("destinationMapping", {}).get("actionId", known[0]) not in known:
        yield "destinationMapping.actionId", "must be the id of one of the destination's actions"


def _actions(view: Reading, connection: Document) -> list[Any]:
    """The destination's actions, as far as the catalog knows them."""
    if connection["type"] != "destination":
        return []
    destination = view.get("destination", connection["destinationId"]).document
    entry = DESTINATIONS.find(destination["metadataId"]) or {"actions": []}
    return [action["id"] for action in entry["actions"]]


BEHAVIOURS = {"activation": Behaviour(defaults=_defaults, settled=_settled, check=_check)}
ACTS: dict[str, Act] = {
    "addDestinationToAudience": connect,
    "listDestinationsFromAudience": connections,
    "updateDestinationForAudience": reconnect,
    "removeDestinationFromAudience": disconnect,
    "listSupportedDestinationsFromAudience": supported,
    "addActivationToAudience": activate,
}
