"""Space schema: which traits, events and entities a space has seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import OPEN, Model

from .base import Input, Listing, Operation, Paged
from .spaces import SpaceId

Direction = Annotated[Literal["asc", "desc"] | None, Field(description="Upwards or downwards.")]
ByName = Annotated[Literal["lastSeenAt", "name"] | None, Field(description="What the order is by.")]
Wanted = Annotated[str | None, Field(description="What the name contains.")]
Samples = Annotated[Sequence[str] | None, Field(description="Some values, where they are asked for.")]
SeenAt = Annotated[str, Field(description="When it was last seen, ISO 8601.")]
Collection = Annotated[Literal["accounts", "users"] | None, Field(description="Whose traits; users' when left out.")]
EntitySlug = Annotated[str, Field(min_length=1, description="Entity that it is about.")]
EventName = Annotated[str, Field(min_length=1, description="Event that it is about.")]
PropertyName = Annotated[str, Field(min_length=1, description="Property that it is about.")]
PropertyType = Annotated[Literal["CONTEXT", "PROPERTY"], OPEN]


class Sampled(Paged):
    """What may have values with it."""

    include_sample_values: Annotated[bool | None, Field(description="Whether values are wanted.")] = None
    samples_count: Annotated[
        float | None, Field(ge=1, le=100, description="Most values of each; 20 when left out.")
    ] = None


class TraitsQuestion(Sampled):
    """Which traits are wanted, page by page."""

    space_id: SpaceId
    collection: Collection = None
    search: Wanted = None
    sort_by: Annotated[Literal["lastSeenAt", "trait"] | None, Field(description="What the order is by.")] = None
    sort_dir: Direction = None


class Trait(Model):
    """A trait that profiles have."""

    trait: Annotated[str, Field(description="Key of the trait.")]
    type: Annotated[Literal["AUDIENCE", "COMPUTED", "CUSTOM", "SQL"], OPEN, Field(description="Where it is from.")]
    last_seen_at: SeenAt
    samples: Samples = None


class TraitSamplesQuestion(Input):
    """Which trait's values are wanted."""

    space_id: SpaceId
    trait_key: Annotated[str, Field(min_length=1, description="Trait that it is about.")]
    collection: Collection = None


class EventsQuestion(Paged):
    """Which events are wanted, page by page."""

    space_id: SpaceId
    search: Wanted = None
    sort_by: ByName = None
    sort_dir: Direction = None


class SeenEvent(Model):
    """An event that was seen."""

    name: Annotated[str, Field(description="Name of the event.")]
    type: Annotated[
        Literal["ALIAS", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK"], OPEN, Field(description="Kind of call.")
    ]
    last_seen_at: SeenAt


class EventPropertiesQuestion(Sampled):
    """Which properties of an event are wanted, page by page."""

    space_id: SpaceId
    event_name: EventName
    search: Wanted = None
    sort_by: ByName = None
    sort_dir: Direction = None


class EventProperty(Model):
    """A property that an event had."""

    name: Annotated[str, Field(description="Name of the property.")]
    type: Annotated[PropertyType, Field(description="Whether it stood in the context or in the properties.")]
    event_name: Annotated[str, Field(description="Event that had it.")]
    last_seen_at: SeenAt
    samples: Samples = None


class EventPropertySamplesQuestion(Input):
    """Which property's values are wanted."""

    space_id: SpaceId
    event_name: EventName
    property_name: PropertyName
    property_type: Annotated[
        PropertyType, Field(description="Whether it stands in the context or in the properties.")
    ]


class EntityPathsQuestion(Paged):
    """Which ways from profiles to entities are wanted, page by page."""

    space_id: SpaceId
    search: Wanted = None


class EntityPath(Model):
    """A way from profiles to an entity."""

    id: Annotated[str, Field(description="Identifier of the way.")]
    entity_name: Annotated[str, Field(description="Name of the entity.")]
    path_name: Annotated[str, Field(description="Name of the way.")]
    entity_slug: Annotated[str, Field(description="Slug of the entity.")]
    relationship_slugs: Annotated[Sequence[str], Field(description="Relationships on the way, in order.")]
    child_relationship_slugs: Annotated[Sequence[str], Field(description="Relationships that go on from there.")]
    parent_relationship_slug_path: Annotated[str, Field(description="Relationships before, joined by colons.")]


class EntityPropertiesQuestion(Sampled):
    """Which properties of an entity are wanted, page by page."""

    space_id: SpaceId
    entity_slug: EntitySlug


class EntityProperty(Model):
    """A property that an entity has."""

    name: Annotated[str, Field(description="Name of the property.")]
    primary_key: Annotated[bool, Field(description="Whether it tells entities apart.")]
    data_type: Annotated[str, Field(description="What its values are.")]
    samples: Samples = None


class EntityPropertySamplesQuestion(Input):
    """Which property's values are wanted."""

    space_id: SpaceId
    entity_slug: EntitySlug
    property_name: PropertyName


_TAG = "Space Schema API"
_SPACE = "/spaces/{space_id}"


def _verb(operation: str, path: str, answer: str) -> Verb:
    return Verb(operation, "GET", _SPACE + path, answer, media="v1alpha", limit=25)


LIST_TRAITS = Listing(_verb("listTraits", "/traits", "traits"), TraitsQuestion, Trait, _TAG)
LIST_SAMPLE_VALUES_FROM_TRAIT = Operation(
    _verb("listSampleValuesFromTrait", "/traits/{trait_key}/sample-values", "sampleValues"),
    TraitSamplesQuestion,
    list[str],
    _TAG,
)
LIST_EVENTS = Listing(_verb("listEvents", "/events", "events"), EventsQuestion, SeenEvent, _TAG)
LIST_PROPERTIES_FROM_EVENT = Listing(
    _verb("listPropertiesFromEvent", "/events/{event_name}/properties", "eventProperties"),
    EventPropertiesQuestion,
    EventProperty,
    _TAG,
)
LIST_SAMPLE_VALUES_FROM_EVENT_PROPERTY = Operation(
    _verb(
        "listSampleValuesFromEventProperty",
        "/events/{event_name}/properties/{property_name}/sample-values",
        "sampleValues",
    ),
    EventPropertySamplesQuestion,
    list[str],
    _TAG,
)
LIST_ENTITY_PATHS = Listing(
    _verb("listEntityPaths", "/entity-paths", "entityPaths"), EntityPathsQuestion, EntityPath, _TAG
)
LIST_PROPERTIES_FROM_ENTITY = Listing(
    _verb("listPropertiesFromEntity", "/entities/{entity_slug}/properties", "entityProperties"),
    EntityPropertiesQuestion,
    EntityProperty,
    _TAG,
)
LIST_SAMPLE_VALUES_FROM_ENTITY_PROPERTY = Operation(
    _verb(
        "listSampleValuesFromEntityProperty",
        "/entities/{entity_slug}/properties/{property_name}/sample-values",
        "sampleValues",
    ),
    EntityPropertySamplesQuestion,
    list[str],
    _TAG,
)
