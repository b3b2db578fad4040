"""Segment's resources and data sources. Printed from the schema by `make generate`; never edited."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal, NotRequired, TypedDict

from ._element import Count, DataSource, Dependable, Iterator, Lifecycle, Provider, Resource, Scope
from ._fields import Flag, Json, Many, Named, Number, Object, Shape, Text, Texts
from ._tokens import Resolvable

SegmentProviderRefresh = Literal["list", "get"]


SegmentProviderRegion = Literal["us", "eu"]


ComputedTraitDefinitionType = Literal["ACCOUNTS", "USERS"]


class ComputedTraitDefinition(TypedDict):
    query: str
    """Query that computes it."""
    type: ComputedTraitDefinitionType
    """Whom it is computed for."""


class ComputedTraitOptions(TypedDict):
    backfill_duration_days: NotRequired[float | Resolvable | None]
    """Days before its creation from which events count."""
    include_anonymous_users: NotRequired[bool | Resolvable | None]
    """Whether users without a name count."""
    include_historical_data: NotRequired[bool | Resolvable | None]
    """Whether data from before the trait counts."""


AudienceAudienceType = Literal["ACCOUNTS", "LINKED", "USERS"]


class AudienceDefinition(TypedDict):
    query: str
    """Query that finds the members."""
    target_entity: NotRequired[str | None]
    """Relationship that is targeted, only for LINKED; the profile when left out. Never changed."""


class AudienceOptions(TypedDict):
    backfill_event_data_days: NotRequired[float | Resolvable | None]
    """Days before its creation from which events count; needs historical data."""
    filter_by_external_ids: NotRequired[Collection[str] | Resolvable | None]
    """Kinds of identifier of which a profile must have one to be a member."""
    include_historical_data: NotRequired[bool | Resolvable | None]
    """Whether data from before the audience counts."""


AudienceScheduleStrategy = Literal["PERIODIC", "SPECIFIC_DAYS"]


class SourceLabels(TypedDict):
    description: NotRequired[str | None]
    """What it is for."""
    key: str
    """What the label is about, such as `environment`."""
    value: str
    """What it says, such as `production`."""


class SourceMetadata(TypedDict):
    id: str
    """Catalog entry that this is an instance of."""
    partner_owned: NotRequired[bool | Resolvable | None]
    """Whether a partner maintains it."""
    status: NotRequired[str | None]
    """How far along the catalog entry is."""


class DestinationMetadataContacts(TypedDict):
    email: NotRequired[str | None]
    """E-mail address."""
    is_primary: NotRequired[bool | Resolvable | None]
    """Whether to ask here first."""
    name: NotRequired[str | None]
    """Name."""
    role: NotRequired[str | None]
    """Role."""


class DestinationMetadata(TypedDict):
    contacts: NotRequired[Collection[DestinationMetadataContacts] | Resolvable | None]
    """Whom to ask."""
    id: str
    """Catalog entry that this is an instance of."""
    multi_instance_supported_version: NotRequired[str | None]
    """Version from which on a source may have several."""
    partner_owned: NotRequired[bool | Resolvable | None]
    """Whether a partner maintains it."""
    region_endpoints: NotRequired[Collection[str] | Resolvable | None]
    """Regional endpoints to choose from."""
    supported_regions: NotRequired[Collection[str] | Resolvable | None]
    """Regions that it runs in."""


DestinationFilterActionsType = Literal["ALLOW_PROPERTIES", "DROP", "DROP_PROPERTIES", "SAMPLE"]


class DestinationFilterActions(TypedDict):
    fields: NotRequired[Mapping[str, Any] | str | None]
    """Property names by the path of the object that holds them; the empty path is the event."""
    path: NotRequired[str | None]
    """Field whose value decides what SAMPLE lets through; random when left out."""
    percent: NotRequired[float | Resolvable | None]
    """Share of the events that SAMPLE lets through, 0 to 1."""
    type: DestinationFilterActionsType
    """Drop the event, drop or keep some properties, or let through a share of the events."""


DestinationSubscriptionReverseEtlScheduleStrategy = Literal[
    "CRON",
    "DBT_CLOUD",
    "MANUAL",
    "PERIODIC",
    "SPECIFIC_DAYS",
]


class DestinationSubscriptionReverseEtlSchedule(TypedDict):
    config: NotRequired[Mapping[str, Any] | str | None]
    """The times, as the strategy says them; none for MANUAL."""
    strategy: DestinationSubscriptionReverseEtlScheduleStrategy
    """How the times are said; MANUAL syncs only when asked."""


TrackingPlanRulesType = Literal["COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK"]


TrackingPlanType = Literal["ENGAGE", "LIVE", "PROPERTY_LIBRARY", "RULE_LIBRARY", "TEMPLATE"]


class TrackingPlanRules(TypedDict):
    json_schema: Mapping[str, Any] | str
    """Draft-07 JSON Schema that the whole event must satisfy."""
    key: NotRequired[str | None]
    """Name of the event; only for TRACK, PAGE and SCREEN."""
    type: TrackingPlanRulesType
    """Call that it is about; COMMON is about every call."""
    version: float | Resolvable
    """Version of the rule that the event names."""


TransformationHashPropertiesConfigurationEncoding = Literal["BASE16", "BASE64", "BASE64URL", "HEX"]


class TransformationFqlDefinedProperties(TypedDict):
    fql: str
    """Expression that gives the value."""
    property_name: str
    """Property that gets the value."""


class TransformationHashPropertiesConfiguration(TypedDict):
    algorithm: str
    """Name of the algorithm, such as sha256."""
    encoding: NotRequired[TransformationHashPropertiesConfigurationEncoding | None]
    """How the hash is written."""
    key: NotRequired[str | None]
    """Key that is hashed with: the hash is an HMAC then."""
    paths: Collection[str] | Resolvable
    """Paths of the properties."""


class TransformationPropertyRenames(TypedDict):
    new_name: str
    """Path that it gets, such as `properties.total`."""
    old_name: str
    """Path of the property, such as `properties.totl`."""


class TransformationPropertyValueTransformations(TypedDict):
    property_paths: Collection[str] | Resolvable
    """Where it is written to."""
    property_value: str
    """What is written."""


SourceTrackingPlanConnectionSchemaSettingsGroupCommonEventOnViolations = Literal["ALLOW", "BLOCK", "OMIT_TRAITS"]


SourceTrackingPlanConnectionSchemaSettingsIdentifyCommonEventOnViolations = Literal["ALLOW", "BLOCK", "OMIT_TRAITS"]


SourceTrackingPlanConnectionSchemaSettingsTrackCommonEventOnViolations = Literal["ALLOW", "BLOCK", "OMIT_PROPERTIES"]


class SourceTrackingPlanConnectionSchemaSettingsGroup(TypedDict):
    allow_traits_on_violations: NotRequired[bool | Resolvable | None]
    """Keep traits that break their rule."""
    allow_unplanned_traits: NotRequired[bool | Resolvable | None]
    """Keep traits that the plan does not name."""
    common_event_on_violations: NotRequired[
        SourceTrackingPlanConnectionSchemaSettingsGroupCommonEventOnViolations | None
    ]
    """What happens to calls that break the common rule."""


class SourceTrackingPlanConnectionSchemaSettingsIdentify(TypedDict):
    allow_traits_on_violations: NotRequired[bool | Resolvable | None]
    """Keep traits that break their rule."""
    allow_unplanned_traits: NotRequired[bool | Resolvable | None]
    """Keep traits that the plan does not name."""
    common_event_on_violations: NotRequired[
        SourceTrackingPlanConnectionSchemaSettingsIdentifyCommonEventOnViolations | None
    ]
    """What happens to calls that break the common rule."""


class SourceTrackingPlanConnectionSchemaSettingsTrack(TypedDict):
    allow_event_on_violations: NotRequired[bool | Resolvable | None]
    """Let through events that break their rule."""
    allow_properties_on_violations: NotRequired[bool | Resolvable | None]
    """Keep properties that break their rule."""
    allow_unplanned_event_properties: NotRequired[bool | Resolvable | None]
    """Keep properties that the plan does not name."""
    allow_unplanned_events: NotRequired[bool | Resolvable | None]
    """Let through events that the plan does not name."""
    common_event_on_violations: NotRequired[
        SourceTrackingPlanConnectionSchemaSettingsTrackCommonEventOnViolations | None
    ]
    """What happens to events that break the common rule."""


class SourceTrackingPlanConnectionSchemaSettings(TypedDict):
    forwarding_blocked_events_to: NotRequired[str | None]
    """Source that gets the events that were blocked."""
    forwarding_violations_to: NotRequired[str | None]
    """Source that gets an event for each violation."""
    group: NotRequired[SourceTrackingPlanConnectionSchemaSettingsGroup | Resolvable | None]
    """Group calls."""
    identify: NotRequired[SourceTrackingPlanConnectionSchemaSettingsIdentify | Resolvable | None]
    """Identify calls."""
    track: NotRequired[SourceTrackingPlanConnectionSchemaSettingsTrack | Resolvable | None]
    """Track calls."""


class WarehouseMetadata(TypedDict):
    id: str
    """Catalog entry that this is an instance of."""


FunctionSettingsType = Literal["ARRAY", "BOOLEAN", "STRING", "TEXT_MAP"]


FunctionResourceType = Literal[
    "DESTINATION",
    "INSERT_DESTINATION",
    "INSERT_SOURCE",
    "INSERT_TRANSFORMATION",
    "SOURCE",
]


class FunctionSettings(TypedDict):
    description: str
    """What the setting does."""
    label: str
    """Name shown to people."""
    name: str
    """Key in the settings that the code is given."""
    required: bool | Resolvable
    """Whether an instance must set it."""
    sensitive: bool | Resolvable
    """Whether the value is a secret."""
    type: FunctionSettingsType
    """Type of the value."""


UserPermissionsResourcesType = Literal["FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE"]


class UserPermissionsResourcesLabels(TypedDict):
    description: NotRequired[str | None]
    """What it is for."""
    key: str
    """What the label is about, such as `environment`."""
    value: str
    """What it says, such as `production`."""


class UserPermissionsResources(TypedDict):
    id: str
    """Identifier of the resource, or of the workspace."""
    labels: NotRequired[Collection[UserPermissionsResourcesLabels] | Resolvable | None]
    """Labels that limit it further; only for WORKSPACE."""
    type: UserPermissionsResourcesType
    """What it is; WORKSPACE means everything in it."""


class UserPermissions(TypedDict):
    resources: NotRequired[Collection[UserPermissionsResources] | Resolvable | None]
    """What the role is given for."""
    role_id: str
    """Role that is given."""


UserGroupPermissionsResourcesType = Literal["FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE"]


class UserGroupPermissionsResourcesLabels(TypedDict):
    description: NotRequired[str | None]
    """What it is for."""
    key: str
    """What the label is about, such as `environment`."""
    value: str
    """What it says, such as `production`."""


class UserGroupPermissionsResources(TypedDict):
    id: str
    """Identifier of the resource, or of the workspace."""
    labels: NotRequired[Collection[UserGroupPermissionsResourcesLabels] | Resolvable | None]
    """Labels that limit it further; only for WORKSPACE."""
    type: UserGroupPermissionsResourcesType
    """What it is; WORKSPACE means everything in it."""


class UserGroupPermissions(TypedDict):
    resources: NotRequired[Collection[UserGroupPermissionsResources] | Resolvable | None]
    """What the role is given for."""
    role_id: str
    """Role that is given."""


UserPermissionResourceType = Literal["FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE"]


class UserPermissionLabels(TypedDict):
    description: NotRequired[str | None]
    """What it is for."""
    key: str
    """What the label is about, such as `environment`."""
    value: str
    """What it says, such as `production`."""


UserGroupPermissionResourceType = Literal["FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE"]


class UserGroupPermissionLabels(TypedDict):
    description: NotRequired[str | None]
    """What it is for."""
    key: str
    """What the label is about, such as `environment`."""
    value: str
    """What it says, such as `production`."""


TrackingPlanRuleType = Literal["COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK"]


class WarehouseSyncScheduleTimes(TypedDict):
    enabled: bool | Resolvable
    """Whether the warehouse is loaded then."""
    hour_of_day: float | Resolvable
    """Hour, 0 to 23."""


class WarehouseSelectiveSyncExcluded(TypedDict):
    collection: str
    """Collection, such as `tracks`."""
    property: NotRequired[str | None]
    """Property; the whole collection when left out."""


class AudienceDestinationIdSyncConfiguration(TypedDict):
    external_id: str
    """Kind of identifier, such as `email`."""
    map_to: NotRequired[str | None]
    """Name to send it under."""
    strategy: str
    """Which values are sent: `first`, `last` or `all`."""


class ActivationDestinationMapping(TypedDict):
    action_id: str
    """Action of the destination; never changed."""
    settings: NotRequired[Mapping[str, Any] | str | None]
    """The action's fields; those that are left out stay as they are."""


class ActivationPersonalizationEntities(TypedDict):
    properties: Collection[str] | Resolvable
    """Properties to send."""
    relationship_slug: str
    """Relationship that leads to the entity."""


class ActivationPersonalizationProfile(TypedDict):
    mapping: NotRequired[Mapping[str, Any] | str | None]
    """Names to send traits under, by the trait's own."""
    properties: NotRequired[Collection[str] | Resolvable | None]
    """Traits to send."""


class ActivationPersonalization(TypedDict):
    entities: NotRequired[Collection[ActivationPersonalizationEntities] | Resolvable | None]
    """Properties of entities, only for LINKED."""
    profile: NotRequired[ActivationPersonalizationProfile | Resolvable | None]
    """Traits of the profile."""
    sync_entity_property_changes: NotRequired[bool | Resolvable | None]
    """Whether changed properties are sent too; only for membership changes."""


DataSegmentAudiencesSearchType = Literal["DEFINITION", "KEY", "NAME"]


DataSegmentAudiencesInclude = Literal["schedules"]


class DataSegmentAudiencesSearch(TypedDict):
    query: str
    """What a key begins with, or what a name or a definition contains."""
    type: DataSegmentAudiencesSearchType
    """What is compared."""


DataSegmentTrackingPlansType = Literal["ENGAGE", "LIVE", "PROPERTY_LIBRARY", "RULE_LIBRARY", "TEMPLATE"]


DataSegmentFunctionsResourceType = Literal[
    "DESTINATION",
    "INSERT_DESTINATION",
    "INSERT_SOURCE",
    "INSERT_TRANSFORMATION",
    "SOURCE",
]


DataSegmentEventVolumeGranularity = Literal["DAY", "HOUR", "MINUTE"]


DataSegmentDeliveryReceivedGranularity = Literal["DAY", "HOUR", "MINUTE"]


class DataSegmentDeliveryReceivedFilter(TypedDict):
    app_version: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these versions of an app."""
    event_name: NotRequired[Collection[str] | Resolvable | None]
    """Only events with these names."""
    event_type: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these types, such as track."""


DataSegmentDeliveryRejectedGranularity = Literal["DAY", "HOUR", "MINUTE"]


class DataSegmentDeliveryRejectedFilter(TypedDict):
    app_version: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these versions of an app."""
    discard_reason: NotRequired[Collection[str] | Resolvable | None]
    """Only events kept back or refused for these reasons."""
    event_name: NotRequired[Collection[str] | Resolvable | None]
    """Only events with these names."""
    event_type: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these types, such as track."""


DataSegmentDeliveryFilteredAtSourceGranularity = Literal["DAY", "HOUR", "MINUTE"]


class DataSegmentDeliveryFilteredAtSourceFilter(TypedDict):
    app_version: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these versions of an app."""
    discard_reason: NotRequired[Collection[str] | Resolvable | None]
    """Only events kept back or refused for these reasons."""
    event_name: NotRequired[Collection[str] | Resolvable | None]
    """Only events with these names."""
    event_type: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these types, such as track."""


DataSegmentDeliveryFilteredAtDestinationGranularity = Literal["DAY", "HOUR", "MINUTE"]


class DataSegmentDeliveryFilteredAtDestinationFilter(TypedDict):
    activation_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these activations."""
    app_version: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these versions of an app."""
    audience_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these audiences."""
    discard_reason: NotRequired[Collection[str] | Resolvable | None]
    """Only events kept back or refused for these reasons."""
    event_name: NotRequired[Collection[str] | Resolvable | None]
    """Only events with these names."""
    event_type: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these types, such as track."""
    space_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these spaces."""
    subscription_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these subscriptions."""


DataSegmentDeliveryFailedGranularity = Literal["DAY", "HOUR", "MINUTE"]


class DataSegmentDeliveryFailedFilter(TypedDict):
    activation_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these activations."""
    app_version: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these versions of an app."""
    audience_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these audiences."""
    discard_reason: NotRequired[Collection[str] | Resolvable | None]
    """Only events kept back or refused for these reasons."""
    event_name: NotRequired[Collection[str] | Resolvable | None]
    """Only events with these names."""
    event_type: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these types, such as track."""
    space_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these spaces."""
    subscription_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these subscriptions."""


DataSegmentDeliveryDeliveredGranularity = Literal["DAY", "HOUR", "MINUTE"]


class DataSegmentDeliveryDeliveredFilter(TypedDict):
    activation_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these activations."""
    app_version: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these versions of an app."""
    audience_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these audiences."""
    discard_reason: NotRequired[Collection[str] | Resolvable | None]
    """Only events kept back or refused for these reasons."""
    event_name: NotRequired[Collection[str] | Resolvable | None]
    """Only events with these names."""
    event_type: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these types, such as track."""
    space_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these spaces."""
    subscription_id: NotRequired[Collection[str] | Resolvable | None]
    """Only events of these subscriptions."""


class DefinitionOfComputedTrait(Shape):
    query = Text("required")
    """Query that computes it."""
    type = Text("required", "ACCOUNTS", "USERS")
    """Whom it is computed for."""


class OptionsOfComputedTrait(Shape):
    backfill_duration_days = Number("optional")
    """Days before its creation from which events count."""
    include_anonymous_users = Flag("optional")
    """Whether users without a name count."""
    include_historical_data = Flag("optional")
    """Whether data from before the trait counts."""


class DefinitionOfAudience(Shape):
    query = Text("required")
    """Query that finds the members."""
    target_entity = Text("optional")
    """Relationship that is targeted, only for LINKED; the profile when left out. Never changed."""


class OptionsOfAudience(Shape):
    backfill_event_data_days = Number("optional")
    """Days before its creation from which events count; needs historical data."""
    filter_by_external_ids = Texts("optional")
    """Kinds of identifier of which a profile must have one to be a member."""
    include_historical_data = Flag("optional")
    """Whether data from before the audience counts."""


class LabelsOfSource(Shape):
    description = Text("optional")
    """What it is for."""
    key = Text("required")
    """What the label is about, such as `environment`."""
    value = Text("required")
    """What it says, such as `production`."""


class LogosOfMetadataOfSource(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfMetadataOfSource(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class MetadataOfSource(Shape):
    categories = Texts()
    """Groups that it is listed under."""
    description = Text()
    """What it is."""
    id = Text("required")
    """Catalog entry that this is an instance of."""
    is_cloud_event_source = Flag()
    """Whether events are pulled from a cloud app."""
    logos = Object(LogosOfMetadataOfSource)
    """Pictures."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfMetadataOfSource))
    """Settings that an instance takes."""
    partner_owned = Flag("optional")
    """Whether a partner maintains it."""
    slug = Text()
    """Name in URLs."""
    status = Text("optional")
    """How far along the catalog entry is."""


