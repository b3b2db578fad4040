"""From one event to its deliveries: which destinations get it, as what, and why the others don't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .consent import agreed
from .controls import Switches
from .destination_options import NO_OPTIONS, Options
from .encryption import encrypted
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
# What an integrations object means that does not name it.
_OFF_BY_DEFAULT = "Salesforce"
_NO_SWITCHES: Switches = {}


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
    options: Options = NO_OPTIONS


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


def fanout(
    event: Event, destinations: Sequence[Destination], draw: Draw, switches: Switches = _NO_SWITCHES
) -> list[Delivery | Withheld]:
    """One answer for each classic destination, one for each subscription of another that is triggered.

    `switches` are what the source says about events of this name; the event's own integrations object counts more.
    """
    answers: list[Delivery | Withheld] = []
    for destination in destinations:
        answer = _answer(event, destination, draw, switches)
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


def _answer(event: Event, destination: Destination, draw: Draw, switches: Switches) -> Delivery | Withheld:
    reason = _refusal(event, destination, switches)
    if reason is not None:
        return Withheld(destination.id, reason)
    match apply(destination.filters, event.fields, draw):
        case Filtered(_, reason):
            return Withheld(destination.id, reason)
        case kept:
            fields = transformed(kept.fields, destination.transformations)
    if isinstance(fields, Dropped):
        return Withheld(destination.id, fields.reason)
    secret = destination.options.encryption
    readable = fields if secret is None else encrypted(fields, secret)
    if readable is None:
        return Withheld(destination.id, "FAILED_DATA_ENCRYPTION")
    return Delivery(destination.id, readable)


def _refusal(event: Event, destination: Destination, switches: Switches) -> str | None:
    if not destination.enabled:
        return "DESTINATION_DISABLED"
    if _sent_by_client(event.fields, destination.names):
        return "MESSAGE_SENT_CLIENT_SIDE"
    if not agreed(event, destination.options.consent_categories):
        return "FILTERED_BY_END_USER_CONSENT"
    if not integration_enabled(event.fields.get("integrations"), destination.names, switches):
        return "FILTERED_BY_INTEGRATIONS_OBJECT"
    if destination.methods is not None and _METHODS[event.type] not in destination.methods:
        return "UNSUPPORTED_EVENT_TYPE"
    return destination.target.reason if isinstance(destination.target, Unusable) else None


def integration_enabled(integrations: Any, names: Sequence[str], switches: Switches = _NO_SWITCHES) -> bool:
    """Whether an event's integrations object lets a destination with these names have it; only false says no.

    Where the object does not name the destination, the source's switches count, then the object's `All`.
    """
    said = integrations if isinstance(integrations, dict) else {}
    for name in names:
        if said.get(name) is not None:
            return said[name] is not False
    if any(switches.get(name) is False for name in names):
        return False
    return said["All"] is not False if said.get("All") is not None else _OFF_BY_DEFAULT not in names


def _sent_by_client(fields: Message, names: Sequence[str]) -> bool:
    metadata = fields.get("_metadata")
    bundled = metadata.get("bundled") if isinstance(metadata, dict) else None
    return isinstance(bundled, list) and any(name in bundled for name in names)
