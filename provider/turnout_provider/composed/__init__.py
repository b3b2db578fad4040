"""What Terraform manages or reads although the API has no one object like it; needed for printing only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import destination_subscription, function, insert_function_instance, reverse_etl_model, role, user, user_group
from .base import Composed

ALL: tuple[Composed[Any, Any], ...] = (
    role.ROLE,
    user.USER,
    user_group.USER_GROUP,
    destination_subscription.DESTINATION_SUBSCRIPTION,
    function.FUNCTION,
    insert_function_instance.INSERT_FUNCTION_INSTANCE,
    reverse_etl_model.REVERSE_ETL_MODEL,
)


def composed() -> Iterator[Composed[Any, Any]]:
    """Every one; where the API has a kind of the same name, this is what Terraform shows of it."""
    return iter(ALL)
