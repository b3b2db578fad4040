"""Schema controls: which events and traits of a source go on, and to which destinations an event does not go.

They have the shape of `plan` in the settings of Analytics.js:

    {"track": {"__default": {"enabled": true}, "Order Paid": {"enabled": true, "integrations": {"Webhooks": false}}},
     "identify": {"email": {"enabled": false}}, "group": {...}, "page": {"enabled": false}, "screen": {...}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .event import Event
from .paths import changed_at, without_keys

_DEFAULT = "__default"
_TRAITS = ("identify", "group")

Switches = Mapping[str, bool]
"""Destination names, and whether an event goes there."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why an event goes nowhere, by the official code."""

    reason: str


@dataclass(frozen=True, slots=True)
class Controls:
    """What is off; the defaults let everything through.

    `events` and `switches` have the key `__default` for those that are not named; `traits` are blocked ones by call.
    """

    events: Mapping[str, bool] = field(default_factory=dict)
    switches: Mapping[str, Switches] = field(default_factory=dict)
    calls: frozenset[str] = frozenset()
    traits: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def switches_of(self, event: Event) -> Switches:
        """Where an event goes or not, as far as that is said for it or for all events."""
        if not self.switches or event.type != "track":
            return {}
        return {**self.switches.get(_DEFAULT, {}), **self.switches.get(event.fields["event"], {})}


EVERYTHING = Controls()


def controls(given: Any) -> Controls:
    """Read `schema` of a source's settings."""
    said = _object(given)
    track = {name: _object(entry) for name, entry in _object(said.get("track")).items()}
    return Controls(
        {name: entry["enabled"] for name, entry in track.items() if isinstance(entry.get("enabled"), bool)},
        {name: switches for name, entry in track.items() if (switches := _switches(entry))},
        frozenset(call for call in ("page", "screen") if _is_off(said.get(call))),
        {call: frozenset(n for n, entry in _object(said.get(call)).items() if _is_off(entry)) for call in _TRAITS},
    )


def controlled_events(source: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What a source's row says of its track events, as Analytics.js reads it."""
    said = _object(_object(_object(source.get("settings")).get("turnout")).get("schema"))
    rules = controls(said)
    names = dict.fromkeys([*rules.events, *rules.switches])
    return {
        name: {"enabled": rules.events.get(name, True), "integrations": dict(rules.switches.get(name, {}))}
        for name in names
    }


def controlled(event: Event, rules: Controls) -> Event | Blocked:
    """What is left of an event: all, the event without blocked traits, or nothing."""
    if event.type == "track" and not _enabled(rules.events, event.fields["event"]):
        return Blocked("event_setting")
    if event.type in rules.calls:
        return Blocked("event_setting")
    traits = rules.traits.get(event.type)
    if not traits or not isinstance(event.fields.get("traits"), Mapping):
        return event
    fields = changed_at(event.fields, ("traits",), lambda found: without_keys(found, traits))
    return replace(event, fields=fields)


def _enabled(events: Mapping[str, bool], name: str) -> bool:
    return events.get(name, events.get(_DEFAULT, True))


def _is_off(entry: Any) -> bool:
    return _object(entry).get("enabled") is False


def _switches(entry: Mapping[str, Any]) -> Switches:
    return {name: on for name, on in _object(entry.get("integrations")).items() if isinstance(on, bool)}


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
