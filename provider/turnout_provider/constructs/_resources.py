"""Segment's resources and data sources. Printed from the schema by `make generate`; never edited."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal, NotRequired, TypedDict

from ._element import Count, DataSource, Dependable, Iterator, Lifecycle, Provider, Resource, Scope
from ._fields import Flag, Json, Many, Number, Object, Shape, Text, Texts
from ._tokens import Resolvable

SegmentProviderRegion = Literal["us", "eu"]


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


class DestinationMetadata(TypedDict):
    id: str
    """Catalog entry that this is an instance of."""


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


class LabelsOfSource(Shape):
    description = Text("optional")
    """What it is for."""
    key = Text("required")
    """What the label is about, such as `environment`."""
    value = Text("required")
    """What it says, such as `production`."""


class MetadataOfSource(Shape):
    id = Text("required")
    """Catalog entry that this is an instance of."""


class MetadataOfDestination(Shape):
    id = Text("required")
    """Catalog entry that this is an instance of."""


class ActionsOfDestinationFilter(Shape):
    fields = Json("optional")
    """Property names by the path of the object that holds them; the empty path is the event."""
    path = Text("optional")
    """Field whose value decides what SAMPLE lets through; random when left out."""
    percent = Number("optional")
    """Share of the events that SAMPLE lets through, 0 to 1."""
    type = Text("required", "ALLOW_PROPERTIES", "DROP", "DROP_PROPERTIES", "SAMPLE")
    """Drop the event, drop or keep some properties, or let through a share of the events."""


class RulesOfTrackingPlan(Shape):
    json_schema = Json("required")
    """Draft-07 JSON Schema that the whole event must satisfy."""
    key = Text("optional")
    """Name of the event; only for TRACK, PAGE and SCREEN."""
    type = Text("required", "COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK")
    """Call that it is about; COMMON is about every call."""
    version = Number("required")
    """Version of the rule that the event names."""


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


class SegmentProvider(Provider[Scope]):
    """The connection to a Segment workspace, or to a Turnout server."""

    terraform_name = "segment"
    registry_source = "registry.terraform.io/turnout/segment"
    region = Text("optional", "us", "eu")
    """Where the workspace lives, us or eu, when no address is given; us when left out."""
    token = Text("optional")
    """Token of the Public API; PUBLIC_API_TOKEN when left out."""
    url = Text("optional")
    """Address of the API; PUBLIC_API_URL when left out, then the region's own."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        region: SegmentProviderRegion | None = None,
        token: str | None = None,
        url: str | None = None,
        alias: str | None = None,
    ) -> None:
        """Declare it.

        :param region: Where the workspace lives, us or eu, when no address is given; us when left out.
        :param token: Token of the Public API; PUBLIC_API_TOKEN when left out.
        :param url: Address of the API; PUBLIC_API_URL when left out, then the region's own.
        :param alias: Name of this connection, where a program has several.
        """
        arguments: dict[str, object] = {"region": region, "token": token, "url": url}
        meta: dict[str, object] = {"alias": alias}
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
    id = Text("required")
    """Identifier given by the service."""
    is_cloud_event_source = Flag()
    """Whether events are pulled from a cloud app."""
    logos = Object(LogosOfDataSegmentSourceMetadata)
    """Pictures."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfDataSegmentSourceMetadata))
    """Settings that an instance takes."""
    partner_owned = Flag()
    """Whether a partner maintains it."""
    slug = Text()
    """Name in URLs."""
    status = Text()
    """How far along the catalog entry is."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_}
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
    id = Text("required")
    """Identifier given by the service."""
    logos = Object(LogosOfDataSegmentDestinationMetadata)
    """Pictures."""
    multi_instance_supported_version = Text()
    """Version from which on a source may have several."""
    name = Text()
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
    slug = Text()
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
        id_: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_}
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
    id = Text("required")
    """Identifier given by the service."""
    logos = Object(LogosOfDataSegmentWarehouseMetadata)
    """Pictures."""
    name = Text()
    """Name shown to people."""
    options = Many(Object(OptionsOfDataSegmentWarehouseMetadata))
    """Settings that an instance takes."""
    slug = Text()
    """Name in URLs."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_}
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
    id = Text("required")
    """Identifier given by the service."""
    labels = Many(Object(LabelsOfDataSegmentSource))
    """Labels on the source."""
    metadata = Object(MetadataOfDataSegmentSource)
    """Catalog entry that it is an instance of."""
    name = Text()
    """Name shown to people; the slug when left out."""
    schema_settings = Object(SchemaSettingsOfDataSegmentSource)
    """What happens to events that break the tracking plan."""
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

    def __init__(
        self,
        scope: Scope,
        id: str,
        *,
        id_: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_}
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
    id = Text("required")
    """Identifier given by the service."""
    metadata = Object(MetadataOfDataSegmentDestination)
    """Catalog entry that it is an instance of."""
    name = Text()
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
        id_: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_}
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
    id = Text("required")
    """Identifier given by the service."""
    name = Text()
    """Name shown to people."""
    resource_schema_id = Text()
    """Id of its schema."""
    rules = Many(Object(RulesOfDataSegmentTrackingPlan))
    """Its rules."""
    slug = Text()
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
        id_: str,
        count: float | Count | None = None,
        depends_on: Collection[Dependable] | None = None,
        for_each: Iterator | None = None,
        lifecycle: Lifecycle | None = None,
        provider: SegmentProvider[Scope] | None = None,
    ) -> None:
        """Declare it.

        :param id_: Identifier given by the service.
        :param count: How many there are.
        :param depends_on: What must be there first without being referred to.
        :param for_each: What there is one for each of.
        :param lifecycle: How Terraform treats changes.
        :param provider: The provider to use, where it isn't the one without an alias.
        """
        arguments: dict[str, object] = {"id": id_}
        meta: dict[str, object] = {
            "count": count,
            "depends_on": depends_on,
            "for_each": for_each,
            "lifecycle": lifecycle,
            "provider": provider,
        }
        self._declare(scope, id, arguments, meta)
