"""The constructs on `cdktn`. Printed by `make generate`; never edited."""

from __future__ import annotations

from ._needs import unusable

try:
    from cdktn import (
        App,
        TerraformDataSource,
        TerraformOutput,
        TerraformProvider,
        TerraformResource,
        TerraformResourceLifecycle,
        TerraformStack,
        TerraformVariable,
    )
    from constructs import Construct
except Exception as error:
    raise unusable("cdktn", error) from error

from . import _resources
from ._jsii import JsiiElement, JsiiProvider
from ._resources import (
    ActivationDestinationMapping,
    ActivationPersonalization,
    ActivationPersonalizationEntities,
    ActivationPersonalizationProfile,
    AudienceAudienceType,
    AudienceDefinition,
    AudienceDestinationIdSyncConfiguration,
    AudienceOptions,
    AudienceScheduleStrategy,
    ComputedTraitDefinition,
    ComputedTraitDefinitionType,
    ComputedTraitOptions,
    DataSegmentAudiencesInclude,
    DataSegmentAudiencesSearch,
    DataSegmentAudiencesSearchType,
    DataSegmentDeliveryDeliveredFilter,
    DataSegmentDeliveryDeliveredGranularity,
    DataSegmentDeliveryFailedFilter,
    DataSegmentDeliveryFailedGranularity,
    DataSegmentDeliveryFilteredAtDestinationFilter,
    DataSegmentDeliveryFilteredAtDestinationGranularity,
    DataSegmentDeliveryFilteredAtSourceFilter,
    DataSegmentDeliveryFilteredAtSourceGranularity,
    DataSegmentDeliveryReceivedFilter,
    DataSegmentDeliveryReceivedGranularity,
    DataSegmentDeliveryRejectedFilter,
    DataSegmentDeliveryRejectedGranularity,
    DataSegmentEventVolumeGranularity,
    DataSegmentFunctionsResourceType,
    DataSegmentTrackingPlansType,
    DestinationFilterActions,
    DestinationFilterActionsType,
    DestinationMetadata,
    DestinationMetadataContacts,
    DestinationSubscriptionReverseEtlSchedule,
    DestinationSubscriptionReverseEtlScheduleStrategy,
    FunctionResourceType,
    FunctionSettings,
    FunctionSettingsType,
    SegmentProviderRefresh,
    SegmentProviderRegion,
    SourceLabels,
    SourceMetadata,
    SourceTrackingPlanConnectionSchemaSettings,
    SourceTrackingPlanConnectionSchemaSettingsGroup,
    SourceTrackingPlanConnectionSchemaSettingsGroupCommonEventOnViolations,
    SourceTrackingPlanConnectionSchemaSettingsIdentify,
    SourceTrackingPlanConnectionSchemaSettingsIdentifyCommonEventOnViolations,
    SourceTrackingPlanConnectionSchemaSettingsTrack,
    SourceTrackingPlanConnectionSchemaSettingsTrackCommonEventOnViolations,
    TrackingPlanRules,
    TrackingPlanRulesType,
    TrackingPlanRuleType,
    TrackingPlanType,
    TransformationFqlDefinedProperties,
    TransformationHashPropertiesConfiguration,
    TransformationHashPropertiesConfigurationEncoding,
    TransformationPropertyRenames,
    TransformationPropertyValueTransformations,
    UserGroupPermissionLabels,
    UserGroupPermissionResourceType,
    UserGroupPermissions,
    UserGroupPermissionsResources,
    UserGroupPermissionsResourcesLabels,
    UserGroupPermissionsResourcesType,
    UserPermissionLabels,
    UserPermissionResourceType,
    UserPermissions,
    UserPermissionsResources,
    UserPermissionsResourcesLabels,
    UserPermissionsResourcesType,
    WarehouseMetadata,
    WarehouseSelectiveSyncExcluded,
    WarehouseSyncScheduleTimes,
)

