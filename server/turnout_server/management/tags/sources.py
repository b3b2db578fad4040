"""Sources: labels to add, and what is connected."""

from __future__ import annotations

from turnout_server.management.acts import target
from turnout_server.management.operations import KINDS, Act, Call, Data, Endpoint, answered
from turnout_server.management.pages import page
from turnout_server.management.problems import Problem, Refused
from turnout_server.observed import observed
from turnout_server.records import Reading, Writing


def add_labels(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Add labels to those that a source has."""
    row = target(change, "source", call.ids["source_id"])
    labels = row.document["labels"] + [label for label in call.said["labels"] if label not in row.document["labels"]]
    change.change(row, {**row.document, "labels": labels}, row.document["slug"])
    return answered(endpoint, labels)


def add_write_key(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Give a source one more write key."""
    row = target(change, "source", call.ids["source_id"])
    keys = [*row.document["writeKeys"], call.fresh.key()]
    changed = change.change(row, {**row.document, "writeKeys": keys}, row.document["slug"])
    return answered(endpoint, observed(KINDS["source"], changed))


def remove_write_key(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Take a write key away; events that are sent with it are no longer the source's."""
    row = target(change, "source", call.ids["source_id"])
    keys = [key for key in row.document["writeKeys"] if key != call.ids["write_key"]]
    if len(keys) == len(row.document["writeKeys"]):
        raise Refused(404, Problem("not-found", f"Source '{row.key}' has no such write key."))
    change.change(row, {**row.document, "writeKeys": keys}, row.document["slug"])
    return answered(endpoint, None)


def connected_destinations(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the destinations of a source."""
    source = target(view, "source", call.ids["source_id"])
    window = page(getattr(call.input, "pagination", None))
    rows, total = view.page("destination", window.offset, window.count, ("source_id", source.key))
    shown = [observed(KINDS["destination"], row) for row in rows]
    return {**answered(endpoint, shown), "pagination": window.pagination(total)}


ACTS: dict[str, Act] = {
    "addLabelsToSource": add_labels,
    "listConnectedDestinationsFromSource": connected_destinations,
    "createWriteKeyForSource": add_write_key,
    "removeWriteKeyFromSource": remove_write_key,
}
