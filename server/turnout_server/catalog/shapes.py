"""The shape of a catalog entry: what is true of it when its line does not say otherwise."""

from __future__ import annotations

from typing import Any, Final

Entry = dict[str, Any]

_LOGOS: Final = {"default": ""}
SOURCE: Final[Entry] = {
    "description": "",
    "logos": _LOGOS,
    "options": [],
    "categories": [],
    "isCloudEventSource": False,
    "status": "PUBLIC",
    "partnerOwned": False,
}
WAREHOUSE: Final[Entry] = {"description": "", "logos": _LOGOS, "options": []}
DESTINATION: Final[Entry] = {
    "description": "",
    "logos": _LOGOS,
    "options": [],
    "status": "PUBLIC",
    "previousNames": [],
    "categories": [],
    "website": "",
    "components": [],
    "supportedFeatures": {},
    "supportedMethods": {},
    "supportedPlatforms": {},
    "actions": [],
    "presets": [],
    "contacts": [],
    "partnerOwned": False,
    "supportedRegions": [],
    "regionEndpoints": [],
}
OPTION: Final[Entry] = {"required": False, "description": ""}
ACTION: Final[Entry] = {"description": "", "platform": "CLOUD", "hidden": False, "defaultTrigger": None, "fields": []}
FIELD: Final[Entry] = {
    "description": "",
    "required": False,
    "multiple": False,
    "dynamic": False,
    "allowNull": False,
    "hidden": False,
    "defaultValue": None,
    "choices": None,
}


def whole_source(lean: Entry) -> Entry:
    """A source entry with everything that its line left out."""
    return {**SOURCE, **lean}


def whole_warehouse(lean: Entry) -> Entry:
    """A warehouse entry with everything that its line left out."""
    return {**WAREHOUSE, **lean}


def whole_destination(lean: Entry) -> Entry:
    """A destination entry with everything that its line left out."""
    entry = {**DESTINATION, **lean}
    entry["options"] = [{**OPTION, **option} for option in entry["options"]]
    entry["actions"] = [_whole_action(action) for action in entry["actions"]]
    return entry


def _whole_action(lean: Entry) -> Entry:
    action = {**ACTION, **lean}
    action["fields"] = [{**FIELD, "sortOrder": place, **field} for place, field in enumerate(action["fields"])]
    return action
