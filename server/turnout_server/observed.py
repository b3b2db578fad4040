"""From what is kept to what is answered: catalog entries put in, secrets taken out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_origin

from turnout._wire import Part, camel
from turnout.catalogue import kinds
from turnout.resources.base import SENSITIVE, Inside, Kind, inside, marks

from .catalog import DESTINATIONS, SOURCES, WAREHOUSES, Catalog
from .records import Document, Row

CENSORED = "•" * 4
_KEYS = {
    camel(name)
    for kind in kinds()
    for name, info in kind.observed.model_fields.items()
    if SENSITIVE.name in marks(info) and get_origin(info.annotation) is Sequence
}
CATALOG_OF: dict[str, Catalog] = {
    "source": SOURCES,
    "destination": DESTINATIONS,
    "warehouse": WAREHOUSES,
    "profiles_warehouse": WAREHOUSES,
}
_TRAITS_ALLOWED = {"allowUnplannedTraits": True, "allowTraitsOnViolations": True, "commonEventOnViolations": "ALLOW"}
_PART_DEFAULTS: dict[str, Document] = {
    "schemaSettings": {
        "track": {
            "allowUnplannedEvents": True,
            "allowUnplannedEventProperties": True,
            "allowEventOnViolations": True,
            "allowPropertiesOnViolations": True,
            "commonEventOnViolations": "ALLOW",
        },
        "identify": _TRAITS_ALLOWED,
        "group": _TRAITS_ALLOWED,
    }
}


def observed(kind: Kind[Any, Any], row: Row) -> Document:
    """The document as the Public API answers it."""
    document = whole(kind, row)
    secret = secret_names(kind, document)
    return {**document, **{name: _censored(document[name], secret) for name in _SECRETIVE & document.keys()}}


def without_keys(data: Any) -> Any:
    """An answer for those who may not see the keys that open something: lists of them are empty."""
    if isinstance(data, list):
        return [without_keys(entry) for entry in data]
    if not isinstance(data, dict):
        return data
    return {
        name: [] if name in _KEYS and isinstance(value, list) else without_keys(value) for name, value in data.items()
    }


def whole(kind: Kind[Any, Any], row: Row) -> Document:
    """The same with its secrets, for the server itself."""
    unshown = _UNSHOWN.get(kind.name, ())
    document = {name: value for name, value in row.document.items() if name not in unshown}
    for name, info in kind.spec.model_fields.items():
        place = inside(info)
        if place is not None:
            document[place.object] = _placed(kind, document, camel(name), place)
    if "workspace_id" in kind.observed.model_fields:
        document["workspaceId"] = row.workspace
    return document


def part_kind(kind: Kind[Any, Any], part: Part) -> str:
    """Under which kind the rows of a part are kept."""
    return f"{kind.name}.{part.field}"


def settings_of(part: Part, row: Row | None) -> Document:
    """A part that is one object: what was said, on top of what is true when nothing was."""
    said = row.document if row else {}
    defaults = _PART_DEFAULTS.get(part.field, {})
    groups = {name: {**default, **said.get(name, {})} for name, default in defaults.items()}
    return {**said, **groups}


def secret_settings(options: list[dict[str, Any]]) -> frozenset[str]:
    """The names of the settings that are secrets."""
    return frozenset(option["name"] for option in options if option["type"] == "password")


def secret_names(kind: Kind[Any, Any], document: Document) -> frozenset[str]:
    """Which of an object's settings are not shown: what the catalog calls a password, or what sounds like one."""
    named = (
        secret_settings(document.get("metadata", {}).get("options", []))
        | document.get("encryptedSettings", {}).keys()
    )
    sounding = document.get("settings", {}) if kind.name in _UNDESCRIBED else ()
    return frozenset(named) | {name for name in sounding if sounds_secret(name)}


def sounds_secret(name: str) -> bool:
    """Whether a setting is called as secrets are."""
    return _SOUNDS_SECRET.search(name) is not None


def _placed(kind: Kind[Any, Any], document: Document, name: str, place: Inside) -> Document:
    """The object that a member is answered in: its catalog entry, or what is there with the member in it."""
    value = document.pop(name, None)
    if kind.name in CATALOG_OF and place.object == "metadata":
        return CATALOG_OF[kind.name].find(str(value)) or {place.member: value}
    there: Document = document.get(place.object, {})
    return there if value is None else {**there, place.member: value}


def _censored(settings: Any, secret: frozenset[str]) -> Any:
    if not secret or not isinstance(settings, Mapping):
        return settings
    return {name: CENSORED if name in secret and value else value for name, value in settings.items()}


# What is kept for the server itself and not answered.
_UNSHOWN = {"insert_function_instance": ("functionId",)}
_SECRETIVE = {"settings", "encryptedSettings"}
# Kinds whose settings no catalog entry describes well enough to know the secrets.
_UNDESCRIBED = {"warehouse", "profiles_warehouse", "credential"}
_SOUNDS_SECRET = re.compile("password|passphrase|secret|token|private_?key|cipher|credentials?$", re.IGNORECASE)
