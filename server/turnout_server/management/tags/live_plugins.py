"""Live plugins: one piece of code a source."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from turnout_server.management.acts import target
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import not_found
from turnout_server.records import Document, Reading, Row, Writing, iso

KIND = "source.livePlugin"


def create(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep new code in the place of the code that was there."""
    source = target(change, "source", call.ids["source_id"])
    code, row = call.said["code"], change.find(KIND, source.key)
    if row is None:
        made = {"id": call.fresh.ksuid(), "sourceId": source.key, "createdBy": change.actor, "version": 1}
        document = {**made, "createdAt": iso(change.now), "code": code}
        row = change.add(KIND, source.key, document, {"source_id": source.key})
    else:
        row = change.change(row, {**row.document, "code": code, "version": row.document["version"] + 1})
    return answered(endpoint, _shown(row.document))


def latest(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show what there is."""
    return answered(endpoint, _shown(_existing(view, call).document))


def delete_code(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Take the code away; what is known of it stays."""
    row = _existing(change, call)
    change.change(row, {**row.document, "code": None})
    return answered(endpoint, None)


def _existing(view: Reading, call: Call) -> Row:
    source = target(view, "source", call.ids["source_id"])
    row = view.find(KIND, source.key)
    if row is None:
        raise not_found("Live plugin of source", source.key)
    return row


def _shown(document: Document) -> dict[str, Any]:
    # Nothing is published from here, so that the address holds the code itself.
    code = b64encode((document["code"] or "").encode()).decode()
    return {**document, "downloadURL": f"data:text/javascript;base64,{code}"}


ACTS: dict[str, Act] = {
    "createLivePlugin": create,
    "getLatestFromLivePlugins": latest,
    "deleteLivePluginCode": delete_code,
}
