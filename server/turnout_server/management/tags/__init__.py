"""What the server does chapter by chapter of the Public API: one file a tag.

Each file may have `BEHAVIOURS`, the ways of its kinds, and `ACTS`, what is done for operations that are no ordinary
create, read, list, update or delete.
"""

from __future__ import annotations

from collections.abc import Mapping

from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import Act

from . import (
    activations,
    audiences,
    audit_trail,
    computed_traits,
    credentials,
    customer_insights,
    dbt,
    deletion_and_suppression,
    delivery_metrics,
    delivery_overview,
    destination_filters,
    destinations,
    events,
    functions,
    iam_groups,
    iam_roles,
    iam_users,
    insert_functions,
    labels,
    live_plugins,
    profiles_sync,
    reverse_etl,
    selective_sync,
    sources,
    space_filters,
    space_schema,
    spaces,
    testing,
    tracking_plans,
    transformations,
    usage,
    warehouses,
)

_CHAPTERS = (
    activations,
    audiences,
    audit_trail,
    computed_traits,
    credentials,
    customer_insights,
    dbt,
    deletion_and_suppression,
    delivery_metrics,
    delivery_overview,
    destination_filters,
    destinations,
    events,
    functions,
    iam_groups,
    iam_roles,
    iam_users,
    insert_functions,
    labels,
    live_plugins,
    profiles_sync,
    reverse_etl,
    selective_sync,
    sources,
    space_filters,
    space_schema,
    spaces,
    testing,
    tracking_plans,
    transformations,
    usage,
    warehouses,
)

ACTS: Mapping[str, Act] = {name: act for chapter in _CHAPTERS for name, act in getattr(chapter, "ACTS", {}).items()}
BEHAVIOURS: Mapping[str, Behaviour] = {
    name: ways for chapter in _CHAPTERS for name, ways in getattr(chapter, "BEHAVIOURS", {}).items()
}