__all__ = [
    "Activation",
    "ActivationDestinationMapping",
    "ActivationPersonalization",
    "ActivationPersonalizationEntities",
    "ActivationPersonalizationProfile",
    "App",
    "Audience",
    "AudienceAudienceType",
    "AudienceDefinition",
    "AudienceDestination",
    "AudienceDestinationIdSyncConfiguration",
    "AudienceOptions",
    "AudienceSchedule",
    "AudienceScheduleStrategy",
    "ComputedTrait",
    "ComputedTraitDefinition",
    "ComputedTraitDefinitionType",
    "ComputedTraitOptions",
    "Construct",
    "Credential",
    "DataSegmentActivations",
    "DataSegmentAudienceSchedules",
    "DataSegmentAudiences",
    "DataSegmentAudiencesInclude",
    "DataSegmentAudiencesSearch",
    "DataSegmentAudiencesSearchType",
    "DataSegmentAuditEvents",
    "DataSegmentComputedTraits",
    "DataSegmentCredentials",
    "DataSegmentDeliveryDelivered",
    "DataSegmentDeliveryDeliveredFilter",
    "DataSegmentDeliveryDeliveredGranularity",
    "DataSegmentDeliveryFailed",
    "DataSegmentDeliveryFailedFilter",
    "DataSegmentDeliveryFailedGranularity",
    "DataSegmentDeliveryFilteredAtDestination",
    "DataSegmentDeliveryFilteredAtDestinationFilter",
    "DataSegmentDeliveryFilteredAtDestinationGranularity",
    "DataSegmentDeliveryFilteredAtSource",
    "DataSegmentDeliveryFilteredAtSourceFilter",
    "DataSegmentDeliveryFilteredAtSourceGranularity",
    "DataSegmentDeliveryReceived",
    "DataSegmentDeliveryReceivedFilter",
    "DataSegmentDeliveryReceivedGranularity",
    "DataSegmentDeliveryRejected",
    "DataSegmentDeliveryRejectedFilter",
    "DataSegmentDeliveryRejectedGranularity",
    "DataSegmentDestination",
    "DataSegmentDestinationCatalog",
    "DataSegmentDestinationFilters",
    "DataSegmentDestinationMetadata",
    "DataSegmentDestinationSubscriptions",
    "DataSegmentDestinations",
    "DataSegmentEventVolume",
    "DataSegmentEventVolumeGranularity",
    "DataSegmentFunctionVersions",
    "DataSegmentFunctions",
    "DataSegmentFunctionsResourceType",
    "DataSegmentInsertFunctionInstances",
    "DataSegmentInvites",
    "DataSegmentLabels",
    "DataSegmentProfilesWarehouses",
    "DataSegmentReverseEtlModels",
    "DataSegmentRole",
    "DataSegmentRoles",
    "DataSegmentSource",
    "DataSegmentSourceCatalog",
    "DataSegmentSourceMetadata",
    "DataSegmentSources",
    "DataSegmentSourcesOfTrackingPlan",
    "DataSegmentSpaceFilters",
    "DataSegmentSpaces",
    "DataSegmentTrackingPlan",
    "DataSegmentTrackingPlans",
    "DataSegmentTrackingPlansType",
    "DataSegmentTransformations",
    "DataSegmentUser",
    "DataSegmentUserGroups",
    "DataSegmentUserGroupsOfUser",
    "DataSegmentUsers",
    "DataSegmentWarehouse",
    "DataSegmentWarehouseCatalog",
    "DataSegmentWarehouseMetadata",
    "DataSegmentWarehouseSyncs",
    "DataSegmentWarehouses",
    "DataSegmentWorkspace",
    "Destination",
    "DestinationFilter",
    "DestinationFilterActions",
    "DestinationFilterActionsType",
    "DestinationMetadata",
    "DestinationMetadataContacts",
    "DestinationSubscription",
    "DestinationSubscriptionReverseEtlSchedule",
    "DestinationSubscriptionReverseEtlScheduleStrategy",
    "Function",
    "FunctionResourceType",
    "FunctionSettings",
    "FunctionSettingsType",
    "InsertFunctionInstance",
    "Label",
    "LivePlugin",
    "ProfilesWarehouse",
    "ReverseEtlModel",
    "SegmentProvider",
    "SegmentProviderRefresh",
    "SegmentProviderRegion",
    "Source",
    "SourceLabels",
    "SourceMetadata",
    "SourceTrackingPlanConnection",
    "SourceTrackingPlanConnectionSchemaSettings",
    "SourceTrackingPlanConnectionSchemaSettingsGroup",
    "SourceTrackingPlanConnectionSchemaSettingsGroupCommonEventOnViolations",
    "SourceTrackingPlanConnectionSchemaSettingsIdentify",
    "SourceTrackingPlanConnectionSchemaSettingsIdentifyCommonEventOnViolations",
    "SourceTrackingPlanConnectionSchemaSettingsTrack",
    "SourceTrackingPlanConnectionSchemaSettingsTrackCommonEventOnViolations",
    "SourceWarehouseConnection",
    "SourceWriteKey",
    "SpaceFilter",
    "TerraformOutput",
    "TerraformResourceLifecycle",
    "TerraformStack",
    "TerraformVariable",
    "TrackingPlan",
    "TrackingPlanRule",
    "TrackingPlanRuleType",
    "TrackingPlanRules",
    "TrackingPlanRulesType",
    "TrackingPlanType",
    "Transformation",
    "TransformationFqlDefinedProperties",
    "TransformationHashPropertiesConfiguration",
    "TransformationHashPropertiesConfigurationEncoding",
    "TransformationPropertyRenames",
    "TransformationPropertyValueTransformations",
    "User",
    "UserGroup",
    "UserGroupMember",
    "UserGroupPermission",
    "UserGroupPermissionLabels",
    "UserGroupPermissionResourceType",
    "UserGroupPermissions",
    "UserGroupPermissionsResources",
    "UserGroupPermissionsResourcesLabels",
    "UserGroupPermissionsResourcesType",
    "UserPermission",
    "UserPermissionLabels",
    "UserPermissionResourceType",
    "UserPermissions",
    "UserPermissionsResources",
    "UserPermissionsResourcesLabels",
    "UserPermissionsResourcesType",
    "Warehouse",
    "WarehouseMetadata",
    "WarehouseSelectiveSync",
    "WarehouseSelectiveSyncExcluded",
    "WarehouseSyncSchedule",
    "WarehouseSyncScheduleTimes",
]


