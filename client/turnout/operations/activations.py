"""Activations: which destinations an audience is connected with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import AnyJson, JsonObject, Model

from .audiences import AudienceId
from .base import Input, Listing, Operation, Paged, Pagination
from .spaces import SpaceId

DestinationId = Annotated[str, Field(min_length=1, description="Destination that it is about.")]


class IdSync(Model):
    """One kind of identifier that is sent along."""

    external_id: Annotated[str, Field(description="Kind of identifier, such as `email`.")]
    strategy: Annotated[str, Field(description="Which values are sent: `first`, `last` or `all`.")]
    map_to: Annotated[str | None, Field(description="Name to send it under.")] = None


IdSyncs = Annotated[
    Sequence[IdSync] | None, Field(max_length=5, description="Which identifiers are sent, at most 5.")
]
ConnectionSettings = Annotated[
    AnyJson, Field(repr=False, description="What the destination needs to make an audience on its side.")
]


class ConnectedThing(Model):
    """What an audience is connected with."""

    id: Annotated[str, Field(min_length=1, description="Identifier of the destination.")]
    type: Annotated[str, Field(description="`destination` or `warehouse`.")]


class ConnectRequest(Input):
    """A destination to connect with an audience."""

    space_id: SpaceId
    audience_id: AudienceId
    destination: Annotated[ConnectedThing, Field(description="What to connect with.")]
    id_sync_configuration: IdSyncs = None
    connection_settings: ConnectionSettings = None


class Named(Model):
    """What something is known by."""

    id: Annotated[str, Field(description="Its identifier.")]


class Connected(Model):
    """A new connection."""

    connection: Annotated[Named, Field(description="The connection.")]
    id_sync_configuration: Annotated[Sequence[IdSync], Field(description="Which identifiers are sent.")]
    connection_settings: ConnectionSettings = None


class ReconnectRequest(Input):
    """What a connection uses from now on; what is said replaces what was there."""

    space_id: SpaceId
    audience_id: AudienceId
    destination_id: DestinationId
    id_sync_configuration: IdSyncs = None
    connection_settings: ConnectionSettings = None


class Reconnected(Model):
    """A connection as it is now."""

    destination: Annotated[Named, Field(description="The destination.")]
    id_sync_configuration: IdSyncs = None
    connection_settings: ConnectionSettings = None


class DisconnectRequest(Input):
    """A destination to separate from an audience."""

    space_id: SpaceId
    audience_id: AudienceId
    destination_id: DestinationId


class OfAudience(Paged):
    """What belongs to an audience, page by page."""

    space_id: SpaceId
    audience_id: AudienceId


class ConnectedMetadata(Model):
    """Catalog entry of a connected destination."""

    id: Annotated[str, Field(description="Identifier of the entry.")]
    name: Annotated[str, Field(description="Name of the entry.")]
    slug: Annotated[str, Field(description="Slug of the entry.")]


class AudienceConnection(Model):
    """A destination that an audience is connected with."""

    id: Annotated[str, Field(description="Identifier of the connection.")]
    name: Annotated[str | None, Field(description="Name of the destination.")] = None
    source_id: Annotated[str, Field(description="Source of the destination.")]
    enabled: Annotated[bool, Field(description="Whether the destination is enabled.")]
    created_at: Annotated[str, Field(description="When they were connected, ISO 8601.")]
    updated_at: Annotated[str, Field(description="When the connection was last changed, ISO 8601.")]
    settings: Annotated[JsonObject, Field(repr=False, description="Settings of the destination.")]
    destination_id: Annotated[str, Field(description="Identifier of the destination.")]
    metadata: Annotated[ConnectedMetadata | None, Field(description="Its catalog entry.")] = None
    id_sync_configuration: IdSyncs = None
    connection_settings: ConnectionSettings = None


class SupportedQuestion(Input):
    """Which destinations take audiences of a type."""

    space_id: SpaceId
    audience_type: Annotated[str, Field(description="USERS, ACCOUNTS or LINKED.")]
    slug: Annotated[str | None, Field(description="Only the destination with this slug.")] = None
    action_id: Annotated[str | None, Field(description="Only the destination with this action.")] = None


class SupportedDestinations(Model):
    """Destinations that take audiences of a type."""

    destinations: Annotated[JsonObject, Field(description="The destinations by their slugs.")]
    pagination: Annotated[Pagination | None, Field(description="Where the page is in its list.")] = None


_CONNECTIONS = "/spaces/{space_id}/audiences/{audience_id}/destination-connections"

ADD_DESTINATION_TO_AUDIENCE = Operation(
    Verb("addDestinationToAudience", "POST", _CONNECTIONS, "*", media="v1alpha", limit=50),
    ConnectRequest,
    Connected,
    "Activations",
)
LIST_DESTINATIONS_FROM_AUDIENCE = Listing(
    Verb("listDestinationsFromAudience", "GET", _CONNECTIONS, "connections", media="v1alpha", limit=50),
    OfAudience,
    AudienceConnection,
    "Activations",
)
UPDATE_DESTINATION_FOR_AUDIENCE = Operation(
    Verb("updateDestinationForAudience", "PATCH", _CONNECTIONS + "/{destination_id}", "*", media="v1alpha"),
    ReconnectRequest,
    Reconnected,
    "Activations",
)
REMOVE_DESTINATION_FROM_AUDIENCE = Operation(
    Verb("removeDestinationFromAudience", "DELETE", _CONNECTIONS + "/{destination_id}", media="v1alpha"),
    DisconnectRequest,
    type(None),
    "Activations",
)
LIST_SUPPORTED_DESTINATIONS_FROM_AUDIENCE = Operation(
    Verb(
        "listSupportedDestinationsFromAudience",
        "GET",
        "/spaces/{space_id}/audienceType/{audience_type}/supported-destinations",
        "*",
        media="v1alpha",
        limit=60,
    ),
    SupportedQuestion,
    SupportedDestinations,
    "Activations",
)
