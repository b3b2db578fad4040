"""What an event is, and when a message is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

CALLS = ("track", "identify", "page", "screen", "group", "alias")
# Analytics.js has a path of one letter for each call, so what comes by it was sent by a client.
LETTERS = {call[0]: call for call in CALLS}
BATCHES = ("batch", "b")
OBJECTS = "set"
CONSENT_EVENT = "Segment Consent Preference Updated"
LONGEST_MESSAGE_ID = 100

Message = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """One acknowledged HTTP request, as the log keeps it until its events are routed.

    `at` is the time of receipt in milliseconds since 1970; `call` is one of CALLS, one of LETTERS, "batch" (server
    libraries), "b" (client libraries) or "set" (objects); `write_key` is the one of the Authorization header, ""
    without it.
    """

    seq: int
    at: int
    call: str
    write_key: str
    ip: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Event:
    """A message that passed ingestion; `fields` is its wire form and is never changed in place."""

    source_id: str
    id: str
    type: str
    received_ms: int
    fields: Message


@dataclass(frozen=True, slots=True)
class Invalid:
    """A message that failed on ingest, with the official reason code."""

    source_id: str | None
    code: str


def problem(type: str, message: Message) -> str | None:
    """The code of the first ingestion rule that `message` breaks, None if it is an event."""
    for check in (_message_id, _ids, _CHECKS[type]) if type != OBJECTS else ():
        code = check(message)
        if code is not None:
            return code
    return None


def _message_id(message: Message) -> str | None:
    id = message.get("messageId")
    return "message_id_too_long" if isinstance(id, str) and len(id) > LONGEST_MESSAGE_ID else None


def _ids(message: Message) -> str | None:
    given = [message.get("userId"), message.get("anonymousId")]
    if any(id is not None and not isinstance(id, str) for id in given):
        return "id_not_string"
    if any(given) or message.get("previousId"):
        return None
    return "id_not_string" if "" in given else "no_user_anon_id"


def _track(message: Message) -> str | None:
    event = message.get("event")
    if event is None or event == "":
        return "event_not_defined"
    if not isinstance(event, str):
        return "event_not_string"
    return _object(message, "properties") or (_consent(message) if event == CONSENT_EVENT else None)


def _identify(message: Message) -> str | None:
    return _object(message, "traits")


def _page(message: Message) -> str | None:
    for name in ("name", "category"):
        value = message.get(name)
        if value is not None and (not isinstance(value, str) or value == ""):
            return f"{name}_not_string"
    return _object(message, "properties")


def _group(message: Message) -> str | None:
    return _required_id(message, "groupId") or _object(message, "traits")


def _alias(message: Message) -> str | None:
    return _required_id(message, "previousId") or _required_id(message, "userId")


def _required_id(message: Message, name: str) -> str | None:
    value = message.get(name)
    if value is None or value == "":
        return "id_required"
    return None if isinstance(value, str) else "id_not_string"


def _object(message: Message, name: str) -> str | None:
    value = message.get(name)
    return None if value is None or isinstance(value, dict) else f"{name}_not_object"


def _consent(message: Message) -> str | None:
    context = message.get("context")
    consent = context.get("consent") if isinstance(context, Mapping) else None
    preferences = consent.get("categoryPreferences") if isinstance(consent, Mapping) else None
    if preferences is None:
        return "consent_categorypreferences_should_exist"
    if not isinstance(preferences, Mapping):
        return "consent_categorypreferences_fields_should_be_object"
    if not all(isinstance(choice, bool) for choice in preferences.values()):
        return "consent_categorypreferences_fields_should_be_bool"
    return _consent_details(message["context"])


def _consent_details(context: Message) -> str | None:
    device = context.get("device")
    advertising_id = device.get("advertisingId") if isinstance(device, Mapping) else None
    if advertising_id is not None and not isinstance(advertising_id, str):
        return "device_advertisingid_should_be_string"
    version = context["consent"].get("version", 0)
    is_number = isinstance(version, int | float) and not isinstance(version, bool)
    return None if is_number else "consent_version_should_be_number"


_CHECKS: Mapping[str, Callable[[Message], str | None]] = {
    "track": _track,
    "identify": _identify,
    "page": _page,
    "screen": _page,
    "group": _group,
    "alias": _alias,
}
