"""The constructs on a backend of our own, without Node. Printed by `make generate`; never edited."""

from __future__ import annotations

from . import _resources
from ._plain_elements import PlainDataSource, PlainProvider, PlainResource
from ._plain_tree import App, Construct, TerraformStack
from ._plain_values import TerraformOutput, TerraformResourceLifecycle, TerraformVariable
from ._resources import (
    AudienceAudienceType,
    AudienceDefinition,
    AudienceOptions,
    AudienceScheduleStrategy,
    ComputedTraitDefinition,
    ComputedTraitDefinitionType,
    ComputedTraitOptions,
    DestinationFilterActions,
    DestinationFilterActionsType,
    DestinationMetadata,
    DestinationMetadataContacts,
    DestinationSubscriptionReverseEtlSchedule,
    DestinationSubscriptionReverseEtlScheduleStrategy,
    FunctionResourceType,
    FunctionSettings,
    FunctionSettingsType,
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
    TrackingPlanType,
    TransformationFqlDefinedProperties,
    TransformationHashPropertiesConfiguration,
    TransformationHashPropertiesConfigurationEncoding,
    TransformationPropertyRenames,
    TransformationPropertyValueTransformations,
    UserGroupPermissions,
    UserGroupPermissionsResources,
    UserGroupPermissionsResourcesLabels,
    UserGroupPermissionsResourcesType,
    UserPermissions,
    UserPermissionsResources,
    UserPermissionsResourcesLabels,
    UserPermissionsResourcesType,
    WarehouseMetadata,
)

__all__ = [
    "App",
    "Audience",
    "AudienceAudienceType",
    "AudienceDefinition",
    "AudienceOptions",
    "AudienceSchedule",
    "AudienceScheduleStrategy",
    "ComputedTrait",
    "ComputedTraitDefinition",
    "ComputedTraitDefinitionType",
    "ComputedTraitOptions",
    "Construct",
    "Credential",
    "DataSegmentDestination",
    "DataSegmentDestinationMetadata",
    "DataSegmentRole",
    "DataSegmentSource",
    "DataSegmentSourceMetadata",
    "DataSegmentTrackingPlan",
    "DataSegmentUser",
    "DataSegmentWarehouse",
    "DataSegmentWarehouseMetadata",
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
    "ProfilesWarehouse",
    "ReverseEtlModel",
    "SegmentProvider",
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
    "SpaceFilter",
    "TerraformOutput",
    "TerraformResourceLifecycle",
    "TerraformStack",
    "TerraformVariable",
    "TrackingPlan",
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
    "UserGroupPermissions",
    "UserGroupPermissionsResources",
    "UserGroupPermissionsResourcesLabels",
    "UserGroupPermissionsResourcesType",
    "UserPermissions",
    "UserPermissionsResources",
    "UserPermissionsResourcesLabels",
    "UserPermissionsResourcesType",
    "Warehouse",
    "WarehouseMetadata",
]


class SegmentProvider(_resources.SegmentProvider[Construct], PlainProvider):
    """The connection to a Segment workspace, or to a Turnout server."""


class SpaceFilter(_resources.SpaceFilter[Construct], PlainResource):
    """A rule about the events of all sources that are connected to a space."""


class ComputedTrait(_resources.ComputedTrait[Construct], PlainResource):
    """A value that is computed for every profile."""


class Audience(_resources.Audience[Construct], PlainResource):
    """A query whose result is kept up to date."""


class AudienceSchedule(_resources.AudienceSchedule[Construct], PlainResource):
    """When a linked audience is computed."""


class Source(_resources.Source[Construct], PlainResource):
    """A place that events come from."""


class Destination(_resources.Destination[Construct], PlainResource):
    """A place that the events of one source go to."""


class DestinationFilter(_resources.DestinationFilter[Construct], PlainResource):
    """A rule about the events that one destination gets from its source."""


class ReverseEtlModel(_resources.ReverseEtlModel[Construct], PlainResource):
    """A query whose rows become events."""


class DestinationSubscription(_resources.DestinationSubscription[Construct], PlainResource):
    """A mapping: events that a destination acts on, and what it makes of them."""


class TrackingPlan(_resources.TrackingPlan[Construct], PlainResource):
    """Which events there are and what each must look like."""


class Transformation(_resources.Transformation[Construct], PlainResource):
    """What is changed in a source's events."""


class SourceTrackingPlanConnection(_resources.SourceTrackingPlanConnection[Construct], PlainResource):
    """A tracking plan that a source's events are checked against."""


class Credential(_resources.Credential[Construct], PlainResource):
    """What several warehouses and sources are reached with."""


class Warehouse(_resources.Warehouse[Construct], PlainResource):
    """A database that the events of sources are loaded into."""


class SourceWarehouseConnection(_resources.SourceWarehouseConnection[Construct], PlainResource):
    """A warehouse that a source's events are loaded into."""


class ProfilesWarehouse(_resources.ProfilesWarehouse[Construct], PlainResource):
    """A database that the profiles of a space are loaded into."""


class Function(_resources.Function[Construct], PlainResource):
    """Code of one's own that makes, changes or receives events."""


class InsertFunctionInstance(_resources.InsertFunctionInstance[Construct], PlainResource):
    """An insert function at work before one destination or behind one source."""


class Label(_resources.Label[Construct], PlainResource):
    """A label that sources and spaces can have."""


class User(_resources.User[Construct], PlainResource):
    """Somebody who may work in the workspace, or is invited to."""


class UserGroup(_resources.UserGroup[Construct], PlainResource):
    """Users with the permissions that they share."""


class DataSegmentWorkspace(_resources.DataSegmentWorkspace[Construct], PlainDataSource):
    """A workspace: everything else lives in one."""


class DataSegmentSourceMetadata(_resources.DataSegmentSourceMetadata[Construct], PlainDataSource):
    """A kind of source that can be created."""


class DataSegmentDestinationMetadata(_resources.DataSegmentDestinationMetadata[Construct], PlainDataSource):
    """A kind of destination that can be created."""


class DataSegmentWarehouseMetadata(_resources.DataSegmentWarehouseMetadata[Construct], PlainDataSource):
    """A kind of warehouse that can be connected."""


class DataSegmentSource(_resources.DataSegmentSource[Construct], PlainDataSource):
    """A place that events come from."""


class DataSegmentDestination(_resources.DataSegmentDestination[Construct], PlainDataSource):
    """A place that the events of one source go to."""


class DataSegmentTrackingPlan(_resources.DataSegmentTrackingPlan[Construct], PlainDataSource):
    """Which events there are and what each must look like."""


class DataSegmentWarehouse(_resources.DataSegmentWarehouse[Construct], PlainDataSource):
    """A database that the events of sources are loaded into."""


class DataSegmentUser(_resources.DataSegmentUser[Construct], PlainDataSource):
    """A user as the service sees it."""


class DataSegmentRole(_resources.DataSegmentRole[Construct], PlainDataSource):
    """A role that can be given to users and groups."""