class FieldsOfActionsOfMetadataOfDestination(Shape):
    allow_null = Flag()
    """Whether null is a value."""
    choices = Json()
    """Values to choose from."""
    default_value = Json()
    """Value or mapping when nothing is said."""
    description = Text()
    """What the field does."""
    dynamic = Flag()
    """Whether the choices come from the destination."""
    field_key = Text()
    """Key in a mapping."""
    hidden = Flag()
    """Whether forms leave it out."""
    id = Text()
    """Identifier of the field."""
    label = Text()
    """Name shown to people."""
    multiple = Flag()
    """Whether it takes a list."""
    placeholder = Text()
    """Example shown in an empty form."""
    required = Flag()
    """Whether a mapping must fill it."""
    sort_order = Number()
    """Place among the fields."""
    type = Text()
    """Type of the value."""


class ActionsOfMetadataOfDestination(Shape):
    default_trigger = Text()
    """Events that it usually acts on."""
    description = Text()
    """What it does."""
    fields = Many(Object(FieldsOfActionsOfMetadataOfDestination))
    """Its inputs."""
    hidden = Flag()
    """Whether it is not offered."""
    id = Text()
    """Identifier of the action."""
    name = Text()
    """Name shown to people."""
    platform = Text()
    """Where it runs."""
    slug = Text()
    """Name in code."""


class ComponentsOfMetadataOfDestination(Shape):
    code = Text()
    """Address of the code."""
    owner = Text()
    """Who maintains it."""
    type = Text()
    """Platform."""


class ContactsOfMetadataOfDestination(Shape):
    email = Text("optional")
    """E-mail address."""
    is_primary = Flag("optional")
    """Whether to ask here first."""
    name = Text("optional")
    """Name."""
    role = Text("optional")
    """Role."""


