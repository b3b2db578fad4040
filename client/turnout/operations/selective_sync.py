"""Selective Sync: when a warehouse is loaded, what is loaded into it, and how that went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import JSON, OPEN, JsonObject, Model

from .base import Input, Listing, Operation, Paged
from .warehouses import OfWarehouse, WarehouseId

SourceId = Annotated[str, Field(min_length=1, description="Source that is connected to it.")]


class SyncTime(Model):
    """An hour of the day."""

    hour_of_day: Annotated[int, Field(ge=0, le=23, description="Hour, 0 to 23.")]
    enabled: Annotated[bool, Field(description="Whether the warehouse is loaded then.")]


class SyncSchedule(Model):
    """The hours at which a warehouse is loaded."""

    times: Annotated[Sequence[SyncTime], Field(max_length=24, description="Hours, each once.")]
    timezone: Annotated[str, Field(min_length=1, description="Time zone, such as `Europe/Berlin`.")]


class ObservedSyncSchedule(Model):
    """The hours at which a warehouse is loaded, as the service tells them."""

    times: Annotated[Sequence[SyncTime] | None, Field(description="Hours.")] = None
    timezone: Annotated[str | None, Field(description="Time zone.")] = None


class AdvancedSyncSchedule(Model):
    """Whether a warehouse is loaded at hours of one's own, and at which."""

    enabled: Annotated[bool, Field(description="Whether the schedule counts.")]
    schedule: Annotated[ObservedSyncSchedule | None, Field(description="The hours.")] = None


class ReplaceAdvancedSyncSchedule(Input):
    """The whole schedule of a warehouse."""

    warehouse_id: WarehouseId
    enabled: Annotated[bool, Field(description="Whether the schedule counts.")]
    schedule: Annotated[SyncSchedule | None, Field(description="The hours; needed where the schedule counts.")] = None


class OfConnection(Paged):
    """What belongs to a source's connection to a warehouse, page by page."""

    warehouse_id: WarehouseId
    source_id: SourceId


class SyncsOfWarehouse(Paged):
    """The syncs of a warehouse, page by page."""

    warehouse_id: WarehouseId


class SelectiveSync(Model):
    """Whether one collection is loaded, and which of its properties."""

    source_id: Annotated[str, Field(description="Source.")]
    warehouse_id: Annotated[str, Field(description="Warehouse.")]
    collection: Annotated[str, Field(description="Collection, such as `tracks`.")]
    enabled: Annotated[bool, Field(description="Whether it is loaded.")]
    properties: Annotated[JsonObject, JSON, Field(description="By property, whether it is loaded.")]


class SyncOverride(Model):
    """A source, collection or property to load or to leave out."""

    source_id: Annotated[str, Field(min_length=1, description="Source.")]
    collection: Annotated[str | None, Field(description="Collection; the whole source when left out.")] = None
    enabled: Annotated[bool, Field(description="Whether it is loaded.")]
    property: Annotated[str | None, Field(description="Property; the whole collection when left out.")] = None


class UpdateSelectiveSync(Input):
    """What to load into a warehouse and what to leave out."""

    warehouse_id: WarehouseId
    sync_overrides: Annotated[Sequence[SyncOverride], Field(description="What differs from now on.")]


class SelectiveSyncUpdate(Model):
    """What became of an update."""

    status: Annotated[Literal["UNCHANGED", "UPDATED"], OPEN, Field(description="Whether it changed anything.")]
    warnings: Annotated[Sequence[str], Field(description="What to look at.")]


class SyncNotice(Model):
    """Something that happened during a sync."""

    level: Annotated[str, Field(description="How grave it is.")]
    message: Annotated[str, Field(description="What happened.")]
    created_at: Annotated[str, Field(description="When, ISO 8601.")]


class SyncReport(Model):
    """One load of a source's data into a warehouse."""

    source_id: Annotated[str, Field(description="Source.")]
    start: Annotated[str, Field(description="When it began, ISO 8601.")]
    end: Annotated[str | None, Field(description="When it ended, ISO 8601; None while it runs.")] = None
    status: Annotated[str, Field(description="How it went.")]
    duration: Annotated[float, Field(description="How long it took so far, in seconds.")]
    human_duration: Annotated[str, Field(description="The same in words.")]
    count: Annotated[float, Field(description="Rows that were loaded.")]
    notices: Annotated[Sequence[SyncNotice], Field(description="What happened meanwhile.")]


_TAG = "Selective Sync"
_SCHEDULE = "/warehouses/{warehouse_id}/advanced-sync-schedule"
_CONNECTED = "/warehouses/{warehouse_id}/connected-sources/{source_id}"

GET_ADVANCED_SYNC_SCHEDULE_FROM_WAREHOUSE = Operation(
    Verb("getAdvancedSyncScheduleFromWarehouse", "GET", _SCHEDULE, "*", limit=2),
    OfWarehouse,
    AdvancedSyncSchedule,
    _TAG,
)
REPLACE_ADVANCED_SYNC_SCHEDULE_FOR_WAREHOUSE = Operation(
    Verb("replaceAdvancedSyncScheduleForWarehouse", "PUT", _SCHEDULE, "*", limit=2),
    ReplaceAdvancedSyncSchedule,
    AdvancedSyncSchedule,
    _TAG,
)
LIST_SELECTIVE_SYNCS_FROM_WAREHOUSE_AND_SOURCE = Listing(
    Verb("listSelectiveSyncsFromWarehouseAndSource", "GET", _CONNECTED + "/selective-syncs", "items", limit=2),
    OfConnection,
    SelectiveSync,
    _TAG,
)
UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE = Operation(
    Verb("updateSelectiveSyncForWarehouse", "PATCH", "/warehouses/{warehouse_id}/selective-sync", "*", limit=2),
    UpdateSelectiveSync,
    SelectiveSyncUpdate,
    _TAG,
)
LIST_SYNCS_FROM_WAREHOUSE = Listing(
    Verb("listSyncsFromWarehouse", "GET", "/warehouses/{warehouse_id}/syncs", "reports", limit=2),
    SyncsOfWarehouse,
    SyncReport,
    _TAG,
)
LIST_SYNCS_FROM_WAREHOUSE_AND_SOURCE = Listing(
    Verb("listSyncsFromWarehouseAndSource", "GET", _CONNECTED + "/syncs", "reports", limit=2),
    OfConnection,
    SyncReport,
    _TAG,
)
