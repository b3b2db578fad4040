"""Labels: made once, and deleted when nothing has them any more."""

from __future__ import annotations

from turnout_server.management.acts import existing
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.grants import labels_of
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import conflict
from turnout_server.records import Document, Reading, Writing, key_of


def delete(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Delete a label that nothing has."""
    row = existing(change, endpoint, call)
    label = (row.document["key"], row.document["value"])
    user = _in_use(change, label)
    if user is not None:
        raise conflict(f"The label '{':'.join(label)}' is in use: {user} has it. Take it away there first.")
    change.remove(row)
    return answered(endpoint, None)


def _in_use(view: Reading, label: tuple[str, str]) -> str | None:
    """The first thing that has a label, as messages name it."""
    for row in view.all("source"):
        if any((one["key"], one["value"]) == label for one in row.document["labels"]):
            return f"the source '{row.key}'"
    for kind in ("user", "user_group", "invite"):
        for row in view.all(kind):
            if label in labels_of(row.document.get("permissions", [])):
                name = row.document.get("id", row.document.get("email"))
                return f"a permission of the {kind.replace('_', ' ')} '{name}'"
    return None


def _check(view: Reading, document: Document, _before: Document | None) -> None:
    if view.find("label", key_of([document["key"], document["value"]])):
        raise conflict(f"There is a label '{document['key']}:{document['value']}' already.", "label.value")


BEHAVIOURS = {"label": Behaviour(defaults=lambda _document: {"description": ""}, check=_check)}
ACTS: dict[str, Act] = {"deleteLabel": delete}
