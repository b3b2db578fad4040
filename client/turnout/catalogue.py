"""Every resource and every operation there is, in dependency order.

A line here puts a resource or an operation into the client, the server, the schemas and the docs, and a resource into
the provider and the constructs too. Nothing is loaded before it is used: that is what the `lambda`s are for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, overload

import turnout.operations as operations
import turnout.resources as resources

if TYPE_CHECKING:
    from ._async_client import AsyncClient
    from ._client import Client
    from ._collection import AsyncCollection, Collection
    from ._methods import AsyncListMethod, AsyncMethod, ListMethod, Method
    from .operations.base import E, Listing, Operation, P
    from .operations.base import R as Answer
    from .resources.base import Kind, R, S
else:
    from typing import ParamSpec, TypeVar

    P, S, R, E, Answer = ParamSpec("P"), TypeVar("S"), TypeVar("R"), TypeVar("E"), TypeVar("Answer")


class At(Generic[S, R]):
    """An attribute that is a Collection on a Client and an AsyncCollection on an AsyncClient."""

    def __init__(self, kind: Callable[[], Kind[S, R]]) -> None:
        self._kind = kind

    @cached_property
    def kind(self) -> Kind[S, R]:
        """The kind whose objects are there."""
        return self._kind()

    @overload
    def __get__(self, client: None, owner: type[Any]) -> At[S, R]: ...
    @overload
    def __get__(self, client: Client, owner: type[Any]) -> Collection[S, R]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type[Any]) -> AsyncCollection[S, R]: ...
    def __get__(self, client: Client | AsyncClient | None, owner: type[Any]) -> Any:
        return self if client is None else client.collection(self.kind)


class Call(Generic[P, Answer]):
    """An attribute that carries out one operation, to be awaited on an AsyncClient."""

    def __init__(self, operation: Callable[[], Operation[P, Answer]]) -> None:
        self._operation = operation

    @cached_property
    def operation(self) -> Operation[P, Answer]:
        """The operation that is carried out."""
        return self._operation()

    @overload
    def __get__(self, client: None, owner: type[Any]) -> Call[P, Answer]: ...
    @overload
    def __get__(self, client: Client, owner: type[Any]) -> Method[P, Answer]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type[Any]) -> AsyncMethod[P, Answer]: ...
    def __get__(self, client: Client | AsyncClient | None, owner: type[Any]) -> Any:
        return self if client is None else client.method(self.operation)


class Listed(Generic[P, E]):
    """An attribute that answers the pages of a list, to be awaited on an AsyncClient."""

    def __init__(self, operation: Callable[[], Listing[P, E]]) -> None:
        self._operation = operation

    @cached_property
    def operation(self) -> Listing[P, E]:
        """The operation that is carried out."""
        return self._operation()

    @overload
    def __get__(self, client: None, owner: type[Any]) -> Listed[P, E]: ...
    @overload
    def __get__(self, client: Client, owner: type[Any]) -> ListMethod[P, E]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type[Any]) -> AsyncListMethod[P, E]: ...
    def __get__(self, client: Client | AsyncClient | None, owner: type[Any]) -> Any:
        return self if client is None else client.list_method(self.operation)


class Catalogue:
    """What a client has: one attribute a kind, one attribute an operation beside the kinds' own."""

    workspace = At(lambda: resources.workspace.WORKSPACE)
    spaces = At(lambda: resources.space.SPACE)
    space_filters = At(lambda: resources.space_filter.SPACE_FILTER)
    computed_traits = At(lambda: resources.computed_trait.COMPUTED_TRAIT)
    audiences = At(lambda: resources.audience.AUDIENCE)
    audience_schedules = At(lambda: resources.audience_schedule.AUDIENCE_SCHEDULE)
    activations = At(lambda: resources.activation.ACTIVATION)
    source_metadata = At(lambda: resources.catalog.SOURCE_METADATA)
    destination_metadata = At(lambda: resources.catalog.DESTINATION_METADATA)
    warehouse_metadata = At(lambda: resources.catalog.WAREHOUSE_METADATA)
    sources = At(lambda: resources.source.SOURCE)
    destinations = At(lambda: resources.destination.DESTINATION)
    destination_filters = At(lambda: resources.destination_filter.DESTINATION_FILTER)
    reverse_etl_models = At(lambda: resources.reverse_etl_model.REVERSE_ETL_MODEL)
    destination_subscriptions = At(lambda: resources.destination_subscription.DESTINATION_SUBSCRIPTION)
    tracking_plans = At(lambda: resources.tracking_plan.TRACKING_PLAN)
    transformations = At(lambda: resources.transformation.TRANSFORMATION)
    source_tracking_plan_connections = At(
        lambda: resources.source_tracking_plan_connection.SOURCE_TRACKING_PLAN_CONNECTION
    )
    credentials = At(lambda: resources.credential.CREDENTIAL)
    warehouses = At(lambda: resources.warehouse.WAREHOUSE)
    source_warehouse_connections = At(lambda: resources.source_warehouse_connection.SOURCE_WAREHOUSE_CONNECTION)
    profiles_warehouses = At(lambda: resources.profiles_warehouse.PROFILES_WAREHOUSE)
    functions = At(lambda: resources.function.FUNCTION)
    insert_function_instances = At(lambda: resources.insert_function_instance.INSERT_FUNCTION_INSTANCE)
    labels = At(lambda: resources.label.LABEL)
    users = At(lambda: resources.user.USER)
    user_groups = At(lambda: resources.user_group.USER_GROUP)

    add_labels_to_source = Call(lambda: operations.sources.ADD_LABELS_TO_SOURCE)
    list_connected_destinations_from_source = Listed(
        lambda: operations.sources.LIST_CONNECTED_DESTINATIONS_FROM_SOURCE
    )
    create_write_key_for_source = Call(lambda: operations.sources.CREATE_WRITE_KEY_FOR_SOURCE)
    remove_write_key_from_source = Call(lambda: operations.sources.REMOVE_WRITE_KEY_FROM_SOURCE)
    preview_destination_filter = Call(lambda: operations.destination_filters.PREVIEW_DESTINATION_FILTER)
    create_live_plugin = Call(lambda: operations.live_plugins.CREATE_LIVE_PLUGIN)
    get_latest_from_live_plugins = Call(lambda: operations.live_plugins.GET_LATEST_FROM_LIVE_PLUGINS)
    delete_live_plugin_code = Call(lambda: operations.live_plugins.DELETE_LIVE_PLUGIN_CODE)
    create_dbt_model_sync_trigger = Call(lambda: operations.dbt.CREATE_DBT_MODEL_SYNC_TRIGGER)
    create_reverse_etl_manual_sync = Call(lambda: operations.reverse_etl.CREATE_REVERSE_ETL_MANUAL_SYNC)
    get_reverse_etl_sync_status = Call(lambda: operations.reverse_etl.GET_REVERSE_ETL_SYNC_STATUS)
    cancel_reverse_etl_sync_for_model = Call(lambda: operations.reverse_etl.CANCEL_REVERSE_ETL_SYNC_FOR_MODEL)
    list_reverse_etl_sync_statuses_from_model_and_subscription_id = Listed(
        lambda: operations.reverse_etl.LIST_REVERSE_ETL_SYNC_STATUSES_FROM_MODEL_AND_SUBSCRIPTION_ID
    )
    replace_rules_in_tracking_plan = Call(lambda: operations.tracking_plans.REPLACE_RULES_IN_TRACKING_PLAN)
    list_sources_from_tracking_plan = Listed(lambda: operations.tracking_plans.LIST_SOURCES_FROM_TRACKING_PLAN)

    list_credential_consumers = Call(lambda: operations.credentials.LIST_CREDENTIAL_CONSUMERS)
    create_validation_in_warehouse = Call(lambda: operations.warehouses.CREATE_VALIDATION_IN_WAREHOUSE)
    get_connection_state_from_warehouse = Call(lambda: operations.warehouses.GET_CONNECTION_STATE_FROM_WAREHOUSE)
    list_connected_sources_from_warehouse = Listed(
        lambda: operations.warehouses.LIST_CONNECTED_SOURCES_FROM_WAREHOUSE
    )
    list_connected_warehouses_from_source = Listed(
        lambda: operations.warehouses.LIST_CONNECTED_WAREHOUSES_FROM_SOURCE
    )
    get_advanced_sync_schedule_from_warehouse = Call(
        lambda: operations.selective_sync.GET_ADVANCED_SYNC_SCHEDULE_FROM_WAREHOUSE
    )
    replace_advanced_sync_schedule_for_warehouse = Call(
        lambda: operations.selective_sync.REPLACE_ADVANCED_SYNC_SCHEDULE_FOR_WAREHOUSE
    )
    list_selective_syncs_from_warehouse_and_source = Listed(
        lambda: operations.selective_sync.LIST_SELECTIVE_SYNCS_FROM_WAREHOUSE_AND_SOURCE
    )
    update_selective_sync_for_warehouse = Call(lambda: operations.selective_sync.UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE)
    list_syncs_from_warehouse = Listed(lambda: operations.selective_sync.LIST_SYNCS_FROM_WAREHOUSE)
    list_syncs_from_warehouse_and_source = Listed(
        lambda: operations.selective_sync.LIST_SYNCS_FROM_WAREHOUSE_AND_SOURCE
    )
    list_selective_syncs_from_warehouse_and_space = Call(
        lambda: operations.profiles_sync.LIST_SELECTIVE_SYNCS_FROM_WAREHOUSE_AND_SPACE
    )
    update_selective_sync_for_warehouse_and_space = Call(
        lambda: operations.profiles_sync.UPDATE_SELECTIVE_SYNC_FOR_WAREHOUSE_AND_SPACE
    )
    create_function_deployment = Call(lambda: operations.functions.CREATE_FUNCTION_DEPLOYMENT)
    list_function_versions = Listed(lambda: operations.functions.LIST_FUNCTION_VERSIONS)
    get_function_version = Call(lambda: operations.functions.GET_FUNCTION_VERSION)
    restore_function_version = Call(lambda: operations.functions.RESTORE_FUNCTION_VERSION)

    list_invites = Listed(lambda: operations.iam_users.LIST_INVITES)
    create_invites = Call(lambda: operations.iam_users.CREATE_INVITES)
    delete_invites = Call(lambda: operations.iam_users.DELETE_INVITES)
    add_permissions_to_user = Call(lambda: operations.iam_users.ADD_PERMISSIONS_TO_USER)
    list_user_groups_from_user = Listed(lambda: operations.iam_users.LIST_USER_GROUPS_FROM_USER)
    add_users_to_user_group = Call(lambda: operations.iam_groups.ADD_USERS_TO_USER_GROUP)
    replace_users_in_user_group = Call(lambda: operations.iam_groups.REPLACE_USERS_IN_USER_GROUP)
    remove_users_from_user_group = Call(lambda: operations.iam_groups.REMOVE_USERS_FROM_USER_GROUP)
    list_users_from_user_group = Listed(lambda: operations.iam_groups.LIST_USERS_FROM_USER_GROUP)
    list_invites_from_user_group = Listed(lambda: operations.iam_groups.LIST_INVITES_FROM_USER_GROUP)
    add_permissions_to_user_group = Call(lambda: operations.iam_groups.ADD_PERMISSIONS_TO_USER_GROUP)
    list_roles = Listed(lambda: operations.iam_roles.LIST_ROLES)
    create_workspace_regulation = Call(lambda: operations.deletion_and_suppression.CREATE_WORKSPACE_REGULATION)
    create_source_regulation = Call(lambda: operations.deletion_and_suppression.CREATE_SOURCE_REGULATION)
    create_cloud_source_regulation = Call(lambda: operations.deletion_and_suppression.CREATE_CLOUD_SOURCE_REGULATION)
    get_regulation = Call(lambda: operations.deletion_and_suppression.GET_REGULATION)
    list_workspace_regulations = Listed(lambda: operations.deletion_and_suppression.LIST_WORKSPACE_REGULATIONS)
    list_regulations_from_source = Listed(lambda: operations.deletion_and_suppression.LIST_REGULATIONS_FROM_SOURCE)
    list_suppressions = Listed(lambda: operations.deletion_and_suppression.LIST_SUPPRESSIONS)

    replace_messaging_subscriptions_in_spaces = Call(
        lambda: operations.spaces.REPLACE_MESSAGING_SUBSCRIPTIONS_IN_SPACES
    )
    batch_query_messaging_subscriptions_for_space = Call(
        lambda: operations.spaces.BATCH_QUERY_MESSAGING_SUBSCRIPTIONS_FOR_SPACE
    )
    create_download = Call(lambda: operations.customer_insights.CREATE_DOWNLOAD)
    add_destination_to_audience = Call(lambda: operations.activations.ADD_DESTINATION_TO_AUDIENCE)
    list_destinations_from_audience = Listed(lambda: operations.activations.LIST_DESTINATIONS_FROM_AUDIENCE)
    update_destination_for_audience = Call(lambda: operations.activations.UPDATE_DESTINATION_FOR_AUDIENCE)
    remove_destination_from_audience = Call(lambda: operations.activations.REMOVE_DESTINATION_FROM_AUDIENCE)
    list_supported_destinations_from_audience = Call(
        lambda: operations.activations.LIST_SUPPORTED_DESTINATIONS_FROM_AUDIENCE
    )
    create_audience_preview = Call(lambda: operations.audiences.CREATE_AUDIENCE_PREVIEW)
    get_audience_preview = Call(lambda: operations.audiences.GET_AUDIENCE_PREVIEW)
    force_execute_audience_run = Call(lambda: operations.audiences.FORCE_EXECUTE_AUDIENCE_RUN)
    list_audience_consumers_from_space_and_audience = Listed(
        lambda: operations.audiences.LIST_AUDIENCE_CONSUMERS_FROM_SPACE_AND_AUDIENCE
    )
    list_traits = Listed(lambda: operations.space_schema.LIST_TRAITS)
    list_sample_values_from_trait = Call(lambda: operations.space_schema.LIST_SAMPLE_VALUES_FROM_TRAIT)
    list_events = Listed(lambda: operations.space_schema.LIST_EVENTS)
    list_properties_from_event = Listed(lambda: operations.space_schema.LIST_PROPERTIES_FROM_EVENT)
    list_sample_values_from_event_property = Call(
        lambda: operations.space_schema.LIST_SAMPLE_VALUES_FROM_EVENT_PROPERTY
    )
    list_entity_paths = Listed(lambda: operations.space_schema.LIST_ENTITY_PATHS)
    list_properties_from_entity = Listed(lambda: operations.space_schema.LIST_PROPERTIES_FROM_ENTITY)
    list_sample_values_from_entity_property = Call(
        lambda: operations.space_schema.LIST_SAMPLE_VALUES_FROM_ENTITY_PROPERTY
    )
    get_events_volume_from_workspace = Call(lambda: operations.events.GET_EVENTS_VOLUME_FROM_WORKSPACE)
    get_ingress_failed_metrics_from_delivery_overview = Call(
        lambda: operations.delivery_overview.GET_INGRESS_FAILED_METRICS_FROM_DELIVERY_OVERVIEW
    )
    get_ingress_success_metrics_from_delivery_overview = Call(
        lambda: operations.delivery_overview.GET_INGRESS_SUCCESS_METRICS_FROM_DELIVERY_OVERVIEW
    )
    get_filtered_at_source_metrics_from_delivery_overview = Call(
        lambda: operations.delivery_overview.GET_FILTERED_AT_SOURCE_METRICS_FROM_DELIVERY_OVERVIEW
    )
    get_filtered_at_destination_metrics_from_delivery_overview = Call(
        lambda: operations.delivery_overview.GET_FILTERED_AT_DESTINATION_METRICS_FROM_DELIVERY_OVERVIEW
    )
    get_egress_failed_metrics_from_delivery_overview = Call(
        lambda: operations.delivery_overview.GET_EGRESS_FAILED_METRICS_FROM_DELIVERY_OVERVIEW
    )
    get_egress_success_metrics_from_delivery_overview = Call(
        lambda: operations.delivery_overview.GET_EGRESS_SUCCESS_METRICS_FROM_DELIVERY_OVERVIEW
    )
    list_delivery_metrics_summary_from_destination = Call(
        lambda: operations.destinations.LIST_DELIVERY_METRICS_SUMMARY_FROM_DESTINATION
    )
    get_daily_workspace_api_calls_usage = Listed(lambda: operations.usage.GET_DAILY_WORKSPACE_API_CALLS_USAGE)
    get_daily_per_source_api_calls_usage = Listed(lambda: operations.usage.GET_DAILY_PER_SOURCE_API_CALLS_USAGE)
    get_daily_workspace_mtu_usage = Listed(lambda: operations.usage.GET_DAILY_WORKSPACE_MTU_USAGE)
    get_daily_per_source_mtu_usage = Listed(lambda: operations.usage.GET_DAILY_PER_SOURCE_MTU_USAGE)
    list_audit_events = Listed(lambda: operations.audit_trail.LIST_AUDIT_EVENTS)
    echo = Call(lambda: operations.testing.ECHO)


def kinds() -> Iterator[Kind[Any, Any]]:
    """Every kind, in dependency order."""
    return (at.kind for at in vars(Catalogue).values() if isinstance(at, At))


def calls() -> Iterator[tuple[str, Operation[Any, Any] | Listing[Any, Any]]]:
    """Every operation beside the kinds' own, by the name of its attribute."""
    return ((name, at.operation) for name, at in vars(Catalogue).items() if isinstance(at, Call | Listed))
