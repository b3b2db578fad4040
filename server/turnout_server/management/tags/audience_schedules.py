"""Audience schedules: checked and kept, but nothing runs by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import available_timezones

from turnout_server.management import acts
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.management.problems import Problem, Refused, invalid
from turnout_server.records import Document, Reading, Writing

_INTERVALS = ("15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d")


def schedule(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep a schedule of a linked audience."""
    acts.check_path(change, call)
    refuse_unlinked(acts.target(change, "audience", call.ids["audience_id"]).document)
    return _shown_one(acts.create(change, endpoint, call), endpoint)


def one(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show one."""
    return _shown_one(acts.read(view, endpoint, call), endpoint)


def all_of(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show those of an audience."""
    listed = acts.list_page(view, endpoint, call)[endpoint.verb.answer]
    return {endpoint.verb.answer: [shown(document) for document in listed]}


def change_one(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Change one."""
    return _shown_one(acts.update(change, endpoint, call), endpoint)


def shown(document: Document) -> Document:
    """What an answer says of a schedule; when it runs next is left out, because it does not run."""
    return {name: document[name] for name in ("id", "strategy", "config")}


def refuse_unlinked(audience: Document) -> None:
    """Refuse what only linked audiences can do."""
    if audience["audienceType"] != "LINKED":
        text = f"Audience '{audience['id']}' is of type {audience['audienceType']}; only LINKED audiences run."
        raise Refused(400, Problem("bad-request", text))


def _shown_one(data: Data, endpoint: Endpoint) -> Data:
    return {endpoint.verb.answer: shown(data[endpoint.verb.answer])}


def _check(_view: Reading, document: Document, _before: Document | None) -> None:
    config = document.get("config")
    if not isinstance(config, dict):
        raise invalid(("config", f"must be of type object for {document['strategy']}"))
    wanted = _MEMBERS[document["strategy"]]
    wrong = [(f"config.{name}", "is required") for name in wanted if name not in config]
    wrong += [(f"config.{name}", "is not allowed") for name in config if name not in wanted]
    wrong += [(f"config.{name}", text) for name, text in _impossible(config) if name in wanted]
    if wrong:
        raise invalid(*wrong)


_MEMBERS = {"PERIODIC": ("interval",), "SPECIFIC_DAYS": ("days", "hours", "timezone")}


def _impossible(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if config.get("interval", "1h") not in _INTERVALS:
        yield "interval", f"must be one of [{', '.join(_INTERVALS)}]"
    for name, most in (("days", 6), ("hours", 23)):
        if not _all_within(config.get(name, [0]), most):
            yield name, f"must be an array of integers from 0 to {most}"
    # As text, because what is no text need not fit into a set.
    if str(config.get("timezone", "UTC")) not in available_timezones():
        yield "timezone", "must be a time zone such as Europe/Berlin"


def _all_within(values: Any, most: int) -> bool:
    return isinstance(values, list) and bool(values) and all(_is_within(value, most) for value in values)


def _is_within(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


BEHAVIOURS = {"audience_schedule": Behaviour(check=_check)}
ACTS: dict[str, Act] = {
    "addAudienceScheduleToAudience": schedule,
    "getAudienceScheduleFromSpaceAndAudience": one,
    "listAudienceSchedulesFromSpaceAndAudience": all_of,
    "updateAudienceScheduleForAudience": change_one,
}
