"""The catalog: what kinds of source, destination and warehouse there are to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AliasChoices, AliasPath, Field, JsonValue

from turnout._wire import Verb

from .base import JSON, OPEN, REPLACE, Id, Inside, JsonObject, Kind, Model, Spec

Status = Annotated[
    Literal[
        "DEPRECATED",
        "PRIVATE_BETA",
        "PRIVATE_BUILDING",
        "PRIVATE_SUBMITTED",
        "PUBLIC",
        "PUBLIC_BETA",
        "UNAVAILABLE",
    ],
    OPEN,
]

MetadataId = Annotated[
    str,
    REPLACE,
    Inside("metadata", "id"),
    Field(
        min_length=1,
        validation_alias=AliasChoices("metadataId", AliasPath("metadata", "id")),
        serialization_alias="metadataId",
        description="Catalog entry that this is an instance of.",
    ),
]


FieldType = Annotated[
    Literal["BOOLEAN", "DATETIME", "HIDDEN", "INTEGER", "NUMBER", "OBJECT", "PASSWORD", "STRING", "TEXT"], OPEN
]


class Logos(Model):
    """Where the pictures of a catalog entry are."""

    default: Annotated[str, Field(description="Address of the usual logo.")] = ""
    mark: Annotated[str | None, Field(description="Address of the logo without the name.")] = None
    alt: Annotated[str | None, Field(description="Address of the alternative logo.")] = None


class Option(Model):
    """One setting that an instance of a catalog entry takes."""

    name: Annotated[str, Field(description="Key in `settings`.")]
    type: Annotated[str, Field(description="Type of the value, as the catalog spells it.")]
    required: Annotated[bool, Field(description="Whether an instance must set it.")]
    description: Annotated[str | None, Field(description="What the setting does.")] = None
    default_value: Annotated[JsonValue, JSON, Field(description="Value when it is not set.")] = None
    label: Annotated[str | None, Field(description="Name shown to people.")] = None


class Metadata(Model):
    """What every catalog entry has."""

    id: Id
    name: Annotated[str, Field(description="Name shown to people.")]
    slug: Annotated[str, Field(description="Name in URLs.")]
    description: Annotated[str, Field(description="What it is.")]
    logos: Annotated[Logos, Field(description="Pictures.")]
    options: Annotated[Sequence[Option], Field(description="Settings that an instance takes.")]


class WarehouseMetadata(Metadata):
    """A kind of warehouse that can be connected."""


class SourceMetadata(Metadata):
    """A kind of source that can be created."""

    categories: Annotated[Sequence[str], Field(description="Groups that it is listed under.")]
    is_cloud_event_source: Annotated[bool, Field(description="Whether events are pulled from a cloud app.")]
    status: Annotated[Status | None, Field(description="How far along the catalog entry is.")] = None
    partner_owned: Annotated[bool | None, Field(description="Whether a partner maintains it.")] = None


class Component(Model):
    """A piece of code that implements a destination on one platform."""

    type: Annotated[Literal["ANDROID", "BROWSER", "IOS", "SERVER"], OPEN, Field(description="Platform.")]
    code: Annotated[str, Field(description="Address of the code.")]
    owner: Annotated[
        Annotated[Literal["PARTNER", "SEGMENT"], OPEN] | None, Field(description="Who maintains it.")
    ] = None


class Features(Model):
    """What a destination can do beyond receiving events."""

    cloud_mode_instances: Annotated[
        Annotated[Literal["0", "1", "MULTIPLE", "NONE", "SINGLE"], OPEN] | None,
        Field(description="How many cloud instances a source may have; 0 is NONE and 1 is SINGLE."),
    ] = None
    device_mode_instances: Annotated[
        Annotated[Literal["0", "1", "NONE", "SINGLE"], OPEN] | None,
        Field(description="How many device instances a source may have; 0 is NONE and 1 is SINGLE."),
    ] = None
    replay: Annotated[bool | None, Field(description="Whether past events can be replayed.")] = None
    browser_unbundling: Annotated[bool | None, Field(description="Whether browsers may send to the cloud.")] = None
    browser_unbundling_public: Annotated[bool | None, Field(description="Whether that is offered to all.")] = None


class Methods(Model):
    """Which calls a destination understands."""

    pageview: Annotated[bool | None, Field(description="Page calls.")] = None
    identify: Annotated[bool | None, Field(description="Identify calls.")] = None
    alias: Annotated[bool | None, Field(description="Alias calls.")] = None
    track: Annotated[bool | None, Field(description="Track calls.")] = None
    group: Annotated[bool | None, Field(description="Group calls.")] = None


class Platforms(Model):
    """Where a destination's events may come from."""

    browser: Annotated[bool | None, Field(description="Websites.")] = None
    server: Annotated[bool | None, Field(description="Servers.")] = None
    mobile: Annotated[bool | None, Field(description="Mobile apps.")] = None
    warehouse: Annotated[bool | None, Field(description="Warehouses, by reverse ETL.")] = None
    cloud_app_object: Annotated[bool | None, Field(description="Objects of cloud apps.")] = None
    linked_audiences: Annotated[bool | None, Field(description="Linked audiences.")] = None