class LogosOfMetadataOfDestination(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfMetadataOfDestination(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class PresetsOfMetadataOfDestination(Shape):
    action_id = Text()
    """Action that it maps to."""
    fields = Json()
    """The mapping."""
    name = Text()
    """Name shown to people."""
    trigger = Text()
    """Events that it acts on."""


class SupportedFeaturesOfMetadataOfDestination(Shape):
    browser_unbundling = Flag()
    """Whether browsers may send to the cloud."""
    browser_unbundling_public = Flag()
    """Whether that is offered to all."""
    cloud_mode_instances = Text()
    """How many cloud instances a source may have; 0 is NONE and 1 is SINGLE."""
    device_mode_instances = Text()
    """How many device instances a source may have; 0 is NONE and 1 is SINGLE."""
    replay = Flag()
    """Whether past events can be replayed."""


class SupportedMethodsOfMetadataOfDestination(Shape):
    alias = Flag()
    """Alias calls."""
    group = Flag()
    """Group calls."""
    identify = Flag()
    """Identify calls."""
    pageview = Flag()
    """Page calls."""
    track = Flag()
    """Track calls."""


class SupportedPlatformsOfMetadataOfDestination(Shape):
    browser = Flag()
    """Websites."""
    cloud_app_object = Flag()
    """Objects of cloud apps."""
    linked_audiences = Flag()
    """Linked audiences."""
    mobile = Flag()
    """Mobile apps."""
    server = Flag()
    """Servers."""
    warehouse = Flag()
    """Warehouses, by reverse ETL."""


class MetadataOfDestination(Shape):
    actions = Many(Object(ActionsOfMetadataOfDestination))
    """What it can do with an event."""
    categories = Texts()
    """Groups that it is listed under."""
    components = Many(Object(ComponentsOfMetadataOfDestination))
    """Code that implements it."""
    contacts = Many(Object(ContactsOfMetadataOfDestination), "optional")
    """Whom to ask."""
    description = Text()
    """What it is."""
    id = Text("required")
    """Catalog entry that this is an instance of."""
    logos = Object(LogosOfMetadataOfDestination)
    """Pictures."""
    multi_instance_supported_version = Text("optional")
    """Version from which on a source may have several."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfMetadataOfDestination))
    """Settings that an instance takes."""
    partner_owned = Flag("optional")
    """Whether a partner maintains it."""
    presets = Many(Object(PresetsOfMetadataOfDestination))
    """Ready-made mappings."""
    previous_names = Texts()
    """Names that the integrations object also knows."""
    region_endpoints = Texts("optional")
    """Regional endpoints to choose from."""
    slug = Text()
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""
    supported_features = Object(SupportedFeaturesOfMetadataOfDestination)
    """What it can do."""
    supported_methods = Object(SupportedMethodsOfMetadataOfDestination)
    """Which calls it understands."""
    supported_platforms = Object(SupportedPlatformsOfMetadataOfDestination)
    """Where events may come from."""
    supported_regions = Texts("optional")
    """Regions that it runs in."""
    website = Text()
    """Where to read more."""


class ActionsOfDestinationFilter(Shape):
    fields = Json("optional")
    """Property names by the path of the object that holds them; the empty path is the event."""
    path = Text("optional")
    """Field whose value decides what SAMPLE lets through; random when left out."""
    percent = Number("optional")
    """Share of the events that SAMPLE lets through, 0 to 1."""
    type = Text("required", "ALLOW_PROPERTIES", "DROP", "DROP_PROPERTIES", "SAMPLE")
    """Drop the event, drop or keep some properties, or let through a share of the events."""


class ReverseEtlScheduleOfDestinationSubscription(Shape):
    config = Json("optional")
    """The times, as the strategy says them; none for MANUAL."""
    strategy = Text("required", "CRON", "DBT_CLOUD", "MANUAL", "PERIODIC", "SPECIFIC_DAYS")
    """How the times are said; MANUAL syncs only when asked."""


class RulesOfTrackingPlan(Shape):
    json_schema = Json("required")
    """Draft-07 JSON Schema that the whole event must satisfy."""
    key = Text("optional")
    """Name of the event; only for TRACK, PAGE and SCREEN."""
    type = Text("required", "COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK")
    """Call that it is about; COMMON is about every call."""
    version = Number("required")
    """Version of the rule that the event names."""


class FqlDefinedPropertiesOfTransformation(Shape):
    fql = Text("required")
    """Expression that gives the value."""
    property_name = Text("required")
    """Property that gets the value."""


class HashPropertiesConfigurationOfTransformation(Shape):
    algorithm = Text("required")
    """Name of the algorithm, such as sha256."""
    encoding = Text("optional", "BASE16", "BASE64", "BASE64URL", "HEX")
    """How the hash is written."""
    key = Text("optional")
    """Key that is hashed with: the hash is an HMAC then."""
    paths = Texts("required")
    """Paths of the properties."""


class PropertyRenamesOfTransformation(Shape):
    new_name = Text("required")
    """Path that it gets, such as `properties.total`."""
    old_name = Text("required")
    """Path of the property, such as `properties.totl`."""


class PropertyValueTransformationsOfTransformation(Shape):
    property_paths = Texts("required")
    """Where it is written to."""
    property_value = Text("required")
    """What is written."""


class GroupOfSchemaSettingsOfSourceTrackingPlanConnection(Shape):
    allow_traits_on_violations = Flag("optional")
    """Keep traits that break their rule."""
    allow_unplanned_traits = Flag("optional")
    """Keep traits that the plan does not name."""
    common_event_on_violations = Text("optional", "ALLOW", "BLOCK", "OMIT_TRAITS")
    """What happens to calls that break the common rule."""


class IdentifyOfSchemaSettingsOfSourceTrackingPlanConnection(Shape):
    allow_traits_on_violations = Flag("optional")
    """Keep traits that break their rule."""
    allow_unplanned_traits = Flag("optional")
    """Keep traits that the plan does not name."""
    common_event_on_violations = Text("optional", "ALLOW", "BLOCK", "OMIT_TRAITS")
    """What happens to calls that break the common rule."""


class TrackOfSchemaSettingsOfSourceTrackingPlanConnection(Shape):
    allow_event_on_violations = Flag("optional")
    """Let through events that break their rule."""
    allow_properties_on_violations = Flag("optional")
    """Keep properties that break their rule."""
    allow_unplanned_event_properties = Flag("optional")
    """Keep properties that the plan does not name."""
    allow_unplanned_events = Flag("optional")
    """Let through events that the plan does not name."""
    common_event_on_violations = Text("optional", "ALLOW", "BLOCK", "OMIT_PROPERTIES")
    """What happens to events that break the common rule."""


class SchemaSettingsOfSourceTrackingPlanConnection(Shape):
    forwarding_blocked_events_to = Text("optional")
    """Source that gets the events that were blocked."""
    forwarding_violations_to = Text("optional")
    """Source that gets an event for each violation."""
    group = Object(GroupOfSchemaSettingsOfSourceTrackingPlanConnection, "optional")
    """Group calls."""
    identify = Object(IdentifyOfSchemaSettingsOfSourceTrackingPlanConnection, "optional")
    """Identify calls."""
    track = Object(TrackOfSchemaSettingsOfSourceTrackingPlanConnection, "optional")
    """Track calls."""


class LogosOfMetadataOfWarehouse(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfMetadataOfWarehouse(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class MetadataOfWarehouse(Shape):
    description = Text()
    """What it is."""
    id = Text("required")
    """Catalog entry that this is an instance of."""
    logos = Object(LogosOfMetadataOfWarehouse)
    """Pictures."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfMetadataOfWarehouse))
    """Settings that an instance takes."""
    slug = Text()
    """Name in URLs."""


class SettingsOfFunction(Shape):
    description = Text("required")
    """What the setting does."""
    label = Text("required")
    """Name shown to people."""
    name = Text("required")
    """Key in the settings that the code is given."""
    required = Flag("required")
    """Whether an instance must set it."""
    sensitive = Flag("required")
    """Whether the value is a secret."""
    type = Text("required", "ARRAY", "BOOLEAN", "STRING", "TEXT_MAP")
    """Type of the value."""


class LabelsOfResourcesOfPermissionsOfUser(Shape):
    description = Text("optional")
    """What it is for."""
    key = Text("required")
    """What the label is about, such as `environment`."""
    value = Text("required")
    """What it says, such as `production`."""


class ResourcesOfPermissionsOfUser(Shape):
    id = Text("required")
    """Identifier of the resource, or of the workspace."""
    labels = Many(Object(LabelsOfResourcesOfPermissionsOfUser), "optional")
    """Labels that limit it further; only for WORKSPACE."""
    type = Text("required", "FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE")
    """What it is; WORKSPACE means everything in it."""


class PermissionsOfUser(Shape):
    resources = Many(Object(ResourcesOfPermissionsOfUser), "optional")
    """What the role is given for."""
    role_id = Text("required")
    """Role that is given."""


class LabelsOfResourcesOfPermissionsOfUserGroup(Shape):
    description = Text("optional")
    """What it is for."""
    key = Text("required")
    """What the label is about, such as `environment`."""
    value = Text("required")
    """What it says, such as `production`."""


class ResourcesOfPermissionsOfUserGroup(Shape):
    id = Text("required")
    """Identifier of the resource, or of the workspace."""
    labels = Many(Object(LabelsOfResourcesOfPermissionsOfUserGroup), "optional")
    """Labels that limit it further; only for WORKSPACE."""
    type = Text("required", "FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE")
    """What it is; WORKSPACE means everything in it."""


class PermissionsOfUserGroup(Shape):
    resources = Many(Object(ResourcesOfPermissionsOfUserGroup), "optional")
    """What the role is given for."""
    role_id = Text("required")
    """Role that is given."""


class LabelsOfUserPermission(Shape):
    description = Text("optional")
    """What it is for."""
    key = Text("required")
    """What the label is about, such as `environment`."""
    value = Text("required")
    """What it says, such as `production`."""


class LabelsOfUserGroupPermission(Shape):
    description = Text("optional")
    """What it is for."""
    key = Text("required")
    """What the label is about, such as `environment`."""
    value = Text("required")
    """What it says, such as `production`."""


class TimesOfWarehouseSyncSchedule(Shape):
    enabled = Flag("required")
    """Whether the warehouse is loaded then."""
    hour_of_day = Number("required")
    """Hour, 0 to 23."""


class ExcludedOfWarehouseSelectiveSync(Shape):
    collection = Text("required")
    """Collection, such as `tracks`."""
    property = Text("optional")
    """Property; the whole collection when left out."""


class IdSyncConfigurationOfAudienceDestination(Shape):
    external_id = Text("required")
    """Kind of identifier, such as `email`."""
    map_to = Text("optional")
    """Name to send it under."""
    strategy = Text("required")
    """Which values are sent: `first`, `last` or `all`."""


class DestinationMappingOfActivation(Shape):
    action_id = Text("required")
    """Action of the destination; never changed."""
    settings = Json("optional")
    """The action's fields; those that are left out stay as they are."""


class EntitiesOfPersonalizationOfActivation(Shape):
    properties = Texts("required")
    """Properties to send."""
    relationship_slug = Text("required")
    """Relationship that leads to the entity."""


class ProfileOfPersonalizationOfActivation(Shape):
    mapping = Json("optional")
    """Names to send traits under, by the trait's own."""
    properties = Texts("optional")
    """Traits to send."""


class PersonalizationOfActivation(Shape):
    entities = Many(Object(EntitiesOfPersonalizationOfActivation), "optional")
    """Properties of entities, only for LINKED."""
    profile = Object(ProfileOfPersonalizationOfActivation, "optional")
    """Traits of the profile."""
    sync_entity_property_changes = Flag("optional")
    """Whether changed properties are sent too; only for membership changes."""


class LogosOfDataSegmentSourceMetadata(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfDataSegmentSourceMetadata(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class FieldsOfActionsOfDataSegmentDestinationMetadata(Shape):
    allow_null = Flag()
    """Whether null is a value."""
    choices = Json()
    """Values to choose from."""
    default_value = Json()
    """Value or mapping when nothing is said."""
    description = Text()
    """What the field does."""
    dynamic = Flag()
    """Whether the choices come from the destination."""
    field_key = Text()
    """Key in a mapping."""
    hidden = Flag()
    """Whether forms leave it out."""
    id = Text()
    """Identifier of the field."""
    label = Text()
    """Name shown to people."""
    multiple = Flag()
    """Whether it takes a list."""
    placeholder = Text()
    """Example shown in an empty form."""
    required = Flag()
    """Whether a mapping must fill it."""
    sort_order = Number()
    """Place among the fields."""
    type = Text()
    """Type of the value."""


class ActionsOfDataSegmentDestinationMetadata(Shape):
    default_trigger = Text()
    """Events that it usually acts on."""
    description = Text()
    """What it does."""
    fields = Many(Object(FieldsOfActionsOfDataSegmentDestinationMetadata))
    """Its inputs."""
    hidden = Flag()
    """Whether it is not offered."""
    id = Text()
    """Identifier of the action."""
    name = Text()
    """Name shown to people."""
    platform = Text()
    """Where it runs."""
    slug = Text()
    """Name in code."""


class ComponentsOfDataSegmentDestinationMetadata(Shape):
    code = Text()
    """Address of the code."""
    owner = Text()
    """Who maintains it."""
    type = Text()
    """Platform."""


class ContactsOfDataSegmentDestinationMetadata(Shape):
    email = Text()
    """E-mail address."""
    is_primary = Flag()
    """Whether to ask here first."""
    name = Text()
    """Name."""
    role = Text()
    """Role."""


class LogosOfDataSegmentDestinationMetadata(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfDataSegmentDestinationMetadata(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class PresetsOfDataSegmentDestinationMetadata(Shape):
    action_id = Text()
    """Action that it maps to."""
    fields = Json()
    """The mapping."""
    name = Text()
    """Name shown to people."""
    trigger = Text()
    """Events that it acts on."""


class SupportedFeaturesOfDataSegmentDestinationMetadata(Shape):
    browser_unbundling = Flag()
    """Whether browsers may send to the cloud."""
    browser_unbundling_public = Flag()
    """Whether that is offered to all."""
    cloud_mode_instances = Text()
    """How many cloud instances a source may have; 0 is NONE and 1 is SINGLE."""
    device_mode_instances = Text()
    """How many device instances a source may have; 0 is NONE and 1 is SINGLE."""
    replay = Flag()
    """Whether past events can be replayed."""


class SupportedMethodsOfDataSegmentDestinationMetadata(Shape):
    alias = Flag()
    """Alias calls."""
    group = Flag()
    """Group calls."""
    identify = Flag()
    """Identify calls."""
    pageview = Flag()
    """Page calls."""
    track = Flag()
    """Track calls."""


class SupportedPlatformsOfDataSegmentDestinationMetadata(Shape):
    browser = Flag()
    """Websites."""
    cloud_app_object = Flag()
    """Objects of cloud apps."""
    linked_audiences = Flag()
    """Linked audiences."""
    mobile = Flag()
    """Mobile apps."""
    server = Flag()
    """Servers."""
    warehouse = Flag()
    """Warehouses, by reverse ETL."""


class LogosOfDataSegmentWarehouseMetadata(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfDataSegmentWarehouseMetadata(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class LabelsOfDataSegmentSource(Shape):
    description = Text()
    """What it is for."""
    key = Text()
    """What the label is about, such as `environment`."""
    value = Text()
    """What it says, such as `production`."""


class LogosOfMetadataOfDataSegmentSource(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfMetadataOfDataSegmentSource(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class MetadataOfDataSegmentSource(Shape):
    categories = Texts()
    """Groups that it is listed under."""
    description = Text()
    """What it is."""
    id = Text()
    """Identifier given by the service."""
    is_cloud_event_source = Flag()
    """Whether events are pulled from a cloud app."""
    logos = Object(LogosOfMetadataOfDataSegmentSource)
    """Pictures."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfMetadataOfDataSegmentSource))
    """Settings that an instance takes."""
    partner_owned = Flag()
    """Whether a partner maintains it."""
    slug = Text()
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""


class GroupOfSchemaSettingsOfDataSegmentSource(Shape):
    allow_traits_on_violations = Flag()
    """Keep traits that break their rule."""
    allow_unplanned_traits = Flag()
    """Keep traits that the plan does not name."""
    common_event_on_violations = Text()
    """What happens to calls that break the common rule."""


class IdentifyOfSchemaSettingsOfDataSegmentSource(Shape):
    allow_traits_on_violations = Flag()
    """Keep traits that break their rule."""
    allow_unplanned_traits = Flag()
    """Keep traits that the plan does not name."""
    common_event_on_violations = Text()
    """What happens to calls that break the common rule."""


class TrackOfSchemaSettingsOfDataSegmentSource(Shape):
    allow_event_on_violations = Flag()
    """Let through events that break their rule."""
    allow_properties_on_violations = Flag()
    """Keep properties that break their rule."""
    allow_unplanned_event_properties = Flag()
    """Keep properties that the plan does not name."""
    allow_unplanned_events = Flag()
    """Let through events that the plan does not name."""
    common_event_on_violations = Text()
    """What happens to events that break the common rule."""


class SchemaSettingsOfDataSegmentSource(Shape):
    forwarding_blocked_events_to = Text()
    """Source that gets the events that were blocked."""
    forwarding_violations_to = Text()
    """Source that gets an event for each violation."""
    group = Object(GroupOfSchemaSettingsOfDataSegmentSource)
    """Group calls."""
    identify = Object(IdentifyOfSchemaSettingsOfDataSegmentSource)
    """Identify calls."""
    track = Object(TrackOfSchemaSettingsOfDataSegmentSource)
    """Track calls."""


class FieldsOfActionsOfMetadataOfDataSegmentDestination(Shape):
    allow_null = Flag()
    """Whether null is a value."""
    choices = Json()
    """Values to choose from."""
    default_value = Json()
    """Value or mapping when nothing is said."""
    description = Text()
    """What the field does."""
    dynamic = Flag()
    """Whether the choices come from the destination."""
    field_key = Text()
    """Key in a mapping."""
    hidden = Flag()
    """Whether forms leave it out."""
    id = Text()
    """Identifier of the field."""
    label = Text()
    """Name shown to people."""
    multiple = Flag()
    """Whether it takes a list."""
    placeholder = Text()
    """Example shown in an empty form."""
    required = Flag()
    """Whether a mapping must fill it."""
    sort_order = Number()
    """Place among the fields."""
    type = Text()
    """Type of the value."""


class ActionsOfMetadataOfDataSegmentDestination(Shape):
    default_trigger = Text()
    """Events that it usually acts on."""
    description = Text()
    """What it does."""
    fields = Many(Object(FieldsOfActionsOfMetadataOfDataSegmentDestination))
    """Its inputs."""
    hidden = Flag()
    """Whether it is not offered."""
    id = Text()
    """Identifier of the action."""
    name = Text()
    """Name shown to people."""
    platform = Text()
    """Where it runs."""
    slug = Text()
    """Name in code."""


class ComponentsOfMetadataOfDataSegmentDestination(Shape):
    code = Text()
    """Address of the code."""
    owner = Text()
    """Who maintains it."""
    type = Text()
    """Platform."""


class ContactsOfMetadataOfDataSegmentDestination(Shape):
    email = Text()
    """E-mail address."""
    is_primary = Flag()
    """Whether to ask here first."""
    name = Text()
    """Name."""
    role = Text()
    """Role."""


class LogosOfMetadataOfDataSegmentDestination(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfMetadataOfDataSegmentDestination(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class PresetsOfMetadataOfDataSegmentDestination(Shape):
    action_id = Text()
    """Action that it maps to."""
    fields = Json()
    """The mapping."""
    name = Text()
    """Name shown to people."""
    trigger = Text()
    """Events that it acts on."""


class SupportedFeaturesOfMetadataOfDataSegmentDestination(Shape):
    browser_unbundling = Flag()
    """Whether browsers may send to the cloud."""
    browser_unbundling_public = Flag()
    """Whether that is offered to all."""
    cloud_mode_instances = Text()
    """How many cloud instances a source may have; 0 is NONE and 1 is SINGLE."""
    device_mode_instances = Text()
    """How many device instances a source may have; 0 is NONE and 1 is SINGLE."""
    replay = Flag()
    """Whether past events can be replayed."""


class SupportedMethodsOfMetadataOfDataSegmentDestination(Shape):
    alias = Flag()
    """Alias calls."""
    group = Flag()
    """Group calls."""
    identify = Flag()
    """Identify calls."""
    pageview = Flag()
    """Page calls."""
    track = Flag()
    """Track calls."""


class SupportedPlatformsOfMetadataOfDataSegmentDestination(Shape):
    browser = Flag()
    """Websites."""
    cloud_app_object = Flag()
    """Objects of cloud apps."""
    linked_audiences = Flag()
    """Linked audiences."""
    mobile = Flag()
    """Mobile apps."""
    server = Flag()
    """Servers."""
    warehouse = Flag()
    """Warehouses, by reverse ETL."""


class MetadataOfDataSegmentDestination(Shape):
    actions = Many(Object(ActionsOfMetadataOfDataSegmentDestination))
    """What it can do with an event."""
    categories = Texts()
    """Groups that it is listed under."""
    components = Many(Object(ComponentsOfMetadataOfDataSegmentDestination))
    """Code that implements it."""
    contacts = Many(Object(ContactsOfMetadataOfDataSegmentDestination))
    """Whom to ask."""
    description = Text()
    """What it is."""
    id = Text()
    """Identifier given by the service."""
    logos = Object(LogosOfMetadataOfDataSegmentDestination)
    """Pictures."""
    multi_instance_supported_version = Text()
    """Version from which on a source may have several."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfMetadataOfDataSegmentDestination))
    """Settings that an instance takes."""
    partner_owned = Flag()
    """Whether a partner maintains it."""
    presets = Many(Object(PresetsOfMetadataOfDataSegmentDestination))
    """Ready-made mappings."""
    previous_names = Texts()
    """Names that the integrations object also knows."""
    region_endpoints = Texts()
    """Regional endpoints to choose from."""
    slug = Text()
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""
    supported_features = Object(SupportedFeaturesOfMetadataOfDataSegmentDestination)
    """What it can do."""
    supported_methods = Object(SupportedMethodsOfMetadataOfDataSegmentDestination)
    """Which calls it understands."""
    supported_platforms = Object(SupportedPlatformsOfMetadataOfDataSegmentDestination)
    """Where events may come from."""
    supported_regions = Texts()
    """Regions that it runs in."""
    website = Text()
    """Where to read more."""


class RulesOfDataSegmentTrackingPlan(Shape):
    created_at = Text()
    """When it was created, ISO 8601."""
    deprecated_at = Text()
    """When it was deprecated, ISO 8601."""
    json_schema = Json()
    """Draft-07 JSON Schema that the whole event must satisfy."""
    key = Text()
    """Name of the event; only for TRACK, PAGE and SCREEN."""
    type = Text()
    """Call that it is about; COMMON is about every call."""
    updated_at = Text()
    """When it was last changed, ISO 8601."""
    version = Number()
    """Version of the rule that the event names."""


class LogosOfMetadataOfDataSegmentWarehouse(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfMetadataOfDataSegmentWarehouse(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class MetadataOfDataSegmentWarehouse(Shape):
    description = Text()
    """What it is."""
    id = Text()
    """Identifier given by the service."""
    logos = Object(LogosOfMetadataOfDataSegmentWarehouse)
    """Pictures."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfMetadataOfDataSegmentWarehouse))
    """Settings that an instance takes."""
    slug = Text()
    """Name in URLs."""


class LabelsOfPermissionsOfDataSegmentUser(Shape):
    description = Text()
    """What it is for."""
    key = Text()
    """What the label is about, such as `environment`."""
    value = Text()
    """What it says, such as `production`."""


class LabelsOfResourcesOfPermissionsOfDataSegmentUser(Shape):
    description = Text()
    """What it is for."""
    key = Text()
    """What the label is about, such as `environment`."""
    value = Text()
    """What it says, such as `production`."""


class ResourcesOfPermissionsOfDataSegmentUser(Shape):
    id = Text()
    """Identifier of the resource, or of the workspace."""
    labels = Many(Object(LabelsOfResourcesOfPermissionsOfDataSegmentUser))
    """Labels that limit it further; only for WORKSPACE."""
    type = Text()
    """What it is; WORKSPACE means everything in it."""


class PermissionsOfDataSegmentUser(Shape):
    labels = Many(Object(LabelsOfPermissionsOfDataSegmentUser))
    """Labels that limit the permission."""
    resources = Many(Object(ResourcesOfPermissionsOfDataSegmentUser))
    """What the role is given for."""
    role_id = Text()
    """Role that is given."""
    role_name = Text()
    """What the role is called."""


class ItemsOfDataSegmentSpaces(Shape):
    id = Text()
    """Identifier given by the service."""
    name = Text()
    """Name shown to people."""
    slug = Text()
    """Name in URLs."""


class ItemsOfDataSegmentSpaceFilters(Shape):
    description = Text()
    """Why it is there."""
    drop = Flag()
    """Whether matching events are dropped; not when left out."""
    enabled = Flag()
    """Whether the filter is applied; it is when left out."""
    id = Text()
    """Identifier given by the service."""
    if_ = Text()
    """Expression that says which events it matches."""
    integration_id = Text()
    """Space that it guards."""
    name = Text()
    """Name shown to people."""
    workspace_id = Text()
    """Workspace that it belongs to."""


class DefinitionOfItemsOfDataSegmentComputedTraits(Shape):
    query = Text()
    """Query that computes it."""
    type = Text()
    """Whom it is computed for."""


class OptionsOfItemsOfDataSegmentComputedTraits(Shape):
    backfill_duration_days = Number()
    """Days before its creation from which events count."""
    include_anonymous_users = Flag()
    """Whether users without a name count."""
    include_historical_data = Flag()
    """Whether data from before the trait counts."""


class ItemsOfDataSegmentComputedTraits(Shape):
    definition = Object(DefinitionOfItemsOfDataSegmentComputedTraits)
    """What it says, and about whom."""
    description = Text()
    """What it is for."""
    enabled = Flag()
    """Whether it is computed; it is when left out."""
    id = Text()
    """Identifier given by the service."""
    key = Text()
    """Name of the trait in profiles, made from the first name."""
    name = Text()
    """Name shown to people."""
    options = Object(OptionsOfItemsOfDataSegmentComputedTraits)
    """Which data it is computed from."""
    space_id = Text()
    """Space whose profiles it is about."""


class DefinitionOfItemsOfDataSegmentAudiences(Shape):
    query = Text()
    """Query that finds the members."""
    target_entity = Text()
    """Relationship that is targeted, only for LINKED; the profile when left out. Never changed."""


class OptionsOfItemsOfDataSegmentAudiences(Shape):
    backfill_event_data_days = Number()
    """Days before its creation from which events count; needs historical data."""
    filter_by_external_ids = Texts()
    """Kinds of identifier of which a profile must have one to be a member."""
    include_historical_data = Flag()
    """Whether data from before the audience counts."""


class ItemsOfDataSegmentAudiences(Shape):
    audience_type = Text()
    """What its members are."""
    definition = Object(DefinitionOfItemsOfDataSegmentAudiences)
    """Whom it holds."""
    description = Text()
    """What it is for."""
    enabled = Flag()
    """Whether it is computed; it is when left out."""
    id = Text()
    """Identifier given by the service."""
    key = Text()
    """Name in queries and events, made from the first name."""
    name = Text()
    """Name shown to people."""
    options = Object(OptionsOfItemsOfDataSegmentAudiences)
    """Which data it is computed from."""
    space_id = Text()
    """Space whose profiles it is about."""


class SearchOfDataSegmentAudiences(Shape):
    query = Text("required")
    """What a key begins with, or what a name or a definition contains."""
    type = Text("required", "DEFINITION", "KEY", "NAME")
    """What is compared."""


class ItemsOfDataSegmentAudienceSchedules(Shape):
    audience_id = Text()
    """Audience that it is about."""
    config = Json()
    """`{interval}` such as 1h for PERIODIC; `{days, hours, timezone}` for SPECIFIC_DAYS."""
    id = Text()
    """Identifier given by the service."""
    space_id = Text()
    """Space of the audience."""
    strategy = Text()
    """Whether it runs every so often or on days of the week."""


class DestinationMappingOfItemsOfDataSegmentActivations(Shape):
    action_id = Text()
    """Action of the destination; never changed."""
    settings = Json()
    """The action's fields; those that are left out stay as they are."""


class EntitiesOfPersonalizationOfItemsOfDataSegmentActivations(Shape):
    properties = Texts()
    """Properties to send."""
    relationship_slug = Text()
    """Relationship that leads to the entity."""


class ProfileOfPersonalizationOfItemsOfDataSegmentActivations(Shape):
    mapping = Json()
    """Names to send traits under, by the trait's own."""
    properties = Texts()
    """Traits to send."""


class PersonalizationOfItemsOfDataSegmentActivations(Shape):
    entities = Many(Object(EntitiesOfPersonalizationOfItemsOfDataSegmentActivations))
    """Properties of entities, only for LINKED."""
    profile = Object(ProfileOfPersonalizationOfItemsOfDataSegmentActivations)
    """Traits of the profile."""
    sync_entity_property_changes = Flag()
    """Whether changed properties are sent too; only for membership changes."""


class ItemsOfDataSegmentActivations(Shape):
    activation_name = Text()
    """Name; that of the table in a warehouse."""
    activation_type = Text()
    """When an event is sent, such as `Audience Membership Changed`."""
    audience_id = Text()
    """Audience that is sent."""
    connection_id = Text()
    """Connection between the audience and a destination."""
    destination_mapping = Object(DestinationMappingOfItemsOfDataSegmentActivations)
    """What the destination does with an event."""
    display_name = Text()
    """Name shown to people, only in a warehouse; None clears it."""
    enabled = Flag()
    """Whether events are sent."""
    id = Text()
    """Identifier given by the service."""
    perform_resync = Flag()
    """Whether everything is being sent again."""
    personalization = Object(PersonalizationOfItemsOfDataSegmentActivations)
    """What is sent along with an event."""
    space_id = Text()
    """Space of the audience."""
    workspace_id = Text()
    """Workspace that it belongs to."""


class ItemsOfDataSegmentSourceCatalog(Shape):
    categories = Texts()
    """Groups that it is listed under."""
    description = Text()
    """What it is."""
    id = Text()
    """Identifier given by the service."""
    is_cloud_event_source = Flag()
    """Whether events are pulled from a cloud app."""
    name = Text()
    """Name shown to people."""
    partner_owned = Flag()
    """Whether a partner maintains it."""
    slug = Text()
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""


class ItemsOfDataSegmentDestinationCatalog(Shape):
    categories = Texts()
    """Groups that it is listed under."""
    description = Text()
    """What it is."""
    id = Text()
    """Identifier given by the service."""
    multi_instance_supported_version = Text()
    """Version from which on a source may have several."""
    name = Text()
    """Name shown to people."""
    partner_owned = Flag()
    """Whether a partner maintains it."""
    previous_names = Texts()
    """Names that the integrations object also knows."""
    region_endpoints = Texts()
    """Regional endpoints to choose from."""
    slug = Text()
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""
    supported_regions = Texts()
    """Regions that it runs in."""
    website = Text()
    """Where to read more."""


class ItemsOfDataSegmentWarehouseCatalog(Shape):
    description = Text()
    """What it is."""
    id = Text()
    """Identifier given by the service."""
    name = Text()
    """Name shown to people."""
    slug = Text()
    """Name in URLs."""


class LabelsOfItemsOfDataSegmentSources(Shape):
    description = Text()
    """What it is for."""
    key = Text()
    """What the label is about, such as `environment`."""
    value = Text()
    """What it says, such as `production`."""


class ItemsOfDataSegmentSources(Shape):
    enabled = Flag()
    """Whether events are accepted."""
    id = Text()
    """Identifier given by the service."""
    labels = Many(Object(LabelsOfItemsOfDataSegmentSources))
    """Labels on the source."""
    metadata_id = Text()
    """Catalog entry that this is an instance of."""
    name = Text()
    """Name shown to people; the slug when left out."""
    settings = Json()
    """Settings by name; the catalog entry's options say which."""
    slug = Text()
    """Name in URLs, unique in the workspace."""
    workspace_id = Text()
    """Workspace that it belongs to."""
    write_keys = Texts()
    """Keys that events are sent with; empty without admin rights on the source."""


class ItemsOfDataSegmentDestinations(Shape):
    enabled = Flag()
    """Whether events are delivered."""
    id = Text()
    """Identifier given by the service."""
    metadata_id = Text()
    """Catalog entry that this is an instance of."""
    name = Text()
    """Name shown to people."""
    settings = Json()
    """Settings by name; the catalog entry's options say which."""
    source_id = Text()
    """Source whose events are sent here."""


class ActionsOfItemsOfDataSegmentDestinationFilters(Shape):
    fields = Json()
    """Property names by the path of the object that holds them; the empty path is the event."""
    path = Text()
    """Field whose value decides what SAMPLE lets through; random when left out."""
    percent = Number()
    """Share of the events that SAMPLE lets through, 0 to 1."""
    type = Text()
    """Drop the event, drop or keep some properties, or let through a share of the events."""


class ItemsOfDataSegmentDestinationFilters(Shape):
    actions = Many(Object(ActionsOfItemsOfDataSegmentDestinationFilters))
    """What happens to an event that matches."""
    description = Text()
    """Why it is there."""
    destination_id = Text()
    """Destination that it guards."""
    enabled = Flag()
    """Whether the filter is applied."""
    id = Text()
    """Identifier given by the service."""
    if_ = Text()
    """Expression that says which events it matches."""
    source_id = Text()
    """Source that the events come from."""
    title = Text()
    """Name shown to people."""


class ItemsOfDataSegmentReverseEtlModels(Shape):
    description = Text()
    """What the query is for."""
    enabled = Flag()
    """Whether it runs."""
    id = Text()
    """Identifier given by the service."""
    name = Text()
    """Name shown to people."""
    query = Text()
    """The SQL."""
    query_identifier_column = Text()
    """Column that identifies a row."""
    source_id = Text()
    """Warehouse source that the query runs on."""


class ReverseEtlScheduleOfItemsOfDataSegmentDestinationSubscriptions(Shape):
    config = Json()
    """The times, as the strategy says them; none for MANUAL."""
    strategy = Text()
    """How the times are said; MANUAL syncs only when asked."""


class ItemsOfDataSegmentDestinationSubscriptions(Shape):
    action_id = Text()
    """Action of the catalog entry that is done."""
    action_slug = Text()
    """Name of the action in code."""
    destination_id = Text()
    """Destination that acts."""
    enabled = Flag()
    """Whether it is done."""
    id = Text()
    """Identifier given by the service."""
    model_id = Text()
    """Reverse ETL model whose rows are sent; none for events."""
    name = Text()
    """Name shown to people."""
    reverse_etl_schedule = Object(ReverseEtlScheduleOfItemsOfDataSegmentDestinationSubscriptions)
    """When the rows of the model are synced."""
    settings = Json()
    """The action's inputs by field key: values, or directives such as `@path`."""
    trigger = Text()
    """Expression that says which events it is done for."""


class RulesOfItemsOfDataSegmentTrackingPlans(Shape):
    created_at = Text()
    """When it was created, ISO 8601."""
    deprecated_at = Text()
    """When it was deprecated, ISO 8601."""
    json_schema = Json()
    """Draft-07 JSON Schema that the whole event must satisfy."""
    key = Text()
    """Name of the event; only for TRACK, PAGE and SCREEN."""
    type = Text()
    """Call that it is about; COMMON is about every call."""
    updated_at = Text()
    """When it was last changed, ISO 8601."""
    version = Number()
    """Version of the rule that the event names."""


class ItemsOfDataSegmentTrackingPlans(Shape):
    created_at = Text()
    """When it was created, ISO 8601."""
    description = Text()
    """What the plan is about."""
    id = Text()
    """Identifier given by the service."""
    name = Text()
    """Name shown to people."""
    rules = Many(Object(RulesOfItemsOfDataSegmentTrackingPlans))
    """Its rules."""
    slug = Text()
    """Name in URLs."""
    type = Text()
    """What the plan is for; LIVE checks events."""
    updated_at = Text()
    """When it was last changed, ISO 8601."""


class FqlDefinedPropertiesOfItemsOfDataSegmentTransformations(Shape):
    fql = Text()
    """Expression that gives the value."""
    property_name = Text()
    """Property that gets the value."""


class HashPropertiesConfigurationOfItemsOfDataSegmentTransformations(Shape):
    algorithm = Text()
    """Name of the algorithm, such as sha256."""
    encoding = Text()
    """How the hash is written."""
    key = Text()
    """Key that is hashed with: the hash is an HMAC then."""
    paths = Texts()
    """Paths of the properties."""


class PropertyRenamesOfItemsOfDataSegmentTransformations(Shape):
    new_name = Text()
    """Path that it gets, such as `properties.total`."""
    old_name = Text()
    """Path of the property, such as `properties.totl`."""


class PropertyValueTransformationsOfItemsOfDataSegmentTransformations(Shape):
    property_paths = Texts()
    """Where it is written to."""
    property_value = Text()
    """What is written."""


class ItemsOfDataSegmentTransformations(Shape):
    allow_properties = Texts()
    """The only properties that are kept."""
    destination_metadata_id = Text()
    """Catalog entry of the destinations that see the change; all if left out."""
    drop = Flag()
    """Drop the events that match; nothing else is done to them then."""
    enabled = Flag()
    """Whether events are changed."""
    fql_defined_properties = Many(Object(FqlDefinedPropertiesOfItemsOfDataSegmentTransformations))
    """Property that an expression computes; not together with renames and values."""
    hash_properties_configuration = Object(HashPropertiesConfigurationOfItemsOfDataSegmentTransformations)
    """Properties whose values are hashed."""
    id = Text()
    """Identifier given by the service."""
    if_ = Text()
    """Expression that says which events it matches."""
    name = Text()
    """Name shown to people."""
    new_event_name = Text()
    """Name that track events get."""
    property_renames = Many(Object(PropertyRenamesOfItemsOfDataSegmentTransformations))
    """Properties that get other names."""
    property_value_transformations = Many(Object(PropertyValueTransformationsOfItemsOfDataSegmentTransformations))
    """Values that are written into properties."""
    source_id = Text()
    """Source whose events are changed."""


class ItemsOfDataSegmentCredentials(Shape):
    created_at = Text()
    """When it was created, ISO 8601."""
    id = Text()
    """Identifier given by the service."""
    name = Text()
    """Name shown to people."""
    settings = Json()
    """Settings by name; `type`, such as `Snowflake`, says which, and is fixed."""
    updated_at = Text()
    """When it was last changed, ISO 8601."""
    workspace_id = Text()
    """Workspace that it belongs to."""


class ItemsOfDataSegmentWarehouses(Shape):
    enabled = Flag()
    """Whether it receives data."""
    id = Text()
    """Identifier given by the service."""
    metadata_id = Text()
    """Catalog entry that this is an instance of."""
    name = Text()
    """Name shown to people; the service answers it among the settings."""
    settings = Json()
    """Settings by name; the catalog entry's options say which."""
    workspace_id = Text()
    """Workspace that it belongs to."""


class ItemsOfDataSegmentProfilesWarehouses(Shape):
    enabled = Flag()
    """Whether it receives data."""
    id = Text()
    """Identifier given by the service."""
    metadata_id = Text()
    """Catalog entry that this is an instance of."""
    name = Text()
    """Name shown to people; the service answers it among the settings."""
    schema_name = Text()
    """Schema that the tables are in; the space's slug when left out."""
    settings = Json()
    """Settings by name; the catalog entry's options say which."""
    space_id = Text()
    """Space whose profiles are loaded."""


class SettingsOfItemsOfDataSegmentFunctions(Shape):
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in the settings that the code is given."""
    required = Flag()
    """Whether an instance must set it."""
    sensitive = Flag()
    """Whether the value is a secret."""
    type = Text()
    """Type of the value."""


class ItemsOfDataSegmentFunctions(Shape):
    catalog_id = Text()
    """Identifier in the catalog."""
    code = Text()
    """JavaScript that it runs once deployed."""
    description = Text()
    """What it is for."""
    display_name = Text()
    """Name shown to people; the service appends the workspace's name to that of a destination or insert function."""
    id = Text()
    """Identifier given by the service."""
    logo_url = Text()
    """Address of its logo."""
    preview_webhook_url = Text()
    """Address to try it out at."""
    resource_type = Text()
    """What the function does."""
    settings = Many(Object(SettingsOfItemsOfDataSegmentFunctions))
    """Settings that an instance takes."""


class ItemsOfDataSegmentInsertFunctionInstances(Shape):
    enabled = Flag()
    """Whether events go through it."""
    function_id = Text()
    """Insert function."""
    id = Text()
    """Identifier given by the service."""
    integration_id = Text()
    """Destination or source."""
    name = Text()
    """Name shown to people."""
    settings = Json()
    """Values of the function's settings by name."""


class ItemsOfDataSegmentLabels(Shape):
    description = Text()
    """What it is for."""
    key = Text()
    """What it is about, such as `environment`."""
    value = Text()
    """What it says, such as `production`."""


class ItemsOfDataSegmentUsers(Shape):
    email = Text()
    """E-mail address."""
    id = Text()
    """Identifier given by the service."""
    name = Text()
    """Name of the person; empty until somebody says it."""


class LabelsOfPermissionsOfItemsOfDataSegmentUserGroups(Shape):
    description = Text()
    """What it is for."""
    key = Text()
    """What the label is about, such as `environment`."""
    value = Text()
    """What it says, such as `production`."""


class LabelsOfResourcesOfPermissionsOfItemsOfDataSegmentUserGroups(Shape):
    description = Text()
    """What it is for."""
    key = Text()
    """What the label is about, such as `environment`."""
    value = Text()
    """What it says, such as `production`."""


class ResourcesOfPermissionsOfItemsOfDataSegmentUserGroups(Shape):
    id = Text()
    """Identifier of the resource, or of the workspace."""
    labels = Many(Object(LabelsOfResourcesOfPermissionsOfItemsOfDataSegmentUserGroups))
    """Labels that limit it further; only for WORKSPACE."""
    type = Text()
    """What it is; WORKSPACE means everything in it."""


class PermissionsOfItemsOfDataSegmentUserGroups(Shape):
    labels = Many(Object(LabelsOfPermissionsOfItemsOfDataSegmentUserGroups))
    """Labels that limit the permission."""
    resources = Many(Object(ResourcesOfPermissionsOfItemsOfDataSegmentUserGroups))
    """What the role is given for."""
    role_id = Text()
    """Role that is given."""
    role_name = Text()
    """What the role is called."""


class ItemsOfDataSegmentUserGroups(Shape):
    id = Text()
    """Identifier given by the service."""
    name = Text()
    """Name shown to people."""
    permissions = Many(Object(PermissionsOfItemsOfDataSegmentUserGroups))
    """What its members may do."""


class ItemsOfDataSegmentAuditEvents(Shape):
    actor = Text()
    """Who did it: a token or a user."""
    actor_email = Text()
    """Address of the user who did it."""
    id = Text()
    """Identifier of the event."""
    resource_id = Text()
    """Identifier of what was changed."""
    resource_name = Text()
    """What it was called then."""
    resource_type = Text()
    """What kind of resource it is."""
    timestamp = Text()
    """When it happened, in ISO 8601."""
    type = Text()
    """What happened, such as Source Created."""


class SeriesOfResultOfDataSegmentEventVolume(Shape):
    count = Number()
    """How many events."""
    time = Text()
    """When the span begins, in ISO 8601."""


class SourceOfResultOfDataSegmentEventVolume(Shape):
    id = Text()
    """Identifier of the source."""
    name = Text()
    """Its display name."""
    slug = Text()
    """Its slug."""


class ResultOfDataSegmentEventVolume(Shape):
    event_name = Text()
    """Name of the events."""
    event_type = Text()
    """Type of the events."""
    series = Many(Object(SeriesOfResultOfDataSegmentEventVolume))
    """The counts in the order of time."""
    source = Object(SourceOfResultOfDataSegmentEventVolume)
    """Source of the events."""
    total = Number()
    """How many events in all."""


class SeriesOfDatasetOfDataSegmentDeliveryReceived(Shape):
    count = Number()
    """How many events."""
    retry_count = Number()
    """How many attempts failed and were tried again."""
    time = Text()
    """When the span begins, in ISO 8601."""


class DatasetOfDataSegmentDeliveryReceived(Shape):
    app_version = Text()
    """Version of the app that sent them."""
    discard_reason = Text()
    """Why they were kept back or refused."""
    event_name = Text()
    """Name of the events."""
    event_type = Text()
    """Type of the events."""
    series = Many(Object(SeriesOfDatasetOfDataSegmentDeliveryReceived))
    """The counts in the order of time."""
    total = Number()
    """How many events in all."""
    total_retry_count = Number()
    """How many attempts failed in all."""


class FilterOfDataSegmentDeliveryReceived(Shape):
    app_version = Texts("optional")
    """Only events of these versions of an app."""
    event_name = Texts("optional")
    """Only events with these names."""
    event_type = Texts("optional")
    """Only events of these types, such as track."""


class SeriesOfDatasetOfDataSegmentDeliveryRejected(Shape):
    count = Number()
    """How many events."""
    retry_count = Number()
    """How many attempts failed and were tried again."""
    time = Text()
    """When the span begins, in ISO 8601."""


class DatasetOfDataSegmentDeliveryRejected(Shape):
    app_version = Text()
    """Version of the app that sent them."""
    discard_reason = Text()
    """Why they were kept back or refused."""
    event_name = Text()
    """Name of the events."""
    event_type = Text()
    """Type of the events."""
    series = Many(Object(SeriesOfDatasetOfDataSegmentDeliveryRejected))
    """The counts in the order of time."""
    total = Number()
    """How many events in all."""
    total_retry_count = Number()
    """How many attempts failed in all."""


class FilterOfDataSegmentDeliveryRejected(Shape):
    app_version = Texts("optional")
    """Only events of these versions of an app."""
    discard_reason = Texts("optional")
    """Only events kept back or refused for these reasons."""
    event_name = Texts("optional")
    """Only events with these names."""
    event_type = Texts("optional")
    """Only events of these types, such as track."""


class SeriesOfDatasetOfDataSegmentDeliveryFilteredAtSource(Shape):
    count = Number()
    """How many events."""
    retry_count = Number()
    """How many attempts failed and were tried again."""
    time = Text()
    """When the span begins, in ISO 8601."""


class DatasetOfDataSegmentDeliveryFilteredAtSource(Shape):
    app_version = Text()
    """Version of the app that sent them."""
    discard_reason = Text()
    """Why they were kept back or refused."""
    event_name = Text()
    """Name of the events."""
    event_type = Text()
    """Type of the events."""
    series = Many(Object(SeriesOfDatasetOfDataSegmentDeliveryFilteredAtSource))
    """The counts in the order of time."""
    total = Number()
    """How many events in all."""
    total_retry_count = Number()
    """How many attempts failed in all."""


class FilterOfDataSegmentDeliveryFilteredAtSource(Shape):
    app_version = Texts("optional")
    """Only events of these versions of an app."""
    discard_reason = Texts("optional")
    """Only events kept back or refused for these reasons."""
    event_name = Texts("optional")
    """Only events with these names."""
    event_type = Texts("optional")
    """Only events of these types, such as track."""


class SeriesOfDatasetOfDataSegmentDeliveryFilteredAtDestination(Shape):
    count = Number()
    """How many events."""
    retry_count = Number()
    """How many attempts failed and were tried again."""
    time = Text()
    """When the span begins, in ISO 8601."""


class DatasetOfDataSegmentDeliveryFilteredAtDestination(Shape):
    app_version = Text()
    """Version of the app that sent them."""
    discard_reason = Text()
    """Why they were kept back or refused."""
    event_name = Text()
    """Name of the events."""
    event_type = Text()
    """Type of the events."""
    series = Many(Object(SeriesOfDatasetOfDataSegmentDeliveryFilteredAtDestination))
    """The counts in the order of time."""
    total = Number()
    """How many events in all."""
    total_retry_count = Number()
    """How many attempts failed in all."""


class FilterOfDataSegmentDeliveryFilteredAtDestination(Shape):
    activation_id = Texts("optional")
    """Only events of these activations."""
    app_version = Texts("optional")
    """Only events of these versions of an app."""
    audience_id = Texts("optional")
    """Only events of these audiences."""
    discard_reason = Texts("optional")
    """Only events kept back or refused for these reasons."""
    event_name = Texts("optional")
    """Only events with these names."""
    event_type = Texts("optional")
    """Only events of these types, such as track."""
    space_id = Texts("optional")
    """Only events of these spaces."""
    subscription_id = Texts("optional")
    """Only events of these subscriptions."""


class SeriesOfDatasetOfDataSegmentDeliveryFailed(Shape):
    count = Number()
    """How many events."""
    retry_count = Number()
    """How many attempts failed and were tried again."""
    time = Text()
    """When the span begins, in ISO 8601."""


class DatasetOfDataSegmentDeliveryFailed(Shape):
    app_version = Text()
    """Version of the app that sent them."""
    discard_reason = Text()
    """Why they were kept back or refused."""
    event_name = Text()
    """Name of the events."""
    event_type = Text()
    """Type of the events."""
    series = Many(Object(SeriesOfDatasetOfDataSegmentDeliveryFailed))
    """The counts in the order of time."""
    total = Number()
    """How many events in all."""
    total_retry_count = Number()
    """How many attempts failed in all."""


class FilterOfDataSegmentDeliveryFailed(Shape):
    activation_id = Texts("optional")
    """Only events of these activations."""
    app_version = Texts("optional")
    """Only events of these versions of an app."""
    audience_id = Texts("optional")
    """Only events of these audiences."""
    discard_reason = Texts("optional")
    """Only events kept back or refused for these reasons."""
    event_name = Texts("optional")
    """Only events with these names."""
    event_type = Texts("optional")
    """Only events of these types, such as track."""
    space_id = Texts("optional")
    """Only events of these spaces."""
    subscription_id = Texts("optional")
    """Only events of these subscriptions."""


class SeriesOfDatasetOfDataSegmentDeliveryDelivered(Shape):
    count = Number()
    """How many events."""
    retry_count = Number()
    """How many attempts failed and were tried again."""
    time = Text()
    """When the span begins, in ISO 8601."""


class DatasetOfDataSegmentDeliveryDelivered(Shape):
    app_version = Text()
    """Version of the app that sent them."""
    discard_reason = Text()
    """Why they were kept back or refused."""
    event_name = Text()
    """Name of the events."""
    event_type = Text()
    """Type of the events."""
    series = Many(Object(SeriesOfDatasetOfDataSegmentDeliveryDelivered))
    """The counts in the order of time."""
    total = Number()
    """How many events in all."""
    total_retry_count = Number()
    """How many attempts failed in all."""


class FilterOfDataSegmentDeliveryDelivered(Shape):
    activation_id = Texts("optional")
    """Only events of these activations."""
    app_version = Texts("optional")
    """Only events of these versions of an app."""
    audience_id = Texts("optional")
    """Only events of these audiences."""
    discard_reason = Texts("optional")
    """Only events kept back or refused for these reasons."""
    event_name = Texts("optional")
    """Only events with these names."""
    event_type = Texts("optional")
    """Only events of these types, such as track."""
    space_id = Texts("optional")
    """Only events of these spaces."""
    subscription_id = Texts("optional")
    """Only events of these subscriptions."""


class ItemsOfDataSegmentRoles(Shape):
    description = Text()
    """What it is for."""
    id = Text()
    """Identifier of the role, the same in every workspace."""
    name = Text()
    """What it is called."""


class ItemsOfDataSegmentUserGroupsOfUser(Shape):
    id = Text()
    """Identifier of the group."""
    name = Text()
    """Name shown to people."""


class LabelsOfItemsOfDataSegmentSourcesOfTrackingPlan(Shape):
    description = Text()
    """What it is for."""
    key = Text()
    """What the label is about, such as `environment`."""
    value = Text()
    """What it says, such as `production`."""


class LogosOfMetadataOfItemsOfDataSegmentSourcesOfTrackingPlan(Shape):
    alt = Text()
    """Address of the alternative logo."""
    default = Text()
    """Address of the usual logo."""
    mark = Text()
    """Address of the logo without the name."""


class OptionsOfMetadataOfItemsOfDataSegmentSourcesOfTrackingPlan(Shape):
    default_value = Json()
    """Value when it is not set."""
    description = Text()
    """What the setting does."""
    label = Text()
    """Name shown to people."""
    name = Text()
    """Key in `settings`."""
    required = Flag()
    """Whether an instance must set it."""
    type = Text()
    """Type of the value, as the catalog spells it."""


class MetadataOfItemsOfDataSegmentSourcesOfTrackingPlan(Shape):
    categories = Texts()
    """Groups that it is listed under."""
    description = Text()
    """What it is."""
    id = Text()
    """Identifier given by the service."""
    is_cloud_event_source = Flag()
    """Whether events are pulled from a cloud app."""
    logos = Object(LogosOfMetadataOfItemsOfDataSegmentSourcesOfTrackingPlan)
    """Pictures."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfMetadataOfItemsOfDataSegmentSourcesOfTrackingPlan))
    """Settings that an instance takes."""
    partner_owned = Flag()
    """Whether a partner maintains it."""
    slug = Text()
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""


class ItemsOfDataSegmentSourcesOfTrackingPlan(Shape):
    enabled = Flag()
    """Whether events are accepted."""
    id = Text()
    """Identifier given by the service."""
    labels = Many(Object(LabelsOfItemsOfDataSegmentSourcesOfTrackingPlan))
    """Labels on the source."""
    metadata = Object(MetadataOfItemsOfDataSegmentSourcesOfTrackingPlan)
    """Catalog entry that it is an instance of."""
    metadata_id = Text()
    """Catalog entry that this is an instance of."""
    name = Text()
    """Name shown to people; the slug when left out."""
    settings = Json()
    """Settings by name; the catalog entry's options say which."""
    slug = Text()
    """Name in URLs, unique in the workspace."""
    tracking_plan_id = Text()
    """Tracking plan that its events are checked against; not in lists."""
    workspace_id = Text()
    """Workspace that it belongs to."""
    write_keys = Texts()
    """Keys that events are sent with; empty without admin rights on the source."""


class ItemsOfDataSegmentFunctionVersions(Shape):
    author = Text()
    """Who saved it."""
    code = Text()
    """JavaScript."""
    created_at = Text()
    """When it was saved, ISO 8601."""
    deployed_at = Text()
    """When it was last deployed, ISO 8601."""
    id = Text()
    """Identifier given by the service."""
    is_deployed = Flag()
    """Whether it is the one that runs."""
    updated_at = Text()
    """When it was last changed, ISO 8601."""


class NoticesOfItemsOfDataSegmentWarehouseSyncs(Shape):
    created_at = Text()
    """When, ISO 8601."""
    level = Text()
    """How grave it is."""
    message = Text()
    """What happened."""


class ItemsOfDataSegmentWarehouseSyncs(Shape):
    count = Number()
    """Rows that were loaded."""
    duration = Number()
    """How long it took so far, in seconds."""
    end = Text()
    """When it ended, ISO 8601; None while it runs."""
    human_duration = Text()
    """The same in words."""
    notices = Many(Object(NoticesOfItemsOfDataSegmentWarehouseSyncs))
    """What happened meanwhile."""
    source_id = Text()
    """Source."""
    start = Text()
    """When it began, ISO 8601."""
    status = Text()
    """How it went."""


class SegmentProvider(Provider[Scope]):
    """The connection to a Segment workspace, or to a Turnout server."""

    terraform_name = "segment"
    registry_source = "registry.terraform.io/turnout/segment"
    include_metadata = Flag("optional")
    """Keep the catalog entries of sources, destinations and warehouses in state, as the official provider does; they
    are large, and left out otherwise.
    """
    refresh = Text("optional", "list", "get")
    """How state is refreshed: `list` asks for pages, `get` for each object by itself; `list` when left out."""
    region = Text("optional", "us", "eu")
    """Where the workspace lives, us or eu, when no address is given; us when left out."""
    token = Text("optional")
    """Token of the Public API; PUBLIC_API_TOKEN when left out."""
    url = Text("optional")
    """Address of the API; PUBLIC_API_URL when left out, then the region's own."""
    workspace_id = Text("optional")
    """Id of the workspace that this configuration is for; a token of another one is refused before anything is
    planned.
    """

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        include_metadata: bool | Resolvable | None = None,
        refresh: SegmentProviderRefresh | None = None,
        region: SegmentProviderRegion | None = None,
        token: str | None = None,
        url: str | None = None,
        workspace_id: str | None = None,
        alias: str | None = None,
    ) -> None:
        """Declare it.

        :param include_metadata: Keep the catalog entries of sources, destinations and warehouses in state, as the
            official provider does; they are large, and left out otherwise.
        :param refresh: How state is refreshed: `list` asks for pages, `get` for each object by itself; `list` when
            left out.
        :param region: Where the workspace lives, us or eu, when no address is given; us when left out.
        :param token: Token of the Public API; PUBLIC_API_TOKEN when left out.
        :param url: Address of the API; PUBLIC_API_URL when left out, then the region's own.
        :param workspace_id: Id of the workspace that this configuration is for; a token of another one is refused
            before anything is planned.
        :param alias: Name of this connection, where a program has several.
        """
        arguments: dict[str, object] = {
            "include_metadata": include_metadata,
            "refresh": refresh,
            "region": region,
            "token": token,
            "url": url,
            "workspace_id": workspace_id,
        }
        meta: dict[str, object] = {"alias": alias}
        self._declare(scope, id, arguments, meta)


class SpaceFilter(Resource[Scope]):
    """A rule about the events of all sources that are connected to a space."""

    terraform_name = "segment_space_filter"
    description = Text("optional")
    """Why it is there."""
    drop = Flag("optional")
    """Whether matching events are dropped; not when left out."""
    enabled = Flag("optional")
    """Whether the filter is applied; it is when left out."""
    id = Text()
    """Identifier given by the service."""
    if_ = Text("required")
    """Expression that says which events it matches."""
    integration_id = Text("required")
    """Space that it guards."""
    name = Text("required")
    """Name shown to people."""
    workspace_id = Text()
    """Workspace that it belongs to."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        if_: str,
        integration_id: str,
        name: str,
        description: str | None = None,
        drop: bool | Resolvable | None = None,
        enabled: bool | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param if_: Expression that says which events it matches.
        :param integration_id: Space that it guards.
        :param name: Name shown to people.
        :param description: Why it is there.
        :param drop: Whether matching events are dropped; not when left out.
        :param enabled: Whether the filter is applied; it is when left out.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "if_": if_,
            "integration_id": integration_id,
            "name": name,
            "description": description,
            "drop": drop,
            "enabled": enabled,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class ComputedTrait(Resource[Scope]):
    """A value that is computed for every profile."""

    terraform_name = "segment_computed_trait"
    definition = Object(DefinitionOfComputedTrait, "required")
    """What it says, and about whom."""
    description = Text("optional")
    """What it is for."""
    enabled = Flag("optional")
    """Whether it is computed; it is when left out."""
    id = Text()
    """Identifier given by the service."""
    key = Text()
    """Name of the trait in profiles, made from the first name."""
    name = Text("required")
    """Name shown to people."""
    options = Object(OptionsOfComputedTrait, "optional")
    """Which data it is computed from."""
    space_id = Text("required")
    """Space whose profiles it is about."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        definition: ComputedTraitDefinition | Resolvable,
        name: str,
        space_id: str,
        description: str | None = None,
        enabled: bool | Resolvable | None = None,
        options: ComputedTraitOptions | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param definition: What it says, and about whom.
        :param name: Name shown to people.
        :param space_id: Space whose profiles it is about.
        :param description: What it is for.
        :param enabled: Whether it is computed; it is when left out.
        :param options: Which data it is computed from.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "definition": definition,
            "name": name,
            "space_id": space_id,
            "description": description,
            "enabled": enabled,
            "options": options,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Audience(Resource[Scope]):
    """A query whose result is kept up to date."""

    terraform_name = "segment_audience"
    audience_type = Text("required", "ACCOUNTS", "LINKED", "USERS")
    """What its members are."""
    definition = Object(DefinitionOfAudience, "required")
    """Whom it holds."""
    description = Text("optional")
    """What it is for."""
    enabled = Flag("optional")
    """Whether it is computed; it is when left out."""
    id = Text()
    """Identifier given by the service."""
    key = Text()
    """Name in queries and events, made from the first name."""
    name = Text("required")
    """Name shown to people."""
    options = Object(OptionsOfAudience, "optional")
    """Which data it is computed from."""
    space_id = Text("required")
    """Space whose profiles it is about."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        audience_type: AudienceAudienceType,
        definition: AudienceDefinition | Resolvable,
        name: str,
        space_id: str,
        description: str | None = None,
        enabled: bool | Resolvable | None = None,
        options: AudienceOptions | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param audience_type: What its members are.
        :param definition: Whom it holds.
        :param name: Name shown to people.
        :param space_id: Space whose profiles it is about.
        :param description: What it is for.
        :param enabled: Whether it is computed; it is when left out.
        :param options: Which data it is computed from.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "audience_type": audience_type,
            "definition": definition,
            "name": name,
            "space_id": space_id,
            "description": description,
            "enabled": enabled,
            "options": options,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class AudienceSchedule(Resource[Scope]):
    """When a linked audience is computed."""

    terraform_name = "segment_audience_schedule"
    audience_id = Text("required")
    """Audience that it is about."""
    config = Json("required")
    """`{interval}` such as 1h for PERIODIC; `{days, hours, timezone}` for SPECIFIC_DAYS."""
    id = Text()
    """Identifier given by the service."""
    space_id = Text("required")
    """Space of the audience."""
    strategy = Text("required", "PERIODIC", "SPECIFIC_DAYS")
    """Whether it runs every so often or on days of the week."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        audience_id: str,
        config: Mapping[str, Any] | str,
        space_id: str,
        strategy: AudienceScheduleStrategy,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param audience_id: Audience that it is about.
        :param config: `{interval}` such as 1h for PERIODIC; `{days, hours, timezone}` for SPECIFIC_DAYS.
        :param space_id: Space of the audience.
        :param strategy: Whether it runs every so often or on days of the week.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "audience_id": audience_id,
            "config": config,
            "space_id": space_id,
            "strategy": strategy,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Source(Resource[Scope]):
    """A place that events come from."""

    terraform_name = "segment_source"
    enabled = Flag("required")
    """Whether events are accepted."""
    id = Text()
    """Identifier given by the service."""
    labels = Many(Object(LabelsOfSource), "optional")
    """Labels on the source."""
    metadata = Object(MetadataOfSource, "required")
    """Catalog entry that this is an instance of."""
    name = Text("optional")
    """Name shown to people; the slug when left out."""
    settings = Json("required")
    """Settings by name; the catalog entry's options say which."""
    settings_wo = Json("optional")
    """More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs Terraform 1.11."""
    settings_wo_version = Number("optional")
    """Number to change whenever settings_wo changes; only then is it sent again."""
    slug = Text("required")
    """Name in URLs, unique in the workspace."""
    workspace_id = Text()
    """Workspace that it belongs to."""
    write_keys = Texts()
    """Keys that events are sent with; empty without admin rights on the source."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        enabled: bool | Resolvable,
        metadata: SourceMetadata | Resolvable,
        settings: Mapping[str, Any] | str,
        slug: str,
        labels: Collection[SourceLabels] | Resolvable | None = None,
        name: str | None = None,
        settings_wo: Mapping[str, Any] | str | None = None,
        settings_wo_version: float | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param enabled: Whether events are accepted.
        :param metadata: Catalog entry that this is an instance of.
        :param settings: Settings by name; the catalog entry's options say which.
        :param slug: Name in URLs, unique in the workspace.
        :param labels: Labels on the source.
        :param name: Name shown to people; the slug when left out.
        :param settings_wo: More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs
            Terraform 1.11.
        :param settings_wo_version: Number to change whenever settings_wo changes; only then is it sent again.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "enabled": enabled,
            "metadata": metadata,
            "settings": settings,
            "slug": slug,
            "labels": labels,
            "name": name,
            "settings_wo": settings_wo,
            "settings_wo_version": settings_wo_version,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Destination(Resource[Scope]):
    """A place that the events of one source go to."""

    terraform_name = "segment_destination"
    enabled = Flag("required")
    """Whether events are delivered."""
    id = Text()
    """Identifier given by the service."""
    metadata = Object(MetadataOfDestination, "required")
    """Catalog entry that this is an instance of."""
    name = Text("optional")
    """Name shown to people."""
    settings = Json("required")
    """Settings by name; the catalog entry's options say which."""
    settings_wo = Json("optional")
    """More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs Terraform 1.11."""
    settings_wo_version = Number("optional")
    """Number to change whenever settings_wo changes; only then is it sent again."""
    source_id = Text("required")
    """Source whose events are sent here."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        enabled: bool | Resolvable,
        metadata: DestinationMetadata | Resolvable,
        settings: Mapping[str, Any] | str,
        source_id: str,
        name: str | None = None,
        settings_wo: Mapping[str, Any] | str | None = None,
        settings_wo_version: float | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param enabled: Whether events are delivered.
        :param metadata: Catalog entry that this is an instance of.
        :param settings: Settings by name; the catalog entry's options say which.
        :param source_id: Source whose events are sent here.
        :param name: Name shown to people.
        :param settings_wo: More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs
            Terraform 1.11.
        :param settings_wo_version: Number to change whenever settings_wo changes; only then is it sent again.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "enabled": enabled,
            "metadata": metadata,
            "settings": settings,
            "source_id": source_id,
            "name": name,
            "settings_wo": settings_wo,
            "settings_wo_version": settings_wo_version,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DestinationFilter(Resource[Scope]):
    """A rule about the events that one destination gets from its source."""

    terraform_name = "segment_destination_filter"
    actions = Many(Object(ActionsOfDestinationFilter), "required")
    """What happens to an event that matches."""
    description = Text("optional")
    """Why it is there."""
    destination_id = Text("required")
    """Destination that it guards."""
    enabled = Flag("required")
    """Whether the filter is applied."""
    id = Text()
    """Identifier given by the service."""
    if_ = Text("required")
    """Expression that says which events it matches."""
    source_id = Text("required")
    """Source that the events come from."""
    title = Text("required")
    """Name shown to people."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        actions: Collection[DestinationFilterActions] | Resolvable,
        destination_id: str,
        enabled: bool | Resolvable,
        if_: str,
        source_id: str,
        title: str,
        description: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param actions: What happens to an event that matches.
        :param destination_id: Destination that it guards.
        :param enabled: Whether the filter is applied.
        :param if_: Expression that says which events it matches.
        :param source_id: Source that the events come from.
        :param title: Name shown to people.
        :param description: Why it is there.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "actions": actions,
            "destination_id": destination_id,
            "enabled": enabled,
            "if_": if_,
            "source_id": source_id,
            "title": title,
            "description": description,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class ReverseEtlModel(Resource[Scope]):
    """A query whose rows become events."""

    terraform_name = "segment_reverse_etl_model"
    description = Text("required")
    """What the query is for."""
    enabled = Flag("required")
    """Whether it runs."""
    id = Text()
    """Identifier given by the service."""
    name = Text("required")
    """Name shown to people."""
    query = Text("required")
    """The SQL."""
    query_identifier_column = Text("required")
    """Column that identifies a row."""
    schedule_config = Json("optional")
    """Without effect: schedules belong to segment_destination_subscription."""
    schedule_strategy = Text("optional")
    """Without effect: schedules belong to segment_destination_subscription."""
    source_id = Text("required")
    """Warehouse source that the query runs on."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        description: str,
        enabled: bool | Resolvable,
        name: str,
        query: str,
        query_identifier_column: str,
        source_id: str,
        schedule_config: Mapping[str, Any] | str | None = None,
        schedule_strategy: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param description: What the query is for.
        :param enabled: Whether it runs.
        :param name: Name shown to people.
        :param query: The SQL.
        :param query_identifier_column: Column that identifies a row.
        :param source_id: Warehouse source that the query runs on.
        :param schedule_config: Without effect: schedules belong to segment_destination_subscription.
        :param schedule_strategy: Without effect: schedules belong to segment_destination_subscription.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "description": description,
            "enabled": enabled,
            "name": name,
            "query": query,
            "query_identifier_column": query_identifier_column,
            "source_id": source_id,
            "schedule_config": schedule_config,
            "schedule_strategy": schedule_strategy,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DestinationSubscription(Resource[Scope]):
    """A mapping: events that a destination acts on, and what it makes of them."""

    terraform_name = "segment_destination_subscription"
    action_id = Text("required")
    """Action of the catalog entry that is done."""
    action_slug = Text()
    """Name of the action in code."""
    destination_id = Text("required")
    """Destination that acts."""
    enabled = Flag("required")
    """Whether it is done."""
    id = Text()
    """Identifier given by the service."""
    model_id = Text("optional")
    """Reverse ETL model whose rows are sent; none for events."""
    name = Text("required")
    """Name shown to people."""
    reverse_etl_schedule = Object(ReverseEtlScheduleOfDestinationSubscription, "optional")
    """When the rows of the model are synced."""
    settings = Json("required")
    """The action's inputs by field key: values, or directives such as `@path`."""
    settings_wo = Json("optional")
    """More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs Terraform 1.11."""
    settings_wo_version = Number("optional")
    """Number to change whenever settings_wo changes; only then is it sent again."""
    trigger = Text("required")
    """Expression that says which events it is done for."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        action_id: str,
        destination_id: str,
        enabled: bool | Resolvable,
        name: str,
        settings: Mapping[str, Any] | str,
        trigger: str,
        model_id: str | None = None,
        reverse_etl_schedule: DestinationSubscriptionReverseEtlSchedule | Resolvable | None = None,
        settings_wo: Mapping[str, Any] | str | None = None,
        settings_wo_version: float | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param action_id: Action of the catalog entry that is done.
        :param destination_id: Destination that acts.
        :param enabled: Whether it is done.
        :param name: Name shown to people.
        :param settings: The action's inputs by field key: values, or directives such as `@path`.
        :param trigger: Expression that says which events it is done for.
        :param model_id: Reverse ETL model whose rows are sent; none for events.
        :param reverse_etl_schedule: When the rows of the model are synced.
        :param settings_wo: More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs
            Terraform 1.11.
        :param settings_wo_version: Number to change whenever settings_wo changes; only then is it sent again.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "action_id": action_id,
            "destination_id": destination_id,
            "enabled": enabled,
            "name": name,
            "settings": settings,
            "trigger": trigger,
            "model_id": model_id,
            "reverse_etl_schedule": reverse_etl_schedule,
            "settings_wo": settings_wo,
            "settings_wo_version": settings_wo_version,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class TrackingPlan(Resource[Scope]):
    """Which events there are and what each must look like."""

    terraform_name = "segment_tracking_plan"
    created_at = Text()
    """When it was created, ISO 8601."""
    description = Text("optional")
    """What the plan is about."""
    id = Text()
    """Identifier given by the service."""
    name = Text("required")
    """Name shown to people."""
    rules = Many(Object(RulesOfTrackingPlan), "optional")
    """Its rules; left out, the rules are not looked at."""
    rules_changed = Named(Text())
    """What the latest change of rules was, entry by entry; nobody reads it but people."""
    slug = Text()
    """Name in URLs."""
    type = Text("required", "ENGAGE", "LIVE", "PROPERTY_LIBRARY", "RULE_LIBRARY", "TEMPLATE")
    """What the plan is for; LIVE checks events."""
    updated_at = Text()
    """When it was last changed, ISO 8601."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        name: str,
        type: TrackingPlanType,
        description: str | None = None,
        rules: Collection[TrackingPlanRules] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param name: Name shown to people.
        :param type: What the plan is for; LIVE checks events.
        :param description: What the plan is about.
        :param rules: Its rules; left out, the rules are not looked at.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"name": name, "type": type, "description": description, "rules": rules}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Transformation(Resource[Scope]):
    """What is changed in a source's events."""

    terraform_name = "segment_transformation"
    allow_properties = Texts("optional")
    """The only properties that are kept."""
    destination_metadata_id = Text("optional")
    """Catalog entry of the destinations that see the change; all if left out."""
    drop = Flag("optional")
    """Drop the events that match; nothing else is done to them then."""
    enabled = Flag("required")
    """Whether events are changed."""
    fql_defined_properties = Many(Object(FqlDefinedPropertiesOfTransformation), "required")
    """Property that an expression computes; not together with renames and values."""
    hash_properties_configuration = Object(HashPropertiesConfigurationOfTransformation, "optional")
    """Properties whose values are hashed."""
    id = Text()
    """Identifier given by the service."""
    if_ = Text("required")
    """Expression that says which events it matches."""
    name = Text("required")
    """Name shown to people."""
    new_event_name = Text("optional")
    """Name that track events get."""
    property_renames = Many(Object(PropertyRenamesOfTransformation), "required")
    """Properties that get other names."""
    property_value_transformations = Many(Object(PropertyValueTransformationsOfTransformation), "required")
    """Values that are written into properties."""
    source_id = Text("required")
    """Source whose events are changed."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        enabled: bool | Resolvable,
        fql_defined_properties: Collection[TransformationFqlDefinedProperties] | Resolvable,
        if_: str,
        name: str,
        property_renames: Collection[TransformationPropertyRenames] | Resolvable,
        property_value_transformations: Collection[TransformationPropertyValueTransformations] | Resolvable,
        source_id: str,
        allow_properties: Collection[str] | Resolvable | None = None,
        destination_metadata_id: str | None = None,
        drop: bool | Resolvable | None = None,
        hash_properties_configuration: TransformationHashPropertiesConfiguration | Resolvable | None = None,
        new_event_name: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param enabled: Whether events are changed.
        :param fql_defined_properties: Property that an expression computes; not together with renames and values.
        :param if_: Expression that says which events it matches.
        :param name: Name shown to people.
        :param property_renames: Properties that get other names.
        :param property_value_transformations: Values that are written into properties.
        :param source_id: Source whose events are changed.
        :param allow_properties: The only properties that are kept.
        :param destination_metadata_id: Catalog entry of the destinations that see the change; all if left out.
        :param drop: Drop the events that match; nothing else is done to them then.
        :param hash_properties_configuration: Properties whose values are hashed.
        :param new_event_name: Name that track events get.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "enabled": enabled,
            "fql_defined_properties": fql_defined_properties,
            "if_": if_,
            "name": name,
            "property_renames": property_renames,
            "property_value_transformations": property_value_transformations,
            "source_id": source_id,
            "allow_properties": allow_properties,
            "destination_metadata_id": destination_metadata_id,
            "drop": drop,
            "hash_properties_configuration": hash_properties_configuration,
            "new_event_name": new_event_name,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class SourceTrackingPlanConnection(Resource[Scope]):
    """A tracking plan that a source's events are checked against."""

    terraform_name = "segment_source_tracking_plan_connection"
    schema_settings = Object(SchemaSettingsOfSourceTrackingPlanConnection, "optional")
    """How the plan is enforced; what is left out is not looked at."""
    source_id = Text("required")
    """Source whose events are checked."""
    tracking_plan_id = Text("required")
    """Tracking plan that they are checked against."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        source_id: str,
        tracking_plan_id: str,
        schema_settings: SourceTrackingPlanConnectionSchemaSettings | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param source_id: Source whose events are checked.
        :param tracking_plan_id: Tracking plan that they are checked against.
        :param schema_settings: How the plan is enforced; what is left out is not looked at.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "source_id": source_id,
            "tracking_plan_id": tracking_plan_id,
            "schema_settings": schema_settings,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Credential(Resource[Scope]):
    """What several warehouses and sources are reached with."""

    terraform_name = "segment_credential"
    created_at = Text()
    """When it was created, ISO 8601."""
    id = Text()
    """Identifier given by the service."""
    name = Text("required")
    """Name shown to people."""
    settings = Json("required")
    """Settings by name; `type`, such as `Snowflake`, says which, and is fixed."""
    settings_wo = Json("optional")
    """More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs Terraform 1.11."""
    settings_wo_version = Number("optional")
    """Number to change whenever settings_wo changes; only then is it sent again."""
    updated_at = Text()
    """When it was last changed, ISO 8601."""
    workspace_id = Text()
    """Workspace that it belongs to."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        name: str,
        settings: Mapping[str, Any] | str,
        settings_wo: Mapping[str, Any] | str | None = None,
        settings_wo_version: float | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param name: Name shown to people.
        :param settings: Settings by name; `type`, such as `Snowflake`, says which, and is fixed.
        :param settings_wo: More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs
            Terraform 1.11.
        :param settings_wo_version: Number to change whenever settings_wo changes; only then is it sent again.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "name": name,
            "settings": settings,
            "settings_wo": settings_wo,
            "settings_wo_version": settings_wo_version,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Warehouse(Resource[Scope]):
    """A database that the events of sources are loaded into."""

    terraform_name = "segment_warehouse"
    enabled = Flag("optional")
    """Whether it receives data."""
    id = Text()
    """Identifier given by the service."""
    metadata = Object(MetadataOfWarehouse, "required")
    """Catalog entry that this is an instance of."""
    name = Text("optional")
    """Name shown to people; the service answers it among the settings."""
    settings = Json("required")
    """Settings by name; the catalog entry's options say which."""
    settings_wo = Json("optional")
    """More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs Terraform 1.11."""
    settings_wo_version = Number("optional")
    """Number to change whenever settings_wo changes; only then is it sent again."""
    workspace_id = Text()
    """Workspace that it belongs to."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        metadata: WarehouseMetadata | Resolvable,
        settings: Mapping[str, Any] | str,
        enabled: bool | Resolvable | None = None,
        name: str | None = None,
        settings_wo: Mapping[str, Any] | str | None = None,
        settings_wo_version: float | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param metadata: Catalog entry that this is an instance of.
        :param settings: Settings by name; the catalog entry's options say which.
        :param enabled: Whether it receives data.
        :param name: Name shown to people; the service answers it among the settings.
        :param settings_wo: More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs
            Terraform 1.11.
        :param settings_wo_version: Number to change whenever settings_wo changes; only then is it sent again.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "metadata": metadata,
            "settings": settings,
            "enabled": enabled,
            "name": name,
            "settings_wo": settings_wo,
            "settings_wo_version": settings_wo_version,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class SourceWarehouseConnection(Resource[Scope]):
    """A warehouse that a source's events are loaded into."""

    terraform_name = "segment_source_warehouse_connection"
    source_id = Text("required")
    """Source whose events are loaded."""
    warehouse_id = Text("required")
    """Warehouse that they are loaded into."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        source_id: str,
        warehouse_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param source_id: Source whose events are loaded.
        :param warehouse_id: Warehouse that they are loaded into.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"source_id": source_id, "warehouse_id": warehouse_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class ProfilesWarehouse(Resource[Scope]):
    """A database that the profiles of a space are loaded into."""

    terraform_name = "segment_profiles_warehouse"
    enabled = Flag("optional")
    """Whether it receives data."""
    id = Text()
    """Identifier given by the service."""
    metadata_id = Text("required")
    """Catalog entry that this is an instance of."""
    name = Text("optional")
    """Name shown to people; the service answers it among the settings."""
    schema_name = Text("optional")
    """Schema that the tables are in; the space's slug when left out."""
    settings = Json("required")
    """Settings by name; the catalog entry's options say which."""
    settings_wo = Json("optional")
    """More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs Terraform 1.11."""
    settings_wo_version = Number("optional")
    """Number to change whenever settings_wo changes; only then is it sent again."""
    space_id = Text("required")
    """Space whose profiles are loaded."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        metadata_id: str,
        settings: Mapping[str, Any] | str,
        space_id: str,
        enabled: bool | Resolvable | None = None,
        name: str | None = None,
        schema_name: str | None = None,
        settings_wo: Mapping[str, Any] | str | None = None,
        settings_wo_version: float | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param metadata_id: Catalog entry that this is an instance of.
        :param settings: Settings by name; the catalog entry's options say which.
        :param space_id: Space whose profiles are loaded.
        :param enabled: Whether it receives data.
        :param name: Name shown to people; the service answers it among the settings.
        :param schema_name: Schema that the tables are in; the space's slug when left out.
        :param settings_wo: More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs
            Terraform 1.11.
        :param settings_wo_version: Number to change whenever settings_wo changes; only then is it sent again.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "metadata_id": metadata_id,
            "settings": settings,
            "space_id": space_id,
            "enabled": enabled,
            "name": name,
            "schema_name": schema_name,
            "settings_wo": settings_wo,
            "settings_wo_version": settings_wo_version,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Function(Resource[Scope]):
    """Code of one's own that makes, changes or receives events."""

    terraform_name = "segment_function"
    catalog_id = Text()
    """Identifier in the catalog."""
    code = Text("required")
    """JavaScript that it runs."""
    deploy = Flag("optional")
    """Deploy the code whenever it changes; false leaves that to you, and left out means true."""
    description = Text("optional")
    """What it is for."""
    display_name = Text("optional")
    """Name shown to people; the service appends the workspace's name to that of a destination or insert function."""
    id = Text()
    """Identifier given by the service."""
    logo_url = Text("optional")
    """Address of its logo."""
    preview_webhook_url = Text()
    """Address to try it out at."""
    resource_type = Text(
        "required",
        "DESTINATION",
        "INSERT_DESTINATION",
        "INSERT_SOURCE",
        "INSERT_TRANSFORMATION",
        "SOURCE",
    )
    """What the function does."""
    settings = Many(Object(SettingsOfFunction), "optional")
    """Settings that an instance takes."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        code: str,
        resource_type: FunctionResourceType,
        deploy: bool | Resolvable | None = None,
        description: str | None = None,
        display_name: str | None = None,
        logo_url: str | None = None,
        settings: Collection[FunctionSettings] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param code: JavaScript that it runs.
        :param resource_type: What the function does.
        :param deploy: Deploy the code whenever it changes; false leaves that to you, and left out means true.
        :param description: What it is for.
        :param display_name: Name shown to people; the service appends the workspace's name to that of a destination
            or insert function.
        :param logo_url: Address of its logo.
        :param settings: Settings that an instance takes.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "code": code,
            "resource_type": resource_type,
            "deploy": deploy,
            "description": description,
            "display_name": display_name,
            "logo_url": logo_url,
            "settings": settings,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class InsertFunctionInstance(Resource[Scope]):
    """An insert function at work before one destination or behind one source."""

    terraform_name = "segment_insert_function_instance"
    enabled = Flag("required")
    """Whether events go through it."""
    function_id = Text("required")
    """Insert function, with or without `ifnd_` or `ifns_`."""
    id = Text()
    """Identifier given by the service."""
    integration_id = Text("required")
    """Destination or source."""
    name = Text("required")
    """Name shown to people."""
    settings = Json("required")
    """Values of the function's settings by name."""
    settings_wo = Json("optional")
    """More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs Terraform 1.11."""
    settings_wo_version = Number("optional")
    """Number to change whenever settings_wo changes; only then is it sent again."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        enabled: bool | Resolvable,
        function_id: str,
        integration_id: str,
        name: str,
        settings: Mapping[str, Any] | str,
        settings_wo: Mapping[str, Any] | str | None = None,
        settings_wo_version: float | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param enabled: Whether events go through it.
        :param function_id: Insert function, with or without `ifnd_` or `ifns_`.
        :param integration_id: Destination or source.
        :param name: Name shown to people.
        :param settings: Values of the function's settings by name.
        :param settings_wo: More settings as JSON, for secrets: they are sent and never stored in plan or state. Needs
            Terraform 1.11.
        :param settings_wo_version: Number to change whenever settings_wo changes; only then is it sent again.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "enabled": enabled,
            "function_id": function_id,
            "integration_id": integration_id,
            "name": name,
            "settings": settings,
            "settings_wo": settings_wo,
            "settings_wo_version": settings_wo_version,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Label(Resource[Scope]):
    """A label that sources and spaces can have."""

    terraform_name = "segment_label"
    description = Text("optional")
    """What it is for."""
    key = Text("required")
    """What it is about, such as `environment`."""
    value = Text("required")
    """What it says, such as `production`."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        key: str,
        value: str,
        description: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param key: What it is about, such as `environment`.
        :param value: What it says, such as `production`.
        :param description: What it is for.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"key": key, "value": value, "description": description}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class User(Resource[Scope]):
    """Somebody who may work in the workspace, or is invited to."""

    terraform_name = "segment_user"
    email = Text("required")
    """E-mail address."""
    id = Text()
    """Identifier given by the service."""
    is_invite = Flag()
    """Whether the invite is still pending; `id` is the address."""
    name = Text()
    """Name of the person; empty until somebody says it."""
    permissions = Many(Object(PermissionsOfUser), "required")
    """What the user or group may do."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        email: str,
        permissions: Collection[UserPermissions] | Resolvable,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param email: E-mail address.
        :param permissions: What the user or group may do.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"email": email, "permissions": permissions}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class UserGroup(Resource[Scope]):
    """Users with the permissions that they share."""

    terraform_name = "segment_user_group"
    id = Text()
    """Identifier given by the service."""
    members = Texts("optional")
    """E-mail addresses of all users and invited people in it; left out, they are not looked at."""
    name = Text("required")
    """Name shown to people."""
    permissions = Many(Object(PermissionsOfUserGroup), "optional")
    """All that its members may do; left out, it is not looked at."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        name: str,
        members: Collection[str] | Resolvable | None = None,
        permissions: Collection[UserGroupPermissions] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param name: Name shown to people.
        :param members: E-mail addresses of all users and invited people in it; left out, they are not looked at.
        :param permissions: All that its members may do; left out, it is not looked at.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"name": name, "members": members, "permissions": permissions}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class UserGroupMember(Resource[Scope]):
    """Somebody who is in a user group, whoever else is; not for groups whose `members` are managed."""

    terraform_name = "segment_user_group_member"
    email = Text("required")
    """Address of a user or of somebody invited."""
    user_group_id = Text("required")
    """User group."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        email: str,
        user_group_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param email: Address of a user or of somebody invited.
        :param user_group_id: User group.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"email": email, "user_group_id": user_group_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class UserPermission(Resource[Scope]):
    """A role that a user has for one thing, beside what else the user may do."""

    terraform_name = "segment_user_permission"
    labels = Many(Object(LabelsOfUserPermission), "optional")
    """Labels that limit it further; only for WORKSPACE."""
    resource_id = Text("required")
    """What it is given for, or the workspace."""
    resource_type = Text("required", "FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE")
    """What that is; WORKSPACE means all in it."""
    role_id = Text("required")
    """Role that is given."""
    user_id = Text("required")
    """User who gets it."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        resource_id: str,
        resource_type: UserPermissionResourceType,
        role_id: str,
        user_id: str,
        labels: Collection[UserPermissionLabels] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param resource_id: What it is given for, or the workspace.
        :param resource_type: What that is; WORKSPACE means all in it.
        :param role_id: Role that is given.
        :param user_id: User who gets it.
        :param labels: Labels that limit it further; only for WORKSPACE.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "resource_id": resource_id,
            "resource_type": resource_type,
            "role_id": role_id,
            "user_id": user_id,
            "labels": labels,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class UserGroupPermission(Resource[Scope]):
    """A role that a user group has for one thing, beside what else its members may do."""

    terraform_name = "segment_user_group_permission"
    labels = Many(Object(LabelsOfUserGroupPermission), "optional")
    """Labels that limit it further; only for WORKSPACE."""
    resource_id = Text("required")
    """What it is given for, or the workspace."""
    resource_type = Text("required", "FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE")
    """What that is; WORKSPACE means all in it."""
    role_id = Text("required")
    """Role that is given."""
    user_group_id = Text("required")
    """User group that gets it."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        resource_id: str,
        resource_type: UserGroupPermissionResourceType,
        role_id: str,
        user_group_id: str,
        labels: Collection[UserGroupPermissionLabels] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param resource_id: What it is given for, or the workspace.
        :param resource_type: What that is; WORKSPACE means all in it.
        :param role_id: Role that is given.
        :param user_group_id: User group that gets it.
        :param labels: Labels that limit it further; only for WORKSPACE.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "resource_id": resource_id,
            "resource_type": resource_type,
            "role_id": role_id,
            "user_group_id": user_group_id,
            "labels": labels,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class SourceWriteKey(Resource[Scope]):
    """One more key that events of a source can be sent with."""

    terraform_name = "segment_source_write_key"
    source_id = Text("required")
    """Source that takes the key."""
    write_key = Text()
    """The key."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        source_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param source_id: Source that takes the key.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"source_id": source_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class LivePlugin(Resource[Scope]):
    """Code that a source's apps run on their events."""

    terraform_name = "segment_live_plugin"
    code = Text("required")
    """The code, in JavaScript."""
    created_at = Text()
    """When it was first created, ISO 8601."""
    download_url = Text()
    """Address that apps fetch the code from."""
    id = Text()
    """Identifier given by the service."""
    source_id = Text("required")
    """Source whose apps run the code."""
    version = Number()
    """How many times there was new code."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        code: str,
        source_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param code: The code, in JavaScript.
        :param source_id: Source whose apps run the code.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"code": code, "source_id": source_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class TrackingPlanRule(Resource[Scope]):
    """One rule of a tracking plan, whichever others it has; not for plans whose `rules` are managed."""

    terraform_name = "segment_tracking_plan_rule"
    id = Text()
    """Type, version and key, with colons between."""
    json_schema = Json("required")
    """Draft-07 JSON Schema that the whole event must satisfy."""
    key = Text("optional")
    """Name of the event; only for TRACK, PAGE and SCREEN."""
    tracking_plan_id = Text("required")
    """Tracking plan."""
    type = Text("required", "COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK")
    """Call that it is about; COMMON is about every call."""
    version = Number("required")
    """Version of the rule that the event names."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        json_schema: Mapping[str, Any] | str,
        tracking_plan_id: str,
        type: TrackingPlanRuleType,
        version: float | Resolvable,
        key: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param json_schema: Draft-07 JSON Schema that the whole event must satisfy.
        :param tracking_plan_id: Tracking plan.
        :param type: Call that it is about; COMMON is about every call.
        :param version: Version of the rule that the event names.
        :param key: Name of the event; only for TRACK, PAGE and SCREEN.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "json_schema": json_schema,
            "tracking_plan_id": tracking_plan_id,
            "type": type,
            "version": version,
            "key": key,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class WarehouseSyncSchedule(Resource[Scope]):
    """Hours of one's own at which a warehouse is loaded, in the place of Segment's."""

    terraform_name = "segment_warehouse_sync_schedule"
    times = Many(Object(TimesOfWarehouseSyncSchedule), "required")
    """Hours, each once."""
    timezone = Text("required")
    """Time zone, such as `Europe/Berlin`."""
    warehouse_id = Text("required")
    """Warehouse that is loaded."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        times: Collection[WarehouseSyncScheduleTimes] | Resolvable,
        timezone: str,
        warehouse_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param times: Hours, each once.
        :param timezone: Time zone, such as `Europe/Berlin`.
        :param warehouse_id: Warehouse that is loaded.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"times": times, "timezone": timezone, "warehouse_id": warehouse_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class WarehouseSelectiveSync(Resource[Scope]):
    """Collections and properties of a source that are not loaded into a warehouse; all others are."""

    terraform_name = "segment_warehouse_selective_sync"
    excluded = Many(Object(ExcludedOfWarehouseSelectiveSync), "required")
    """What is not loaded."""
    source_id = Text("required")
    """Source that is connected to it."""
    warehouse_id = Text("required")
    """Warehouse that is loaded."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        excluded: Collection[WarehouseSelectiveSyncExcluded] | Resolvable,
        source_id: str,
        warehouse_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param excluded: What is not loaded.
        :param source_id: Source that is connected to it.
        :param warehouse_id: Warehouse that is loaded.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"excluded": excluded, "source_id": source_id, "warehouse_id": warehouse_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class AudienceDestination(Resource[Scope]):
    """A destination that gets to know who is in an audience."""

    terraform_name = "segment_audience_destination"
    audience_id = Text("required")
    """Audience."""
    connection_id = Text()
    """Identifier of the connection, which activations name."""
    connection_settings = Json("optional")
    """What the destination needs to make an audience on its side."""
    destination_id = Text("required")
    """Destination."""
    id_sync_configuration = Many(Object(IdSyncConfigurationOfAudienceDestination), "optional")
    """Which identifiers are sent, at most 5; the service chooses when left out."""
    space_id = Text("required")
    """Space of the audience."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        audience_id: str,
        destination_id: str,
        space_id: str,
        connection_settings: Mapping[str, Any] | str | None = None,
        id_sync_configuration: Collection[AudienceDestinationIdSyncConfiguration] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param audience_id: Audience.
        :param destination_id: Destination.
        :param space_id: Space of the audience.
        :param connection_settings: What the destination needs to make an audience on its side.
        :param id_sync_configuration: Which identifiers are sent, at most 5; the service chooses when left out.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "audience_id": audience_id,
            "destination_id": destination_id,
            "space_id": space_id,
            "connection_settings": connection_settings,
            "id_sync_configuration": id_sync_configuration,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class Activation(Resource[Scope]):
    """What a destination gets of an audience."""

    terraform_name = "segment_activation"
    activation_name = Text("required")
    """Name; that of the table in a warehouse."""
    activation_type = Text("required")
    """When an event is sent, such as `Audience Membership Changed`."""
    audience_id = Text("required")
    """Audience that is sent."""
    connection_id = Text("required")
    """Connection between the audience and a destination."""
    destination_mapping = Object(DestinationMappingOfActivation, "optional")
    """What the destination does with an event."""
    display_name = Text("optional")
    """Name shown to people, only in a warehouse; None clears it."""
    enabled = Flag("optional")
    """Whether events are sent."""
    id = Text()
    """Identifier given by the service."""
    perform_resync = Flag("optional")
    """Whether everything is sent again when it is created, or when this becomes true."""
    personalization = Object(PersonalizationOfActivation, "optional")
    """What is sent along with an event."""
    space_id = Text("required")
    """Space of the audience."""
    workspace_id = Text()
    """Workspace that it belongs to."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        activation_name: str,
        activation_type: str,
        audience_id: str,
        connection_id: str,
        space_id: str,
        destination_mapping: ActivationDestinationMapping | Resolvable | None = None,
        display_name: str | None = None,
        enabled: bool | Resolvable | None = None,
        perform_resync: bool | Resolvable | None = None,
        personalization: ActivationPersonalization | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param activation_name: Name; that of the table in a warehouse.
        :param activation_type: When an event is sent, such as `Audience Membership Changed`.
        :param audience_id: Audience that is sent.
        :param connection_id: Connection between the audience and a destination.
        :param space_id: Space of the audience.
        :param destination_mapping: What the destination does with an event.
        :param display_name: Name shown to people, only in a warehouse; None clears it.
        :param enabled: Whether events are sent.
        :param perform_resync: Whether everything is sent again when it is created, or when this becomes true.
        :param personalization: What is sent along with an event.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "activation_name": activation_name,
            "activation_type": activation_type,
            "audience_id": audience_id,
            "connection_id": connection_id,
            "space_id": space_id,
            "destination_mapping": destination_mapping,
            "display_name": display_name,
            "enabled": enabled,
            "perform_resync": perform_resync,
            "personalization": personalization,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentWorkspace(DataSource[Scope]):
    """A workspace: everything else lives in one."""

    terraform_name = "segment_workspace"
    id = Text()
    """Identifier given by the service."""
    name = Text()
    """Name shown to people."""
    slug = Text()
    """Name in URLs."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentSourceMetadata(DataSource[Scope]):
    """A kind of source that can be created."""

    terraform_name = "segment_source_metadata"
    categories = Texts()
    """Groups that it is listed under."""
    description = Text()
    """What it is."""
    id = Text("optional")
    """Identifier given by the service."""
    is_cloud_event_source = Flag()
    """Whether events are pulled from a cloud app."""
    logos = Object(LogosOfDataSegmentSourceMetadata)
    """Pictures."""
    name = Text("optional")
    """Name shown to people."""
    options = Many(Object(OptionsOfDataSegmentSourceMetadata))
    """Settings that an instance takes."""
    partner_owned = Flag()
    """Whether a partner maintains it."""
    slug = Text("optional")
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str | None = None,
        name: str | None = None,
        slug: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param name: Name shown to people.
        :param slug: Name in URLs.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_, "name": name, "slug": slug}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDestinationMetadata(DataSource[Scope]):
    """A kind of destination that can be created."""

    terraform_name = "segment_destination_metadata"
    actions = Many(Object(ActionsOfDataSegmentDestinationMetadata))
    """What it can do with an event."""
    categories = Texts()
    """Groups that it is listed under."""
    components = Many(Object(ComponentsOfDataSegmentDestinationMetadata))
    """Code that implements it."""
    contacts = Many(Object(ContactsOfDataSegmentDestinationMetadata))
    """Whom to ask."""
    description = Text()
    """What it is."""
    id = Text("optional")
    """Identifier given by the service."""
    logos = Object(LogosOfDataSegmentDestinationMetadata)
    """Pictures."""
    multi_instance_supported_version = Text()
    """Version from which on a source may have several."""
    name = Text("optional")
    """Name shown to people."""
    options = Many(Object(OptionsOfDataSegmentDestinationMetadata))
    """Settings that an instance takes."""
    partner_owned = Flag()
    """Whether a partner maintains it."""
    presets = Many(Object(PresetsOfDataSegmentDestinationMetadata))
    """Ready-made mappings."""
    previous_names = Texts()
    """Names that the integrations object also knows."""
    region_endpoints = Texts()
    """Regional endpoints to choose from."""
    slug = Text("optional")
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""
    supported_features = Object(SupportedFeaturesOfDataSegmentDestinationMetadata)
    """What it can do."""
    supported_methods = Object(SupportedMethodsOfDataSegmentDestinationMetadata)
    """Which calls it understands."""
    supported_platforms = Object(SupportedPlatformsOfDataSegmentDestinationMetadata)
    """Where events may come from."""
    supported_regions = Texts()
    """Regions that it runs in."""
    website = Text()
    """Where to read more."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str | None = None,
        name: str | None = None,
        slug: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param name: Name shown to people.
        :param slug: Name in URLs.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_, "name": name, "slug": slug}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentWarehouseMetadata(DataSource[Scope]):
    """A kind of warehouse that can be connected."""

    terraform_name = "segment_warehouse_metadata"
    description = Text()
    """What it is."""
    id = Text("optional")
    """Identifier given by the service."""
    logos = Object(LogosOfDataSegmentWarehouseMetadata)
    """Pictures."""
    name = Text("optional")
    """Name shown to people."""
    options = Many(Object(OptionsOfDataSegmentWarehouseMetadata))
    """Settings that an instance takes."""
    slug = Text("optional")
    """Name in URLs."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str | None = None,
        name: str | None = None,
        slug: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param name: Name shown to people.
        :param slug: Name in URLs.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_, "name": name, "slug": slug}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentSource(DataSource[Scope]):
    """A place that events come from."""

    terraform_name = "segment_source"
    enabled = Flag()
    """Whether events are accepted."""
    id = Text("optional")
    """Identifier given by the service."""
    labels = Many(Object(LabelsOfDataSegmentSource))
    """Labels on the source."""
    metadata = Object(MetadataOfDataSegmentSource)
    """Catalog entry that it is an instance of."""
    name = Text("optional")
    """Name shown to people; the slug when left out."""
    schema_settings = Object(SchemaSettingsOfDataSegmentSource)
    """What happens to events that break the tracking plan."""
    settings = Json()
    """Settings by name; the catalog entry's options say which."""
    slug = Text("optional")
    """Name in URLs, unique in the workspace."""
    tracking_plan_id = Text()
    """Tracking plan that its events are checked against; not in lists."""
    workspace_id = Text()
    """Workspace that it belongs to."""
    write_keys = Texts()
    """Keys that events are sent with; empty without admin rights on the source."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str | None = None,
        name: str | None = None,
        slug: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param name: Name shown to people; the slug when left out.
        :param slug: Name in URLs, unique in the workspace.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_, "name": name, "slug": slug}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDestination(DataSource[Scope]):
    """A place that the events of one source go to."""

    terraform_name = "segment_destination"
    enabled = Flag()
    """Whether events are delivered."""
    id = Text("optional")
    """Identifier given by the service."""
    metadata = Object(MetadataOfDataSegmentDestination)
    """Catalog entry that it is an instance of."""
    name = Text("optional")
    """Name shown to people."""
    settings = Json()
    """Settings by name; the catalog entry's options say which."""
    source_id = Text()
    """Source whose events are sent here."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str | None = None,
        name: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param name: Name shown to people.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_, "name": name}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentTrackingPlan(DataSource[Scope]):
    """Which events there are and what each must look like."""

    terraform_name = "segment_tracking_plan"
    created_at = Text()
    """When it was created, ISO 8601."""
    description = Text()
    """What the plan is about."""
    id = Text("optional")
    """Identifier given by the service."""
    name = Text("optional")
    """Name shown to people."""
    resource_schema_id = Text()
    """Id of its schema."""
    rules = Many(Object(RulesOfDataSegmentTrackingPlan))
    """Its rules."""
    slug = Text("optional")
    """Name in URLs."""
    type = Text()
    """What the plan is for; LIVE checks events."""
    updated_at = Text()
    """When it was last changed, ISO 8601."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str | None = None,
        name: str | None = None,
        slug: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param name: Name shown to people.
        :param slug: Name in URLs.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_, "name": name, "slug": slug}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentWarehouse(DataSource[Scope]):
    """A database that the events of sources are loaded into."""

    terraform_name = "segment_warehouse"
    enabled = Flag()
    """Whether it receives data."""
    id = Text("optional")
    """Identifier given by the service."""
    metadata = Object(MetadataOfDataSegmentWarehouse)
    """Catalog entry that it is an instance of."""
    name = Text("optional")
    """Name shown to people; the service answers it among the settings."""
    settings = Json()
    """Settings by name; the catalog entry's options say which."""
    workspace_id = Text()
    """Workspace that it belongs to."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str | None = None,
        name: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param name: Name shown to people; the service answers it among the settings.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_, "name": name}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentUser(DataSource[Scope]):
    """A user as the service sees it."""

    terraform_name = "segment_user"
    email = Text("optional")
    """E-mail address."""
    id = Text("optional")
    """Identifier given by the service."""
    name = Text("optional")
    """Name of the person; empty until somebody says it."""
    permissions = Many(Object(PermissionsOfDataSegmentUser))
    """What the user may do."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        email: str | None = None,
        id_: str | None = None,
        name: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param email: E-mail address.
        :param id_: Identifier given by the service.
        :param name: Name of the person; empty until somebody says it.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"email": email, "id": id_, "name": name}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentRole(DataSource[Scope]):
    """A role that can be given to users and groups."""

    terraform_name = "segment_role"
    description = Text()
    """What it is for."""
    id = Text("optional")
    """Identifier of the role, the same in every workspace."""
    name = Text("optional")
    """What it is called."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str | None = None,
        name: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier of the role, the same in every workspace.
        :param name: What it is called.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_, "name": name}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentSpaces(DataSource[Scope]):
    """All of a kind: a space: audiences and traits are computed from its profiles."""

    terraform_name = "segment_spaces"
    items = Many(Object(ItemsOfDataSegmentSpaces))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentSpaceFilters(DataSource[Scope]):
    """All of a kind: a rule about the events of all sources that are connected to a space."""

    terraform_name = "segment_space_filters"
    integration_id = Text("required")
    """Space that it guards."""
    items = Many(Object(ItemsOfDataSegmentSpaceFilters))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        integration_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param integration_id: Space that it guards.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"integration_id": integration_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentComputedTraits(DataSource[Scope]):
    """All of a kind: a value that is computed for every profile."""

    terraform_name = "segment_computed_traits"
    items = Many(Object(ItemsOfDataSegmentComputedTraits))
    """What there is."""
    space_id = Text("required")
    """Space whose profiles it is about."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        space_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param space_id: Space whose profiles it is about.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"space_id": space_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentAudiences(DataSource[Scope]):
    """All of a kind: a query whose result is kept up to date."""

    terraform_name = "segment_audiences"
    include = Text("optional", "schedules")
    """What to answer beside the audience itself."""
    items = Many(Object(ItemsOfDataSegmentAudiences))
    """What there is."""
    search = Object(SearchOfDataSegmentAudiences, "optional")
    """Which audiences are wanted."""
    space_id = Text("required")
    """Space whose profiles it is about."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        space_id: str,
        include: DataSegmentAudiencesInclude | None = None,
        search: DataSegmentAudiencesSearch | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param space_id: Space whose profiles it is about.
        :param include: What to answer beside the audience itself.
        :param search: Which audiences are wanted.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"space_id": space_id, "include": include, "search": search}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentAudienceSchedules(DataSource[Scope]):
    """All of a kind: when a linked audience is computed."""

    terraform_name = "segment_audience_schedules"
    audience_id = Text("required")
    """Audience that it is about."""
    items = Many(Object(ItemsOfDataSegmentAudienceSchedules))
    """What there is."""
    space_id = Text("required")
    """Space of the audience."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        audience_id: str,
        space_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param audience_id: Audience that it is about.
        :param space_id: Space of the audience.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"audience_id": audience_id, "space_id": space_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentActivations(DataSource[Scope]):
    """All of a kind: what a destination gets of an audience."""

    terraform_name = "segment_activations"
    audience_id = Text("required")
    """Audience that is sent."""
    items = Many(Object(ItemsOfDataSegmentActivations))
    """What there is."""
    space_id = Text("required")
    """Space of the audience."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        audience_id: str,
        space_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param audience_id: Audience that is sent.
        :param space_id: Space of the audience.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"audience_id": audience_id, "space_id": space_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentSourceCatalog(DataSource[Scope]):
    """All of a kind: a kind of source that can be created."""

    terraform_name = "segment_source_catalog"
    items = Many(Object(ItemsOfDataSegmentSourceCatalog))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDestinationCatalog(DataSource[Scope]):
    """All of a kind: a kind of destination that can be created."""

    terraform_name = "segment_destination_catalog"
    items = Many(Object(ItemsOfDataSegmentDestinationCatalog))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentWarehouseCatalog(DataSource[Scope]):
    """All of a kind: a kind of warehouse that can be connected."""

    terraform_name = "segment_warehouse_catalog"
    items = Many(Object(ItemsOfDataSegmentWarehouseCatalog))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentSources(DataSource[Scope]):
    """All of a kind: a place that events come from."""

    terraform_name = "segment_sources"
    items = Many(Object(ItemsOfDataSegmentSources))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDestinations(DataSource[Scope]):
    """All of a kind: a place that the events of one source go to."""

    terraform_name = "segment_destinations"
    items = Many(Object(ItemsOfDataSegmentDestinations))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDestinationFilters(DataSource[Scope]):
    """All of a kind: a rule about the events that one destination gets from its source."""

    terraform_name = "segment_destination_filters"
    destination_id = Text("required")
    """Destination that it guards."""
    items = Many(Object(ItemsOfDataSegmentDestinationFilters))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        destination_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param destination_id: Destination that it guards.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"destination_id": destination_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentReverseEtlModels(DataSource[Scope]):
    """All of a kind: a query whose rows become events."""

    terraform_name = "segment_reverse_etl_models"
    items = Many(Object(ItemsOfDataSegmentReverseEtlModels))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDestinationSubscriptions(DataSource[Scope]):
    """All of a kind: a mapping: events that a destination acts on, and what it makes of them."""

    terraform_name = "segment_destination_subscriptions"
    destination_id = Text("required")
    """Destination that acts."""
    items = Many(Object(ItemsOfDataSegmentDestinationSubscriptions))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        destination_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param destination_id: Destination that acts.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"destination_id": destination_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentTrackingPlans(DataSource[Scope]):
    """All of a kind: which events there are and what each must look like."""

    terraform_name = "segment_tracking_plans"
    items = Many(Object(ItemsOfDataSegmentTrackingPlans))
    """What there is."""
    type = Text("optional", "ENGAGE", "LIVE", "PROPERTY_LIBRARY", "RULE_LIBRARY", "TEMPLATE")
    """Only plans of this type."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        type: DataSegmentTrackingPlansType | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param type: Only plans of this type.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"type": type}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentTransformations(DataSource[Scope]):
    """All of a kind: what is changed in a source's events."""

    terraform_name = "segment_transformations"
    items = Many(Object(ItemsOfDataSegmentTransformations))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentCredentials(DataSource[Scope]):
    """All of a kind: what several warehouses and sources are reached with."""

    terraform_name = "segment_credentials"
    items = Many(Object(ItemsOfDataSegmentCredentials))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentWarehouses(DataSource[Scope]):
    """All of a kind: a database that the events of sources are loaded into."""

    terraform_name = "segment_warehouses"
    items = Many(Object(ItemsOfDataSegmentWarehouses))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentProfilesWarehouses(DataSource[Scope]):
    """All of a kind: a database that the profiles of a space are loaded into."""

    terraform_name = "segment_profiles_warehouses"
    items = Many(Object(ItemsOfDataSegmentProfilesWarehouses))
    """What there is."""
    space_id = Text("required")
    """Space whose profiles are loaded."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        space_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param space_id: Space whose profiles are loaded.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"space_id": space_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentFunctions(DataSource[Scope]):
    """All of a kind: code of one's own that makes, changes or receives events."""

    terraform_name = "segment_functions"
    items = Many(Object(ItemsOfDataSegmentFunctions))
    """What there is."""
    resource_type = Text(
        "required",
        "DESTINATION",
        "INSERT_DESTINATION",
        "INSERT_SOURCE",
        "INSERT_TRANSFORMATION",
        "SOURCE",
    )
    """Only functions that do this."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        resource_type: DataSegmentFunctionsResourceType,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param resource_type: Only functions that do this.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"resource_type": resource_type}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentInsertFunctionInstances(DataSource[Scope]):
    """All of a kind: an insert function at work before one destination or behind one source."""

    terraform_name = "segment_insert_function_instances"
    function_id = Text("required")
    """Insert function."""
    items = Many(Object(ItemsOfDataSegmentInsertFunctionInstances))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        function_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param function_id: Insert function.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"function_id": function_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentLabels(DataSource[Scope]):
    """All of a kind: a label that sources and spaces can have."""

    terraform_name = "segment_labels"
    items = Many(Object(ItemsOfDataSegmentLabels))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentUsers(DataSource[Scope]):
    """All of a kind: a user as the service sees it."""

    terraform_name = "segment_users"
    items = Many(Object(ItemsOfDataSegmentUsers))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentUserGroups(DataSource[Scope]):
    """All of a kind: users with the permissions that they share."""

    terraform_name = "segment_user_groups"
    items = Many(Object(ItemsOfDataSegmentUserGroups))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentAuditEvents(DataSource[Scope]):
    """Which events are wanted, page by page."""

    terraform_name = "segment_audit_events"
    end_time = Text("optional")
    """Time before which they happened, in ISO 8601."""
    items = Many(Object(ItemsOfDataSegmentAuditEvents))
    """What there is."""
    resource_id = Text("optional")
    """Only what happened to this resource."""
    resource_type = Text("optional")
    """Only what happened to resources of this type."""
    start_time = Text("optional")
    """Earliest time, in ISO 8601; the last 90 days are kept."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        end_time: str | None = None,
        resource_id: str | None = None,
        resource_type: str | None = None,
        start_time: str | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param end_time: Time before which they happened, in ISO 8601.
        :param resource_id: Only what happened to this resource.
        :param resource_type: Only what happened to resources of this type.
        :param start_time: Earliest time, in ISO 8601; the last 90 days are kept.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "end_time": end_time,
            "resource_id": resource_id,
            "resource_type": resource_type,
            "start_time": start_time,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentEventVolume(DataSource[Scope]):
    """How many events came in."""

    terraform_name = "segment_event_volume"
    app_version = Texts("optional")
    """Only events of these versions of an app."""
    end_time = Text("required")
    """Time to count up to, in ISO 8601."""
    event_name = Texts("optional")
    """Only events with these names."""
    event_type = Texts("optional")
    """Only events of these types, such as track."""
    granularity = Text("required", "DAY", "HOUR", "MINUTE")
    """How long a span each point of a series stands for."""
    group_by = Texts("optional")
    """What to count apart, such as eventName."""
    result = Many(Object(ResultOfDataSegmentEventVolume))
    """One series for each group."""
    source_id = Texts("optional")
    """Only events of these sources."""
    start_time = Text("required")
    """Time to count from, in ISO 8601."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        end_time: str,
        granularity: DataSegmentEventVolumeGranularity,
        start_time: str,
        app_version: Collection[str] | Resolvable | None = None,
        event_name: Collection[str] | Resolvable | None = None,
        event_type: Collection[str] | Resolvable | None = None,
        group_by: Collection[str] | Resolvable | None = None,
        source_id: Collection[str] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param end_time: Time to count up to, in ISO 8601.
        :param granularity: How long a span each point of a series stands for.
        :param start_time: Time to count from, in ISO 8601.
        :param app_version: Only events of these versions of an app.
        :param event_name: Only events with these names.
        :param event_type: Only events of these types, such as track.
        :param group_by: What to count apart, such as eventName.
        :param source_id: Only events of these sources.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "end_time": end_time,
            "granularity": granularity,
            "start_time": start_time,
            "app_version": app_version,
            "event_name": event_name,
            "event_type": event_type,
            "group_by": group_by,
            "source_id": source_id,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDeliveryReceived(DataSource[Scope]):
    """How many events one step of delivery had."""

    terraform_name = "segment_delivery_received"
    dataset = Many(Object(DatasetOfDataSegmentDeliveryReceived))
    """One series for each group."""
    end_time = Text("required")
    """Time to count up to, in ISO 8601."""
    filter = Object(FilterOfDataSegmentDeliveryReceived, "optional")
    """Which events are counted."""
    granularity = Text("required", "DAY", "HOUR", "MINUTE")
    """How long a span each point of a series stands for."""
    group_by = Texts("optional")
    """What to count apart, such as eventName."""
    source_id = Text("required")
    """Source of the events."""
    start_time = Text("required")
    """Time to count from, in ISO 8601."""
    total = Number()
    """How many events in all."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        end_time: str,
        granularity: DataSegmentDeliveryReceivedGranularity,
        source_id: str,
        start_time: str,
        filter: DataSegmentDeliveryReceivedFilter | Resolvable | None = None,
        group_by: Collection[str] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param end_time: Time to count up to, in ISO 8601.
        :param granularity: How long a span each point of a series stands for.
        :param source_id: Source of the events.
        :param start_time: Time to count from, in ISO 8601.
        :param filter: Which events are counted.
        :param group_by: What to count apart, such as eventName.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "end_time": end_time,
            "granularity": granularity,
            "source_id": source_id,
            "start_time": start_time,
            "filter": filter,
            "group_by": group_by,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDeliveryRejected(DataSource[Scope]):
    """How many events one step of delivery had."""

    terraform_name = "segment_delivery_rejected"
    dataset = Many(Object(DatasetOfDataSegmentDeliveryRejected))
    """One series for each group."""
    end_time = Text("required")
    """Time to count up to, in ISO 8601."""
    filter = Object(FilterOfDataSegmentDeliveryRejected, "optional")
    """Which events are counted."""
    granularity = Text("required", "DAY", "HOUR", "MINUTE")
    """How long a span each point of a series stands for."""
    group_by = Texts("optional")
    """What to count apart, such as eventName."""
    source_id = Text("required")
    """Source of the events."""
    start_time = Text("required")
    """Time to count from, in ISO 8601."""
    total = Number()
    """How many events in all."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        end_time: str,
        granularity: DataSegmentDeliveryRejectedGranularity,
        source_id: str,
        start_time: str,
        filter: DataSegmentDeliveryRejectedFilter | Resolvable | None = None,
        group_by: Collection[str] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param end_time: Time to count up to, in ISO 8601.
        :param granularity: How long a span each point of a series stands for.
        :param source_id: Source of the events.
        :param start_time: Time to count from, in ISO 8601.
        :param filter: Which events are counted.
        :param group_by: What to count apart, such as eventName.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "end_time": end_time,
            "granularity": granularity,
            "source_id": source_id,
            "start_time": start_time,
            "filter": filter,
            "group_by": group_by,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDeliveryFilteredAtSource(DataSource[Scope]):
    """How many events one step of delivery had."""

    terraform_name = "segment_delivery_filtered_at_source"
    dataset = Many(Object(DatasetOfDataSegmentDeliveryFilteredAtSource))
    """One series for each group."""
    end_time = Text("required")
    """Time to count up to, in ISO 8601."""
    filter = Object(FilterOfDataSegmentDeliveryFilteredAtSource, "optional")
    """Which events are counted."""
    granularity = Text("required", "DAY", "HOUR", "MINUTE")
    """How long a span each point of a series stands for."""
    group_by = Texts("optional")
    """What to count apart, such as eventName."""
    source_id = Text("required")
    """Source of the events."""
    start_time = Text("required")
    """Time to count from, in ISO 8601."""
    total = Number()
    """How many events in all."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        end_time: str,
        granularity: DataSegmentDeliveryFilteredAtSourceGranularity,
        source_id: str,
        start_time: str,
        filter: DataSegmentDeliveryFilteredAtSourceFilter | Resolvable | None = None,
        group_by: Collection[str] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param end_time: Time to count up to, in ISO 8601.
        :param granularity: How long a span each point of a series stands for.
        :param source_id: Source of the events.
        :param start_time: Time to count from, in ISO 8601.
        :param filter: Which events are counted.
        :param group_by: What to count apart, such as eventName.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "end_time": end_time,
            "granularity": granularity,
            "source_id": source_id,
            "start_time": start_time,
            "filter": filter,
            "group_by": group_by,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDeliveryFilteredAtDestination(DataSource[Scope]):
    """How many events one step of delivery had."""

    terraform_name = "segment_delivery_filtered_at_destination"
    dataset = Many(Object(DatasetOfDataSegmentDeliveryFilteredAtDestination))
    """One series for each group."""
    destination_config_id = Text("required")
    """Destination of the events."""
    end_time = Text("required")
    """Time to count up to, in ISO 8601."""
    filter = Object(FilterOfDataSegmentDeliveryFilteredAtDestination, "optional")
    """Which events are counted."""
    granularity = Text("required", "DAY", "HOUR", "MINUTE")
    """How long a span each point of a series stands for."""
    group_by = Texts("optional")
    """What to count apart, such as eventName."""
    source_id = Text("required")
    """Source of the events."""
    start_time = Text("required")
    """Time to count from, in ISO 8601."""
    total = Number()
    """How many events in all."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        destination_config_id: str,
        end_time: str,
        granularity: DataSegmentDeliveryFilteredAtDestinationGranularity,
        source_id: str,
        start_time: str,
        filter: DataSegmentDeliveryFilteredAtDestinationFilter | Resolvable | None = None,
        group_by: Collection[str] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param destination_config_id: Destination of the events.
        :param end_time: Time to count up to, in ISO 8601.
        :param granularity: How long a span each point of a series stands for.
        :param source_id: Source of the events.
        :param start_time: Time to count from, in ISO 8601.
        :param filter: Which events are counted.
        :param group_by: What to count apart, such as eventName.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "destination_config_id": destination_config_id,
            "end_time": end_time,
            "granularity": granularity,
            "source_id": source_id,
            "start_time": start_time,
            "filter": filter,
            "group_by": group_by,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDeliveryFailed(DataSource[Scope]):
    """How many events one step of delivery had."""

    terraform_name = "segment_delivery_failed"
    dataset = Many(Object(DatasetOfDataSegmentDeliveryFailed))
    """One series for each group."""
    destination_config_id = Text("required")
    """Destination of the events."""
    end_time = Text("required")
    """Time to count up to, in ISO 8601."""
    filter = Object(FilterOfDataSegmentDeliveryFailed, "optional")
    """Which events are counted."""
    granularity = Text("required", "DAY", "HOUR", "MINUTE")
    """How long a span each point of a series stands for."""
    group_by = Texts("optional")
    """What to count apart, such as eventName."""
    source_id = Text("required")
    """Source of the events."""
    start_time = Text("required")
    """Time to count from, in ISO 8601."""
    total = Number()
    """How many events in all."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        destination_config_id: str,
        end_time: str,
        granularity: DataSegmentDeliveryFailedGranularity,
        source_id: str,
        start_time: str,
        filter: DataSegmentDeliveryFailedFilter | Resolvable | None = None,
        group_by: Collection[str] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param destination_config_id: Destination of the events.
        :param end_time: Time to count up to, in ISO 8601.
        :param granularity: How long a span each point of a series stands for.
        :param source_id: Source of the events.
        :param start_time: Time to count from, in ISO 8601.
        :param filter: Which events are counted.
        :param group_by: What to count apart, such as eventName.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "destination_config_id": destination_config_id,
            "end_time": end_time,
            "granularity": granularity,
            "source_id": source_id,
            "start_time": start_time,
            "filter": filter,
            "group_by": group_by,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentDeliveryDelivered(DataSource[Scope]):
    """How many events one step of delivery had."""

    terraform_name = "segment_delivery_delivered"
    dataset = Many(Object(DatasetOfDataSegmentDeliveryDelivered))
    """One series for each group."""
    destination_config_id = Text("required")
    """Destination of the events."""
    end_time = Text("required")
    """Time to count up to, in ISO 8601."""
    filter = Object(FilterOfDataSegmentDeliveryDelivered, "optional")
    """Which events are counted."""
    granularity = Text("required", "DAY", "HOUR", "MINUTE")
    """How long a span each point of a series stands for."""
    group_by = Texts("optional")
    """What to count apart, such as eventName."""
    source_id = Text("required")
    """Source of the events."""
    start_time = Text("required")
    """Time to count from, in ISO 8601."""
    total = Number()
    """How many events in all."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        destination_config_id: str,
        end_time: str,
        granularity: DataSegmentDeliveryDeliveredGranularity,
        source_id: str,
        start_time: str,
        filter: DataSegmentDeliveryDeliveredFilter | Resolvable | None = None,
        group_by: Collection[str] | Resolvable | None = None,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param destination_config_id: Destination of the events.
        :param end_time: Time to count up to, in ISO 8601.
        :param granularity: How long a span each point of a series stands for.
        :param source_id: Source of the events.
        :param start_time: Time to count from, in ISO 8601.
        :param filter: Which events are counted.
        :param group_by: What to count apart, such as eventName.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {
            "destination_config_id": destination_config_id,
            "end_time": end_time,
            "granularity": granularity,
            "source_id": source_id,
            "start_time": start_time,
            "filter": filter,
            "group_by": group_by,
        }
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentRoles(DataSource[Scope]):
    """What an operation takes that answers page by page."""

    terraform_name = "segment_roles"
    items = Many(Object(ItemsOfDataSegmentRoles))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentInvites(DataSource[Scope]):
    """What an operation takes that answers page by page."""

    terraform_name = "segment_invites"
    items = Texts()
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentUserGroupsOfUser(DataSource[Scope]):
    """What belongs to a user, page by page."""

    terraform_name = "segment_user_groups_of_user"
    items = Many(Object(ItemsOfDataSegmentUserGroupsOfUser))
    """What there is."""
    user_id = Text("required")
    """User that it is about."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        user_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param user_id: User that it is about.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"user_id": user_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentSourcesOfTrackingPlan(DataSource[Scope]):
    """What belongs to a tracking plan, page by page."""

    terraform_name = "segment_sources_of_tracking_plan"
    items = Many(Object(ItemsOfDataSegmentSourcesOfTrackingPlan))
    """What there is."""
    tracking_plan_id = Text("required")
    """Tracking plan that it is about."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        tracking_plan_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param tracking_plan_id: Tracking plan that it is about.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"tracking_plan_id": tracking_plan_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentFunctionVersions(DataSource[Scope]):
    """What was saved of a function, page by page."""

    terraform_name = "segment_function_versions"
    function_id = Text("required")
    """Function that it is about."""
    items = Many(Object(ItemsOfDataSegmentFunctionVersions))
    """What there is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        function_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param function_id: Function that it is about.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"function_id": function_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)


class DataSegmentWarehouseSyncs(DataSource[Scope]):
    """The syncs of a warehouse, page by page."""

    terraform_name = "segment_warehouse_syncs"
    items = Many(Object(ItemsOfDataSegmentWarehouseSyncs))
    """What there is."""
    warehouse_id = Text("required")
    """Warehouse that it is about."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        warehouse_id: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param warehouse_id: Warehouse that it is about.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"warehouse_id": warehouse_id}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)
