"""Space schema: empty, because the event log keeps no events once they are delivered, and nothing is invented."""

from __future__ import annotations

from turnout_server.management.acts import shown_page, target
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.records import Reading


def nothing_seen(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show an empty page of a space that is there."""
    target(view, "space", call.ids["space_id"])
    return shown_page(endpoint, call, [])


def no_values(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show no values."""
    target(view, "space", call.ids["space_id"])
    return answered(endpoint, [])


_LISTS = ("listTraits", "listEvents", "listPropertiesFromEvent", "listEntityPaths", "listPropertiesFromEntity")
_VALUES = ("listSampleValuesFromTrait", "listSampleValuesFromEventProperty", "listSampleValuesFromEntityProperty")
ACTS: dict[str, Act] = {**dict.fromkeys(_LISTS, nothing_seen), **dict.fromkeys(_VALUES, no_values)}
