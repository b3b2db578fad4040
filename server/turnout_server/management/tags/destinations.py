"""Destinations, and the subscriptions that say what they do with events."""

from __future__ import annotations

from dataclasses import replace

from turnout.language import mapping, triggers
from turnout_server.catalog import DESTINATIONS
from turnout_server.catalog.shapes import Entry
from turnout_server.ids import Fresh
from turnout_server.management import acts
from turnout_server.management.behaviour import Behaviour, check_metadata, check_options
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.management.problems import Problem, Refused, conflict, invalid
from turnout_server.management.schedules import schedule_problems
from turnout_server.management.secrets import restored
from turnout_server.records import Document, Reading, Writing

MOST_SUBSCRIPTIONS = 50
# How the catalog says that the service fills a setting in by itself.
_FILLED_IN = "#SEGMENT_WORKSPACE_ID"


def update(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Change what is said but settings that only the service writes; refused if nothing is left."""
    said = call.said
    destination = acts.existing(change, endpoint, call).document
    settings = said.get("settings") or {}
    fixed = _read_only(DESTINATIONS.find(destination["metadataId"]) or {}) & settings.keys()
    if not fixed or call.input is None:
        return acts.update(change, endpoint, call)
    left = {name: value for name, value in settings.items() if name not in fixed}
    if not left and said.keys() == {"settings"}:
        text = f"The settings {', '.join(sorted(fixed))} are read-only; leave them out."
        raise Refused(400, Problem("bad-request", text, "settings"))
    return acts.update(change, endpoint, replace(call, input=call.input.model_copy(update={"settings": left})))


def _read_only(entry: Entry) -> set[str]:
    return {option["name"] for option in entry.get("options", []) if option.get("defaultValue") == _FILLED_IN}


def _check(_view: Reading, document: Document, _before: Document | None) -> None:
    entry = check_metadata(DESTINATIONS, document)
    settings = document["settings"]
    # Only our own entries are known to be complete: the server delivers to these itself.
    required = [option["name"] for option in entry["options"] if option["required"]]
    missing = [name for name in required if DESTINATIONS.is_ours(entry["id"]) and not settings.get(name)]
    if missing:
        raise invalid(*((f"settings.{name}", "is required") for name in missing))
    check_options("destination", document)


def _entry_of(view: Reading, subscription: Document) -> Entry:
    destination = view.get("destination", subscription["destinationId"])
    return DESTINATIONS.find(destination.document["metadataId"]) or {}


def _action(view: Reading, subscription: Document) -> Document:
    """The slug of the action; entries that list none may have any."""
    actions = _entry_of(view, subscription).get("actions") or []
    slugs = {action["id"]: action["slug"] for action in actions}
    if actions and subscription["actionId"] not in slugs:
        known = ", ".join(f"{id} ({slug})" for id, slug in slugs.items())
        raise invalid(("actionId", f"must be one of the destination's actions: {known}"))
    return {"actionSlug": slugs.get(subscription["actionId"], "")}


def _check_subscription(view: Reading, document: Document, before: Document | None) -> None:
    if before is None:
        _check_room(view, document["destinationId"])
    if before is None or document["trigger"] != before["trigger"]:
        _check_trigger(view, document)
    if before is None or document["settings"] != before["settings"]:
        _check_mapping(document)
    schedule = document.get("reverseETLSchedule")
    if schedule is None:
        return
    problems = schedule_problems(schedule)
    if problems:
        raise invalid(*((f"input.reverseETLSchedule.{path}", text) for path, text in problems))
    if "modelId" not in document:
        raise invalid(("input.reverseETLSchedule", "is only for subscriptions that have a reverse ETL model"))


def _check_room(view: Reading, destination: str) -> None:
    if view.count("destination_subscription", ("destination_id", destination)) >= MOST_SUBSCRIPTIONS:
        raise conflict(
            f"Destination '{destination}' has {MOST_SUBSCRIPTIONS} subscriptions already, the most it may have."
        )


def _check_trigger(view: Reading, document: Document) -> None:
    problems = triggers.check(document["trigger"])
    # Some of the catalog's own suggestions don't do what they say, and are taken all the same.
    if problems and document["trigger"] not in _suggested(_entry_of(view, document)):
        raise invalid(("trigger", f"does not do what it says: {'; '.join(map(str, problems))}"))


def _check_mapping(document: Document) -> None:
    problems = mapping.check(document["settings"])
    if problems:
        raise invalid(*(("".join(("settings", *map(_step, one.path))), _what(one)) for one in problems))


def _step(step: str | int) -> str:
    return f"[{step}]" if isinstance(step, int) else f".{step}"


def _what(problem: mapping.Problem) -> str:
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message


def _suggested(entry: Entry) -> set[str | None]:
    actions, presets = entry.get("actions", []), entry.get("presets", [])
    return {action["defaultTrigger"] for action in actions} | {preset["trigger"] for preset in presets}


BEHAVIOURS = {
    "destination": Behaviour(
        new_id=Fresh.object,
        defaults=lambda _document: {"name": ""},
        settled=restored,
        check=_check,
    ),
    "destination_subscription": Behaviour(new_id=Fresh.short, completed=_action, check=_check_subscription),
}
ACTS: dict[str, Act] = {"updateDestination": update}
