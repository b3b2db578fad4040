"""A destination that an audience is connected with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout.operations import activations
from turnout.operations.activations import IdSync
from turnout.resources.base import JSON, REPLACE, SERVER_DEFAULT, STABLE, AnyJson, Spec

from .base import Composed


class AudienceDestinationSpec(Spec):
    """A destination that gets to know who is in an audience."""

    space_id: Annotated[str, REPLACE, Field(min_length=1, description="Space of the audience.")]
    audience_id: Annotated[str, REPLACE, Field(min_length=1, description="Audience.")]
    destination_id: Annotated[str, REPLACE, Field(min_length=1, description="Destination.")]
    id_sync_configuration: Annotated[
        Sequence[IdSync] | None,
        SERVER_DEFAULT,
        Field(max_length=5, description="Which identifiers are sent, at most 5; the service chooses when left out."),
    ] = None
    connection_settings: Annotated[
        AnyJson | None,
        JSON,
        SERVER_DEFAULT,
        Field(repr=False, description="What the destination needs to make an audience on its side."),
    ] = None


class AudienceDestination(AudienceDestinationSpec):
    """A connection as the service sees it."""

    connection_id: Annotated[str, STABLE, Field(description="Identifier of the connection, which activations name.")]


AUDIENCE_DESTINATION = Composed(
    "audience_destination",
    AudienceDestinationSpec,
    AudienceDestination,
    identity=("space_id", "audience_id", "destination_id"),
    tag=activations.ADD_DESTINATION_TO_AUDIENCE.tag,
    create=activations.ADD_DESTINATION_TO_AUDIENCE.verb,
    list=activations.LIST_DESTINATIONS_FROM_AUDIENCE.verb,
    update=activations.UPDATE_DESTINATION_FOR_AUDIENCE.verb,
    delete=activations.REMOVE_DESTINATION_FROM_AUDIENCE.verb,
    flows="connected",
)
