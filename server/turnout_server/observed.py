"""From what is kept to what is answered: catalog entries put in, secrets taken out."""

from __future__ import annotations

from typing import Any

from turnout._wire import Part, camel
from turnout.catalogue import kinds
from turnout.resources.base import SENSITIVE, Kind, inside, marks

from .catalog import DESTINATIONS, SOURCES, Catalog
from .records import Document, Row

CENSORED = "•" * 4
_KEYS = {
    camel(name)
    for kind in kinds()
    for name, info in kind.observed.model_fields.items()
    if SENSITIVE.name in marks(info)
}
CATALOG_OF: dict[str, Catalog] = {"source": SOURCES, "destination": DESTINATIONS}
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
    return _censored(whole(kind, row))


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
    document = dict(row.document)
    for name, info in kind.spec.model_fields.items():
        place = inside(info)
        if place is not None:
            document[place.object] = _entry(kind, document.pop(camel(name)), place.member)
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


def _entry(kind: Kind[Any, Any], id: str, member: str) -> Document:
    return CATALOG_OF[kind.name].find(id) or {member: id}


def _censored(document: Document) -> Document:
    secret = secret_settings(document.get("metadata", {}).get("options", []))
    if not secret or "settings" not in document:
        return document
    settings = {name: CENSORED if name in secret and value else value for name, value in document["settings"].items()}
    return {**document, "settings": settings}