class SegmentProvider(_resources.SegmentProvider[Construct], JsiiProvider, TerraformProvider):
    """The connection to a Segment workspace, or to a Turnout server."""


class SpaceFilter(_resources.SpaceFilter[Construct], JsiiElement, TerraformResource):
    """A rule about the events of all sources that are connected to a space."""


class ComputedTrait(_resources.ComputedTrait[Construct], JsiiElement, TerraformResource):
    """A value that is computed for every profile."""


class Audience(_resources.Audience[Construct], JsiiElement, TerraformResource):
    """A query whose result is kept up to date."""


class AudienceSchedule(_resources.AudienceSchedule[Construct], JsiiElement, TerraformResource):
    """When a linked audience is computed."""


class Source(_resources.Source[Construct], JsiiElement, TerraformResource):
    """A place that events come from."""


class Destination(_resources.Destination[Construct], JsiiElement, TerraformResource):
    """A place that the events of one source go to."""


class DestinationFilter(_resources.DestinationFilter[Construct], JsiiElement, TerraformResource):
    """A rule about the events that one destination gets from its source."""


class ReverseEtlModel(_resources.ReverseEtlModel[Construct], JsiiElement, TerraformResource):
    """A query whose rows become events."""


class DestinationSubscription(_resources.DestinationSubscription[Construct], JsiiElement, TerraformResource):
    """A mapping: events that a destination acts on, and what it makes of them."""


class TrackingPlan(_resources.TrackingPlan[Construct], JsiiElement, TerraformResource):
    """Which events there are and what each must look like."""


class Transformation(_resources.Transformation[Construct], JsiiElement, TerraformResource):
    """What is changed in a source's events."""


class SourceTrackingPlanConnection(
    _resources.SourceTrackingPlanConnection[Construct],
    JsiiElement,
    TerraformResource,
):
    """A tracking plan that a source's events are checked against."""


class Credential(_resources.Credential[Construct], JsiiElement, TerraformResource):
    """What several warehouses and sources are reached with."""


class Warehouse(_resources.Warehouse[Construct], JsiiElement, TerraformResource):
    """A database that the events of sources are loaded into."""


class SourceWarehouseConnection(_resources.SourceWarehouseConnection[Construct], JsiiElement, TerraformResource):
    """A warehouse that a source's events are loaded into."""


class ProfilesWarehouse(_resources.ProfilesWarehouse[Construct], JsiiElement, TerraformResource):
    """A database that the profiles of a space are loaded into."""


class Function(_resources.Function[Construct], JsiiElement, TerraformResource):
    """Code of one's own that makes, changes or receives events."""


class InsertFunctionInstance(_resources.InsertFunctionInstance[Construct], JsiiElement, TerraformResource):
    """An insert function at work before one destination or behind one source."""


