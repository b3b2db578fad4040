"""Actions destinations: which subscriptions an event triggers, and the payload that each of them makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec

from turnout.language import mapping, triggers
from turnout.language.mapping import MappingError

from .event import Message
from .liquid import render
from .payloads import Field, field, fitted

NO_MATCHING_MAPPING = "NO_MATCHING_MAPPING"
INVALID_SETTINGS = "INVALID_SETTINGS"
INVALID_PAYLOAD = "PAYLOAD_VALIDATION_FAILED"

SYNC_MODES = ("add", "update", "upsert", "delete", "mirror")
_SYNC_MODE = "__segment_internal_sync_mode"
_MATCHING_KEY = "__segment_internal_matching_key"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Batching:
    """Whether, how many at most (None: as the target likes) and by which members payloads go out together."""

    size: int | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapped:
    """What one subscription sends: the action's id and slug with the payload that its fields take."""

    subscription_id: str
    action_id: str
    action: str
    payload: Mapping[str, Any]
    batching: Batching | None = None
    sync_mode: str | None = None
    matching_key: str | None = None

    def parcel(self, event: Message) -> dict[str, Any]:
        """What is queued for the target: the payload with what tells it apart, and the event that it was made of."""
        said = {"syncMode": self.sync_mode, "matchingKey": self.matching_key, "batching": self._batching()}
        return {
            "subscriptionId": self.subscription_id,
            "actionId": self.action_id,
            "action": self.action,
            "payload": self.payload,
            "event": event,
            **{name: value for name, value in said.items() if value is not None},
        }

    def _batching(self) -> dict[str, Any] | None:
        return None if self.batching is None else {"size": self.batching.size, "keys": list(self.batching.keys)}


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Why one subscription that an event triggered sends nothing: a discard code and what is wrong."""

    subscription_id: str
    action_id: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription, ready to be asked."""

    id: str
    action_id: str
    action: str
    fires: Callable[[Message], bool]
    resolve: Callable[[Message], Any] | None
    problem: str
    fields: tuple[Field, ...] | None
    sync_mode: str | None
    matching_key: str | None


def subscriptions(rows: Sequence[Row], definitions: Mapping[str, Row]) -> tuple[Subscription, ...]:
    """The enabled subscriptions to events among rows of a destination, with the definitions of actions by their ids.

    A trigger that can't be read never fires; rows of reverse ETL models have subscriptions of their own.
    """
    return tuple(
        _subscription(row, definitions.get(row["actionId"]))
        for row in rows
        if row.get("enabled") and not row.get("modelId")
    )


def definitions(entry: Row | None) -> dict[str, Row]:
    """The actions of a catalog entry by their ids."""
    return {action["id"]: action for action in (entry or {}).get("actions") or ()}


def mapped(fields: Message, subscribed: Sequence[Subscription]) -> tuple[Mapped | Unmapped, ...]:
    """One answer for each subscription that the event triggers, in their order; none for an event of no interest."""
    return tuple(_mapped(fields, one) for one in subscribed if one.fires(fields))


def _mapped(fields: Message, one: Subscription) -> Mapped | Unmapped:
    if one.resolve is None:
        return Unmapped(one.id, one.action_id, INVALID_SETTINGS, one.problem)
    try:
        payload = one.resolve(fields)
    except MappingError as error:
        return Unmapped(one.id, one.action_id, INVALID_PAYLOAD, str(error))
    problems: tuple[str, ...] = ()
    if one.fields is not None:
        payload, problems = fitted(payload if isinstance(payload, Mapping) else {}, one.fields)
    if problems:
        return Unmapped(one.id, one.action_id, INVALID_PAYLOAD, "; ".join(problems))
    return Mapped(one.id, one.action_id, one.action, payload, _batching(payload), one.sync_mode, one.matching_key)


def _batching(payload: Any) -> Batching | None:
    if not isinstance(payload, Mapping) or payload.get("enable_batching") is not True:
        return None
    size, keys = payload.get("batch_size"), payload.get("batch_keys")
    most = int(size) if isinstance(size, int | float) and size >= 1 else None
    return Batching(most, tuple(map(str, keys)) if isinstance(keys, list) else ())


def _subscription(row: Row, definition: Row | None) -> Subscription:
    settings = dict(row.get("settings") or {})
    mode, key = settings.pop(_SYNC_MODE, None), settings.pop(_MATCHING_KEY, None)
    resolve, problem = _resolver(msgspec.json.encode(settings))
    return Subscription(
        str(row["id"]),
        row["actionId"],
        (definition or {}).get("slug") or row.get("actionSlug") or "",
        trigger(row.get("trigger") or ""),
        resolve,
        problem,
        _fields(definition),
        mode if mode in SYNC_MODES else None,
        str(key) if key else None,
    )


def _fields(definition: Row | None) -> tuple[Field, ...] | None:
    """None, for a payload that is sent as it is, where the catalog knows no fields."""
    rows = (definition or {}).get("fields")
    return tuple(map(field, rows)) if rows else None


@lru_cache(maxsize=4096)
def _resolver(settings: bytes) -> tuple[Callable[[Message], Any] | None, str]:
    """Compile a mapping in JSON, once for all the snapshots that have it."""
    try:
        return mapping.compile(msgspec.json.decode(settings), render), ""
    except MappingError as error:
        return None, str(error)


@lru_cache(maxsize=8192)
def trigger(text: str) -> Callable[[Message], bool]:
    """The test that a trigger describes; one that can't be read is never true."""
    try:
        return triggers.compile(triggers.parse(text))
    except triggers.FqlError:
        return lambda fields: False
