"""Destination filters: what an action must say, how many there may be, and trying one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from turnout.operations.destination_filters import TriedFilter
from turnout_server import filters
from turnout_server.management import checks
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import conflict, invalid
from turnout_server.records import Document, Reading, Writing

MOST_FILTERS = 10
_ACTION_MEMBERS = {
    "DROP": (set[str](), set[str]()),
    "SAMPLE": ({"percent"}, {"path"}),
    "ALLOW_PROPERTIES": ({"fields"}, set[str]()),
    "DROP_PROPERTIES": ({"fields"}, set[str]()),
}


def preview(_change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Pass an event through a filter as the data plane would; nothing is kept."""
    tried, payload = _lean_actions(call.said["filter"], None), call.said["payload"]
    checks.refuse_marked(TriedFilter, tried, "filter")
    _refuse_actions(tried, "filter.")
    outcome = filters.apply(filters.compiled([tried]), payload, lambda: _chance(call))
    kept = outcome.fields if isinstance(outcome, filters.Kept) else None
    return answered(endpoint, {"inputPayload": payload, "result": kept})


def _chance(call: Call) -> float:
    return int.from_bytes(call.fresh.random(7), "big") / 2**56


def _lean_actions(document: Document, _before: Document | None) -> Document:
    """Members of an action that are null say nothing."""
    said = [{name: value for name, value in action.items() if value is not None} for action in document["actions"]]
    return {**document, "actions": said}


def _check(view: Reading, document: Document, before: Document | None) -> None:
    if before is None:
        _check_place(view, document)
    _refuse_actions(document)


def _check_place(view: Reading, document: Document) -> None:
    destination = view.get("destination", document["destinationId"])
    if destination.document["sourceId"] != document["sourceId"]:
        raise invalid(("sourceId", f"must be the destination's source {destination.document['sourceId']!r}"))
    if view.count("destination_filter", ("destination_id", document["destinationId"])) >= MOST_FILTERS:
        raise conflict(
            f"Destination '{document['destinationId']}' has {MOST_FILTERS} filters already, the most it may have."
        )


def _refuse_actions(document: Document, inside: str = "") -> None:
    problems = [
        (f"{inside}actions[{place}].{field}", text)
        for place, action in enumerate(document["actions"])
        for field, text in _action_problems(action)
    ]
    if problems:
        raise invalid(*problems)


def _action_problems(action: Mapping[str, Any]) -> list[tuple[str, str]]:
    required, optional = _ACTION_MEMBERS[action["type"]]
    said = action.keys() - {"type"}
    missing = [(name, f"is required for {action['type']}") for name in sorted(required - said)]
    return missing + [(name, f"is not allowed for {action['type']}") for name in sorted(said - required - optional)]


BEHAVIOURS = {"destination_filter": Behaviour(settled=_lean_actions, check=_check)}
ACTS: dict[str, Act] = {"previewDestinationFilter": preview}