class Label(_resources.Label[Construct], JsiiElement, TerraformResource):
    """A label that sources and spaces can have."""


class User(_resources.User[Construct], JsiiElement, TerraformResource):
    """Somebody who may work in the workspace, or is invited to."""


class UserGroup(_resources.UserGroup[Construct], JsiiElement, TerraformResource):
    """Users with the permissions that they share."""


class UserGroupMember(_resources.UserGroupMember[Construct], JsiiElement, TerraformResource):
    """Somebody who is in a user group, whoever else is; not for groups whose `members` are managed."""


class UserPermission(_resources.UserPermission[Construct], JsiiElement, TerraformResource):
    """A role that a user has for one thing, beside what else the user may do."""


class UserGroupPermission(_resources.UserGroupPermission[Construct], JsiiElement, TerraformResource):
    """A role that a user group has for one thing, beside what else its members may do."""


class SourceWriteKey(_resources.SourceWriteKey[Construct], JsiiElement, TerraformResource):
    """One more key that events of a source can be sent with."""


class LivePlugin(_resources.LivePlugin[Construct], JsiiElement, TerraformResource):
    """Code that a source's apps run on their events."""


class TrackingPlanRule(_resources.TrackingPlanRule[Construct], JsiiElement, TerraformResource):
    """One rule of a tracking plan, whichever others it has; not for plans whose `rules` are managed."""


class WarehouseSyncSchedule(_resources.WarehouseSyncSchedule[Construct], JsiiElement, TerraformResource):
    """Hours of one's own at which a warehouse is loaded, in the place of Segment's."""


class WarehouseSelectiveSync(_resources.WarehouseSelectiveSync[Construct], JsiiElement, TerraformResource):
    """Collections and properties of a source that are not loaded into a warehouse; all others are."""


class AudienceDestination(_resources.AudienceDestination[Construct], JsiiElement, TerraformResource):
    """A destination that gets to know who is in an audience."""


class Activation(_resources.Activation[Construct], JsiiElement, TerraformResource):
    """What a destination gets of an audience."""


class DataSegmentWorkspace(_resources.DataSegmentWorkspace[Construct], JsiiElement, TerraformDataSource):
    """A workspace: everything else lives in one."""


class DataSegmentSourceMetadata(_resources.DataSegmentSourceMetadata[Construct], JsiiElement, TerraformDataSource):
    """A kind of source that can be created."""


