"""What of a source is not loaded into a warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout.operations.selective_sync import (
    LIST_SELECTIVE_SYNCS_FROM_WAREHOUSE_AND_SOURCE,
    UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE,
)
from turnout.resources.base import NEEDED, REPLACE, UNORDERED, Model, Spec

from .base import Composed


class Excluded(Model):
    """A collection, or one of its properties."""

    collection: Annotated[str, Field(min_length=1, description="Collection, such as `tracks`.")]
    property: Annotated[
        str | None, Field(min_length=1, description="Property; the whole collection when left out.")
    ] = None


class WarehouseSelectiveSyncSpec(Spec):
    """Collections and properties of a source that are not loaded into a warehouse; all others are."""

    warehouse_id: Annotated[str, REPLACE, Field(min_length=1, description="Warehouse that is loaded.")]
    source_id: Annotated[str, REPLACE, Field(min_length=1, description="Source that is connected to it.")]
    excluded: Annotated[Sequence[Excluded], NEEDED, UNORDERED, Field(min_length=1, description="What is not loaded.")]


class WarehouseSelectiveSync(WarehouseSelectiveSyncSpec):
    """What is not loaded, as the service sees it."""


WAREHOUSE_SELECTIVE_SYNC = Composed(
    "warehouse_selective_sync",
    WarehouseSelectiveSyncSpec,
    WarehouseSelectiveSync,
    identity=("warehouse_id", "source_id"),
    tag=UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE.tag,
    create=UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE.verb,
    update=UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE.verb,
    delete=UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE.verb,
    flows="selected",
    verbs={"chosen": LIST_SELECTIVE_SYNCS_FROM_WAREHOUSE_AND_SOURCE.verb},
)
