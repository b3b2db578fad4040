"""Spaces: what each contact wants of messages, as it was said last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from turnout_server.ids import Fresh
from turnout_server.management.acts import check_path
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.records import Document, Reading, Row, Writing, iso, key_of

CONTACT = "messaging_subscription"
GROUP = "messaging_group"


def replace_subscriptions(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep what is said of each contact in the place of what was kept."""
    check_path(change, call)
    keeper = _Keeper(change, call.ids["space_id"], call.fresh)
    successes, failures = [], []
    for said in call.said["subscriptions"]:
        problem = _problem(said)
        if problem:
            failures.append({"key": said["key"], "type": said["type"], "errors": [problem]})
        else:
            successes.append(_replaced(said, keeper.put(said)))
    return {"successes": successes, "failures": failures}


def query_subscriptions(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show what is kept of each contact that is asked for."""
    check_path(view, call)
    successes, failures = [], []
    for asked in call.said["subscriptions"]:
        problem = _problem(asked)
        row = _found(view, call.ids["space_id"], asked)
        if problem:
            failures.append({**asked, "errors": [problem]})
        else:
            successes.append({**asked, **(row.document if row else {})})
    return {"successes": successes, "failures": failures, "errors": []}


class _Keeper:
    """The contacts of one space while they are being changed."""

    def __init__(self, change: Writing, space: str, fresh: Fresh) -> None:
        self._change, self._space, self._fresh = change, space, fresh
        self._now = iso(change.now)

    def put(self, said: Mapping[str, Any]) -> Document:
        """What is kept of the contact from now on; dates stay where nothing changes."""
        row = _found(self._change, self._space, said)
        before = row.document if row else {}
        known = {group["id"]: group for group in before.get("groups", ())}
        groups = [self._group(group, known) for group in said.get("groups") or ()]
        status = said.get("status") or "DID_NOT_SUBSCRIBE"
        document = self._dated({"status": status, "groups": groups}, before)
        if row:
            return self._change.change(row, document).document
        return self._change.add(CONTACT, _key(self._space, said), document, {"space_id": self._space}).document

    def _group(self, said: Mapping[str, Any], known: Mapping[str, Document]) -> Document:
        id = self._group_id(said["name"])
        return self._dated({"id": id, "name": said["name"], "status": said["status"]}, known.get(id, {}))

    def _group_id(self, name: str) -> str:
        key = key_of([self._space, name])
        row = self._change.find(GROUP, key)
        if row is None:
            document = {"id": self._fresh.ksuid(), "name": name}
            row = self._change.add(GROUP, key, document, {"space_id": self._space})
        return str(row.document["id"])

    def _dated(self, document: Document, before: Document) -> Document:
        unchanged = document == {name: before.get(name) for name in document}
        return {**document, "updatedAt": before["updatedAt"] if unchanged else self._now}


def _replaced(said: Mapping[str, Any], kept: Document) -> Document:
    groups = [{name: group[name] for name in ("id", "name", "status")} for group in kept["groups"]]
    return {"key": said["key"], "type": said["type"], "status": kept["status"], "groups": groups}


def _found(view: Reading, space: str, contact: Mapping[str, Any]) -> Row | None:
    return view.find(CONTACT, _key(space, contact))


def _key(space: str, contact: Mapping[str, Any]) -> str:
    # A digest, because keys are shown in the audit trail and contacts are personal.
    return key_of([space, contact["type"], sha256(contact["key"].encode()).hexdigest()])


_SHAPES = {
    "EMAIL": (re.compile(r"[^@\s]+@[^@\s]+"), "is no email address"),
    "SMS": (re.compile(r"\+[1-9]\d{1,14}"), "is no telephone number such as +15551234567"),
    "WHATSAPP": (re.compile(r"\+[1-9]\d{1,14}"), "is no telephone number such as +15551234567"),
}


def _problem(contact: Mapping[str, Any]) -> dict[str, str] | None:
    shape, text = _SHAPES.get(contact["type"], (None, ""))
    if shape is None or shape.fullmatch(contact["key"]):
        return None
    return {"code": "INVALID_KEY", "message": f"'{contact['key']}' {text}."}


ACTS: dict[str, Act] = {
    "replaceMessagingSubscriptionsInSpaces": replace_subscriptions,
    "batchQueryMessagingSubscriptionsForSpace": query_subscriptions,
}