class DataSegmentDestinationMetadata(
    _resources.DataSegmentDestinationMetadata[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """A kind of destination that can be created."""


class DataSegmentWarehouseMetadata(
    _resources.DataSegmentWarehouseMetadata[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """A kind of warehouse that can be connected."""


class DataSegmentSource(_resources.DataSegmentSource[Construct], JsiiElement, TerraformDataSource):
    """A place that events come from."""


class DataSegmentDestination(_resources.DataSegmentDestination[Construct], JsiiElement, TerraformDataSource):
    """A place that the events of one source go to."""


class DataSegmentTrackingPlan(_resources.DataSegmentTrackingPlan[Construct], JsiiElement, TerraformDataSource):
    """Which events there are and what each must look like."""


class DataSegmentWarehouse(_resources.DataSegmentWarehouse[Construct], JsiiElement, TerraformDataSource):
    """A database that the events of sources are loaded into."""


class DataSegmentUser(_resources.DataSegmentUser[Construct], JsiiElement, TerraformDataSource):
    """A user as the service sees it."""


class DataSegmentRole(_resources.DataSegmentRole[Construct], JsiiElement, TerraformDataSource):
    """A role that can be given to users and groups."""


class DataSegmentSpaces(_resources.DataSegmentSpaces[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a space: audiences and traits are computed from its profiles."""


class DataSegmentSpaceFilters(_resources.DataSegmentSpaceFilters[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a rule about the events of all sources that are connected to a space."""


class DataSegmentComputedTraits(_resources.DataSegmentComputedTraits[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a value that is computed for every profile."""


class DataSegmentAudiences(_resources.DataSegmentAudiences[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a query whose result is kept up to date."""


class DataSegmentAudienceSchedules(
    _resources.DataSegmentAudienceSchedules[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """All of a kind: when a linked audience is computed."""


class DataSegmentActivations(_resources.DataSegmentActivations[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: what a destination gets of an audience."""


class DataSegmentSourceCatalog(_resources.DataSegmentSourceCatalog[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a kind of source that can be created."""


class DataSegmentDestinationCatalog(
    _resources.DataSegmentDestinationCatalog[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """All of a kind: a kind of destination that can be created."""


class DataSegmentWarehouseCatalog(
    _resources.DataSegmentWarehouseCatalog[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """All of a kind: a kind of warehouse that can be connected."""


class DataSegmentSources(_resources.DataSegmentSources[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a place that events come from."""


class DataSegmentDestinations(_resources.DataSegmentDestinations[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a place that the events of one source go to."""


class DataSegmentDestinationFilters(
    _resources.DataSegmentDestinationFilters[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """All of a kind: a rule about the events that one destination gets from its source."""


class DataSegmentReverseEtlModels(
    _resources.DataSegmentReverseEtlModels[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """All of a kind: a query whose rows become events."""


class DataSegmentDestinationSubscriptions(
    _resources.DataSegmentDestinationSubscriptions[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """All of a kind: a mapping: events that a destination acts on, and what it makes of them."""


class DataSegmentTrackingPlans(_resources.DataSegmentTrackingPlans[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: which events there are and what each must look like."""


class DataSegmentTransformations(_resources.DataSegmentTransformations[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: what is changed in a source's events."""


class DataSegmentCredentials(_resources.DataSegmentCredentials[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: what several warehouses and sources are reached with."""


class DataSegmentWarehouses(_resources.DataSegmentWarehouses[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a database that the events of sources are loaded into."""


class DataSegmentProfilesWarehouses(
    _resources.DataSegmentProfilesWarehouses[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """All of a kind: a database that the profiles of a space are loaded into."""


class DataSegmentFunctions(_resources.DataSegmentFunctions[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: code of one's own that makes, changes or receives events."""


class DataSegmentInsertFunctionInstances(
    _resources.DataSegmentInsertFunctionInstances[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """All of a kind: an insert function at work before one destination or behind one source."""


class DataSegmentLabels(_resources.DataSegmentLabels[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a label that sources and spaces can have."""


class DataSegmentUsers(_resources.DataSegmentUsers[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: a user as the service sees it."""


class DataSegmentUserGroups(_resources.DataSegmentUserGroups[Construct], JsiiElement, TerraformDataSource):
    """All of a kind: users with the permissions that they share."""


class DataSegmentAuditEvents(_resources.DataSegmentAuditEvents[Construct], JsiiElement, TerraformDataSource):
    """Which events are wanted, page by page."""


class DataSegmentEventVolume(_resources.DataSegmentEventVolume[Construct], JsiiElement, TerraformDataSource):
    """How many events came in."""


class DataSegmentDeliveryReceived(
    _resources.DataSegmentDeliveryReceived[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """How many events one step of delivery had."""


class DataSegmentDeliveryRejected(
    _resources.DataSegmentDeliveryRejected[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """How many events one step of delivery had."""


class DataSegmentDeliveryFilteredAtSource(
    _resources.DataSegmentDeliveryFilteredAtSource[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """How many events one step of delivery had."""


class DataSegmentDeliveryFilteredAtDestination(
    _resources.DataSegmentDeliveryFilteredAtDestination[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """How many events one step of delivery had."""


class DataSegmentDeliveryFailed(_resources.DataSegmentDeliveryFailed[Construct], JsiiElement, TerraformDataSource):
    """How many events one step of delivery had."""


class DataSegmentDeliveryDelivered(
    _resources.DataSegmentDeliveryDelivered[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """How many events one step of delivery had."""


class DataSegmentRoles(_resources.DataSegmentRoles[Construct], JsiiElement, TerraformDataSource):
    """What an operation takes that answers page by page."""


class DataSegmentInvites(_resources.DataSegmentInvites[Construct], JsiiElement, TerraformDataSource):
    """What an operation takes that answers page by page."""


class DataSegmentUserGroupsOfUser(
    _resources.DataSegmentUserGroupsOfUser[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """What belongs to a user, page by page."""


class DataSegmentSourcesOfTrackingPlan(
    _resources.DataSegmentSourcesOfTrackingPlan[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """What belongs to a tracking plan, page by page."""


class DataSegmentFunctionVersions(
    _resources.DataSegmentFunctionVersions[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """What was saved of a function, page by page."""


class DataSegmentWarehouseSyncs(_resources.DataSegmentWarehouseSyncs[Construct], JsiiElement, TerraformDataSource):
    """The syncs of a warehouse, page by page."""
