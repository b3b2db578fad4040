"""The hours at which a warehouse is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout.operations.selective_sync import (
    GET_ADVANCED_SYNC_SCHEDULE_FROM_WAREHOUSE,
    REPLACE_ADVANCED_SYNC_SCHEDULE_FOR_WAREHOUSE,
    SyncTime,
)
from turnout.resources.base import NEEDED, REPLACE, UNORDERED, Spec

from .base import Composed


class WarehouseSyncScheduleSpec(Spec):
    """Hours of one's own at which a warehouse is loaded, in the place of Segment's."""

    warehouse_id: Annotated[str, REPLACE, Field(min_length=1, description="Warehouse that is loaded.")]
    times: Annotated[
        Sequence[SyncTime], NEEDED, UNORDERED, Field(min_length=1, max_length=24, description="Hours, each once.")
    ]
    timezone: Annotated[str, NEEDED, Field(min_length=1, description="Time zone, such as `Europe/Berlin`.")]


class WarehouseSyncSchedule(WarehouseSyncScheduleSpec):
    """The hours as the service sees them."""


WAREHOUSE_SYNC_SCHEDULE = Composed(
    "warehouse_sync_schedule",
    WarehouseSyncScheduleSpec,
    WarehouseSyncSchedule,
    identity=("warehouse_id",),
    tag=GET_ADVANCED_SYNC_SCHEDULE_FROM_WAREHOUSE.tag,
    create=REPLACE_ADVANCED_SYNC_SCHEDULE_FOR_WAREHOUSE.verb,
    read=GET_ADVANCED_SYNC_SCHEDULE_FROM_WAREHOUSE.verb,
    update=REPLACE_ADVANCED_SYNC_SCHEDULE_FOR_WAREHOUSE.verb,
    delete=REPLACE_ADVANCED_SYNC_SCHEDULE_FOR_WAREHOUSE.verb,
    flows="scheduled",
)
