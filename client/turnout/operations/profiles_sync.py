"""Profiles Sync: what of a space is loaded into its warehouses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import JSON, OPEN, JsonObject, Model

from .base import Input, Operation, Paged, Pagination

SpaceId = Annotated[str, Field(min_length=1, description="Space that it is about.")]
WarehouseId = Annotated[str, Field(min_length=1, description="Profiles warehouse that it is about.")]


class SyncsOfProfilesWarehouse(Paged):
    """What is loaded into a profiles warehouse, page by page."""

    space_id: SpaceId
    warehouse_id: WarehouseId


class ProfilesSelectiveSync(Model):
    """Whether one collection is loaded, and which of its properties."""

    warehouse_id: Annotated[str, Field(description="Profiles warehouse.")]
    collection: Annotated[str, Field(description="Collection, such as `profile_traits`.")]
    enabled: Annotated[bool, Field(description="Whether it is loaded.")]
    properties: Annotated[JsonObject, JSON, Field(description="By property, whether it is loaded.")]


class ProfilesSelectiveSyncs(Model):
    """A page of what is loaded into a profiles warehouse, and whether the tables of events are."""

    items: Annotated[Sequence[ProfilesSelectiveSync], Field(description="Collections.")]
    enable_event_tables: Annotated[bool | None, Field(description="Whether the tables of events are loaded.")] = None
    pagination: Annotated[Pagination, Field(description="Where they are in their list.")]


class ProfilesSyncOverride(Model):
    """A collection or property to load or to leave out."""

    collection: Annotated[str, Field(min_length=1, description="Collection.")]
    enabled: Annotated[bool, Field(description="Whether it is loaded.")]
    property: Annotated[str | None, Field(description="Property; the whole collection when left out.")] = None


class UpdateProfilesSelectiveSync(Input):
    """What to load into a profiles warehouse and what to leave out."""

    space_id: SpaceId
    warehouse_id: WarehouseId
    sync_overrides: Annotated[
        Sequence[ProfilesSyncOverride] | None, Field(description="What differs from now on.")
    ] = None
    enable_event_tables: Annotated[bool | None, Field(description="Whether the tables of events are loaded.")] = None


class ProfilesSelectiveSyncUpdate(Model):
    """What became of an update."""

    status: Annotated[Literal["UNCHANGED", "UPDATED"], OPEN, Field(description="Whether it changed anything.")]


_SYNCS = "/spaces/{space_id}/profiles-warehouses/{warehouse_id}/selective-syncs"

LIST_SELECTIVE_SYNCS_FROM_WAREHOUSE_AND_SPACE = Operation(
    Verb("listSelectiveSyncsFromWarehouseAndSpace", "GET", _SYNCS, "*", media="v1alpha"),
    SyncsOfProfilesWarehouse,
    ProfilesSelectiveSyncs,
    "Profiles Sync",
)
UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE_AND_SPACE = Operation(
    Verb("updateSelectiveSyncForWarehouseAndSpace", "PATCH", _SYNCS, "*", media="v1alpha"),
    UpdateProfilesSelectiveSync,
    ProfilesSelectiveSyncUpdate,
    "Profiles Sync",
)
