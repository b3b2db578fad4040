"""What Terraform manages or reads although the API has no one object like it; needed for printing only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import (
    activation,
    additive_permission,
    audience_destination,
    destination_subscription,
    function,
    insert_function_instance,
    live_plugin,
    reverse_etl_model,
    role,
    source_write_key,
    tracking_plan_rule,
    user,
    user_group,
    user_group_member,
    warehouse_selective_sync,
    warehouse_sync_schedule,
)
from .base import Composed

ALL: tuple[Composed[Any, Any], ...] = (
    role.ROLE,
    user.USER,
    user_group.USER_GROUP,
    user_group_member.USER_GROUP_MEMBER,
    additive_permission.USER_PERMISSION,
    additive_permission.USER_GROUP_PERMISSION,
    source_write_key.SOURCE_WRITE_KEY,
    live_plugin.LIVE_PLUGIN,
    tracking_plan_rule.TRACKING_PLAN_RULE,
    destination_subscription.DESTINATION_SUBSCRIPTION,
    reverse_etl_model.REVERSE_ETL_MODEL,
    function.FUNCTION,
    insert_function_instance.INSERT_FUNCTION_INSTANCE,
    warehouse_sync_schedule.WAREHOUSE_SYNC_SCHEDULE,
    warehouse_selective_sync.WAREHOUSE_SELECTIVE_SYNC,
    audience_destination.AUDIENCE_DESTINATION,
    activation.ACTIVATION,
)


def composed() -> Iterator[Composed[Any, Any]]:
    """Every one; where the API has a kind of the same name, this is what Terraform shows of it."""
    return iter(ALL)
