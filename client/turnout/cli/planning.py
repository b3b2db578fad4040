"""What a planner asks of the catalog: what a source sends, what a destination takes, and whether the two fit.

Entries are plain JSON, spelled as the Public API answers them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

from .shown import is_secret

Entry = Mapping[str, Any]
Modes = Mapping[str, Sequence[str]]
"""Connection modes, `device` and `cloud`, by source type."""

SOURCE_TYPES: Final = ("browser", "mobile", "server", "warehouse", "cloud-app", "cloud-app-object")

_BY_CATEGORY: Final = {
    "Website": "browser",
    "Mobile": "mobile",
    "Ott": "mobile",
    "Server": "server",
    "Warehouse": "warehouse",
}
_PLATFORM: Final = {
    "browser": "browser",
    "mobile": "mobile",
    "server": "server",
    "warehouse": "warehouse",
    # Events of a cloud app reach destinations as those of a server do.
    "cloud-app": "server",
    "cloud-app-object": "cloudAppObject",
}
_ON_DEVICE: Final = {"BROWSER": "browser", "WEB": "browser", "IOS": "mobile", "ANDROID": "mobile", "MOBILE": "mobile"}
_ROWS: Final = ("warehouse", "cloud-app-object")
"""Source types that send rows, not events: always through the cloud, whatever instances of events there may be."""
_NO_INSTANCES: Final = (None, "", "0", "NONE")


def source_types(entry: Entry) -> tuple[str, ...]:
    """What sort of source a source's catalog entry is; a cloud app sends events, or objects."""
    categories = entry.get("categories") or ()
    found = {_BY_CATEGORY[category] for category in categories if category in _BY_CATEGORY}
    if entry.get("isCloudEventSource"):
        found.add("cloud-app")
    elif not found and categories:
        found.add("cloud-app-object")
    return tuple(kind for kind in SOURCE_TYPES if kind in found)


def accepted(entry: Entry) -> Modes:
    """From which types of source a destination takes events, and in which connection modes."""
    platforms = entry.get("supportedPlatforms") or {}
    taken = {kind: _modes(entry, kind) for kind in SOURCE_TYPES if platforms.get(_PLATFORM[kind])}
    return {kind: modes for kind, modes in taken.items() if modes}


def _modes(entry: Entry, kind: str) -> tuple[str, ...]:
    if kind in _ROWS:
        return ("cloud",)
    features = entry.get("supportedFeatures") or {}
    cloud = features.get("cloudModeInstances") not in _NO_INSTANCES
    device = features.get("deviceModeInstances") not in _NO_INSTANCES and kind in _on_device(entry)
    if device and kind == "browser":
        # Where code runs in the browser, browsers send through the cloud only if that code can be left out.
        cloud = cloud and bool(features.get("browserUnbundling") or features.get("browserUnbundlingPublic"))
    return tuple(mode for mode, offered in (("device", device), ("cloud", cloud)) if offered)


def _on_device(entry: Entry) -> set[str]:
    """Where a destination's own code runs; anywhere, if the catalog names no code."""
    code = [part.get("type") for part in entry.get("components") or ()]
    code += [action.get("platform") for action in entry.get("actions") or ()]
    return {_ON_DEVICE[name] for name in code if name in _ON_DEVICE} or set(_ON_DEVICE.values())


def fitting(entry: Entry, types: Iterable[str]) -> Modes:
    """What a destination takes from sources of the types; empty if it does not fit."""
    wanted = set(types)
    return {kind: modes for kind, modes in accepted(entry).items() if kind in wanted}


def modes_of(taken: Modes) -> list[str]:
    """The connection modes that are among them."""
    return [mode for mode in ("cloud", "device") if any(mode in modes for modes in taken.values())]


def matches(entry: Entry, text: str) -> bool:
    """Whether an entry's names or categories hold a text, whatever its case."""
    names = (entry["id"], entry["slug"], entry["name"], *entry.get("previousNames", ()), *entry.get("categories", ()))
    return any(text.lower() in str(name).lower() for name in names)


def is_called(entry: Entry, name: str) -> bool:
    """Whether an entry is, or was, called so."""
    names = (entry["id"], entry["slug"], entry["name"], *entry.get("previousNames", ()))
    return name.lower() in (str(each).lower() for each in names)


def nearest(entries: Iterable[Entry], name: str) -> list[str]:
    """Slugs that look like a name."""
    slugs = [str(entry["slug"]) for entry in entries]
    return get_close_matches(name, slugs, 3) or [slug for slug in slugs if name.lower() in slug][:3]


def summary(sort: str, entry: Entry, taken: Modes | None = None) -> dict[str, Any]:
    """An entry in the few words of a list."""
    row = {"slug": entry["slug"], "name": entry["name"], "id": entry["id"], "status": entry.get("status")}
    if sort == "source":
        return {**row, "sourceTypes": list(source_types(entry)), "categories": list(entry.get("categories") or ())}
    if sort == "destination":
        taken = accepted(entry) if taken is None else taken
        was = [name for name in entry.get("previousNames") or () if name != entry["name"]]
        return {
            **row,
            "connectionModes": modes_of(taken),
            "sourceTypes": {kind: list(modes) for kind, modes in taken.items()},
            "previousNames": was,
            "categories": list(entry.get("categories") or ()),
        }
    return row


def detail(sort: str, entry: Entry) -> dict[str, Any]:
    """Everything that one must know to use an entry."""
    told = {"catalog": sort, **summary(sort, entry), "description": entry.get("description")}
    told["settings"] = [_setting(option) for option in entry.get("options") or ()]
    if sort != "destination":
        return told
    methods = entry.get("supportedMethods") or {}
    names = {action["id"]: action["name"] for action in entry.get("actions") or ()}
    told["calls"] = [call for call, understood in methods.items() if understood]
    told["actions"] = [_action(action) for action in entry.get("actions") or ()]
    told["presets"] = [
        {"name": preset["name"], "action": names.get(preset["actionId"]), "trigger": preset.get("trigger")}
        for preset in entry.get("presets") or ()
    ]
    return told


def _setting(option: Entry) -> dict[str, Any]:
    return {
        "name": option["name"],
        "type": option["type"],
        "required": bool(option.get("required")),
        "default": option.get("defaultValue"),
        "secret": is_secret(option),
        "label": option.get("label"),
        "description": option.get("description"),
    }


def _action(action: Entry) -> dict[str, Any]:
    return {
        "id": action["id"],
        "slug": action["slug"],
        "name": action["name"],
        "platform": action.get("platform"),
        "hidden": bool(action.get("hidden")),
        "defaultTrigger": action.get("defaultTrigger"),
        "fields": [_field(field) for field in action.get("fields") or ()],
    }


def _field(field: Entry) -> dict[str, Any]:
    return {
        "key": field["fieldKey"],
        "type": field.get("type"),
        "required": bool(field.get("required")),
        "default": field.get("defaultValue"),
        "description": field.get("description"),
    }
