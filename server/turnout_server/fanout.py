"""From one event to its deliveries: which destinations get it, as what, and why the others don't."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .event import Event, Message
from .filters import Draw, Filter, Filtered, apply
from .mapping import NO_MATCHING_MAPPING, Mapped, Subscription, mapped
from .targets.target import Target, Unusable
from .transform import Dropped, Transformation, transformed

_METHODS = {
    "track": "track",
    "identify": "identify",
    "group": "group",
    "alias": "alias",
    "page": "pageview",
    "screen": "pageview",
    "set": "set",
}


@dataclass(frozen=True, slots=True)
class Destination:
    """A destination, ready to be asked; `names` are its catalog name and those it had before.

    `subscriptions` is None for a classic destination, which gets events as they are.
    """

    id: str
    name: str
    source_id: str
    enabled: bool
    names: tuple[str, ...]
    methods: frozenset[str] | None
    filters: tuple[Filter, ...]
    target: Target | Unusable
    transformations: tuple[Transformation, ...] = ()
    subscriptions: tuple[Subscription, ...] | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one destination is to get: the event, or for an Actions destination what one subscription makes of it."""

    destination_id: str
    fields: Message


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why one destination does not get an event, by the official discard code where there is one."""

    destination_id: str
    reason: str


def fanout(event: Event, destinations: Sequence[Destination], draw: Draw) -> list[Delivery | Withheld]:
    """One answer for each classic destination, one for each subscription of another that is triggered."""
    answers: list[Delivery | Withheld] = []
    for destination in destinations:
        answer = _answer(event, destination, draw)
        if isinstance(answer, Withheld) or destination.subscriptions is None:
            answers.append(answer)
        else:
            answers += _mapped(answer, destination.subscriptions)
    return answers


def _mapped(whole: Delivery, subscriptions: Sequence[Subscription]) -> list[Delivery | Withheld]:
    found = mapped(whole.fields, subscriptions)
    if not found:
        return [Withheld(whole.destination_id, NO_MATCHING_MAPPING)]
    return [
        Delivery(whole.destination_id, one.parcel(whole.fields))
        if isinstance(one, Mapped)
        else Withheld(whole.destination_id, one.reason)
        for one in found
    ]


def _answer(event: Event, destination: Destination, draw: Draw) -> Delivery | Withheld:
    reason = _refusal(event, destination)
    if reason is not None:
        return Withheld(destination.id, reason)
    match apply(destination.filters, event.fields, draw):
        case Filtered(_, reason):
            return Withheld(destination.id, reason)
        case kept:
            fields = transformed(kept.fields, destination.transformations)
    if isinstance(fields, Dropped):
        return Withheld(destination.id, fields.reason)
    return Delivery(destination.id, fields)


def _refusal(event: Event, destination: Destination) -> str | None:
    if not destination.enabled:
        return "DESTINATION_DISABLED"
    if _sent_by_client(event.fields, destination.names):
        return "MESSAGE_SENT_CLIENT_SIDE"
    if not integration_enabled(event.fields.get("integrations"), destination.names):
        return "FILTERED_BY_INTEGRATIONS_OBJECT"
    if destination.methods is not None and _METHODS[event.type] not in destination.methods:
        return "UNSUPPORTED_EVENT_TYPE"
    return destination.target.reason if isinstance(destination.target, Unusable) else None


def integration_enabled(integrations: Any, names: Sequence[str]) -> bool:
    """Whether an event's integrations object lets a destination with these names have it; only false says no."""
    if not isinstance(integrations, Mapping):
        return True
    for name in (*names, "All"):
        if integrations.get(name) is not None:
            return integrations[name] is not False
    return True


def _sent_by_client(fields: Message, names: Sequence[str]) -> bool:
    metadata = fields.get("_metadata")
    bundled = metadata.get("bundled") if isinstance(metadata, Mapping) else None
    return isinstance(bundled, list) and any(name in bundled for name in names)