class ActionField(Model):
    """One input of an action."""

    id: Annotated[str, Field(description="Identifier of the field.")]
    sort_order: Annotated[float, Field(description="Place among the fields.")]
    field_key: Annotated[str, Field(description="Key in a mapping.")]
    label: Annotated[str, Field(description="Name shown to people.")]
    type: Annotated[FieldType, Field(description="Type of the value.")]
    description: Annotated[str, Field(description="What the field does.")]
    placeholder: Annotated[str | None, Field(description="Example shown in an empty form.")] = None
    default_value: Annotated[JsonValue, JSON, Field(description="Value or mapping when nothing is said.")] = None
    required: Annotated[bool, Field(description="Whether a mapping must fill it.")]
    multiple: Annotated[bool, Field(description="Whether it takes a list.")]
    choices: Annotated[JsonValue, JSON, Field(description="Values to choose from.")] = None
    dynamic: Annotated[bool, Field(description="Whether the choices come from the destination.")]
    allow_null: Annotated[bool, Field(description="Whether null is a value.")]
    hidden: Annotated[bool | None, Field(description="Whether forms leave it out.")] = None


class Action(Model):
    """Something that a destination can do with an event."""

    id: Annotated[str, Field(description="Identifier of the action.")]
    slug: Annotated[str, Field(description="Name in code.")]
    name: Annotated[str, Field(description="Name shown to people.")]
    description: Annotated[str, Field(description="What it does.")]
    platform: Annotated[Literal["CLOUD", "MOBILE", "WEB"], OPEN, Field(description="Where it runs.")]
    hidden: Annotated[bool, Field(description="Whether it is not offered.")]
    default_trigger: Annotated[str | None, Field(description="Events that it usually acts on.")] = None
    fields: Annotated[Sequence[ActionField], Field(description="Its inputs.")]


class Preset(Model):
    """A ready-made mapping."""

    action_id: Annotated[str, Field(description="Action that it maps to.")]
    name: Annotated[str, Field(description="Name shown to people.")]
    fields: Annotated[JsonObject, JSON, Field(description="The mapping.")]
    trigger: Annotated[str, Field(description="Events that it acts on.")]


class Contact(Model):
    """Somebody to ask about a destination."""

    name: Annotated[str | None, Field(description="Name.")] = None
    email: Annotated[str, Field(description="E-mail address.")]
    role: Annotated[str | None, Field(description="Role.")] = None
    is_primary: Annotated[bool | None, Field(description="Whether to ask here first.")] = None


class DestinationMetadata(Metadata):
    """A kind of destination that can be created."""

    categories: Annotated[Sequence[str], Field(description="Groups that it is listed under.")]
    status: Annotated[Status, Field(description="How far along the catalog entry is.")]
    previous_names: Annotated[Sequence[str], Field(description="Names that the integrations object also knows.")]
    website: Annotated[str, Field(description="Where to read more.")]
    components: Annotated[Sequence[Component], Field(description="Code that implements it.")]
    supported_features: Annotated[Features, Field(description="What it can do.")]
    supported_methods: Annotated[Methods, Field(description="Which calls it understands.")]
    supported_platforms: Annotated[Platforms, Field(description="Where events may come from.")]
    actions: Annotated[Sequence[Action], Field(description="What it can do with an event.")]
    presets: Annotated[Sequence[Preset], Field(description="Ready-made mappings.")]
    contacts: Annotated[Sequence[Contact] | None, Field(description="Whom to ask.")] = None
    partner_owned: Annotated[bool | None, Field(description="Whether a partner maintains it.")] = None
    supported_regions: Annotated[Sequence[str] | None, Field(description="Regions that it runs in.")] = None
    region_endpoints: Annotated[Sequence[str] | None, Field(description="Regional endpoints to choose from.")] = None
    multi_instance_supported_version: Annotated[
        str | None, Field(description="Version from which on a source may have several.")
    ] = None


SOURCE_METADATA = Kind(
    "source_metadata",
    Spec,
    SourceMetadata,
    identity=("id",),
    tag="Catalog",
    read=Verb("getSourceMetadata", "GET", "/catalog/sources/{id}", "sourceMetadata"),
    list=Verb("getSourcesCatalog", "GET", "/catalog/sources", "sourcesCatalog"),
    data_source=True,
)

DESTINATION_METADATA = Kind(
    "destination_metadata",
    Spec,
    DestinationMetadata,
    identity=("id",),
    tag="Catalog",
    read=Verb("getDestinationMetadata", "GET", "/catalog/destinations/{id}", "destinationMetadata"),
    list=Verb("getDestinationsCatalog", "GET", "/catalog/destinations", "destinationsCatalog"),
    data_source=True,
)

WAREHOUSE_METADATA = Kind(
    "warehouse_metadata",
    Spec,
    WarehouseMetadata,
    identity=("id",),
    tag="Catalog",
    read=Verb("getWarehouseMetadata", "GET", "/catalog/warehouses/{id}", "warehouseMetadata"),
    list=Verb("getWarehousesCatalog", "GET", "/catalog/warehouses", "warehousesCatalog"),
    data_source=True,
)
