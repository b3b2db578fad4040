"""An activation: what a destination gets of an audience, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import JSON, REPLACE, SERVER_DEFAULT, STABLE, UNORDERED, Id, JsonObject, Kind, Model, Spec


class PersonalizedProfile(Model):
    """Which traits of a profile are sent along."""

    properties: Annotated[Sequence[str] | None, UNORDERED, Field(description="Traits to send.")] = None
    mapping: Annotated[
        dict[str, str] | None, JSON, Field(description="Names to send traits under, by the trait's own.")
    ] = None


class PersonalizedEntity(Model):
    """Which properties of a related entity are sent along."""

    properties: Annotated[Sequence[str], UNORDERED, Field(description="Properties to send.")]
    relationship_slug: Annotated[str, Field(description="Relationship that leads to the entity.")]


class Personalization(Model):
    """What is sent along with an event."""

    profile: Annotated[PersonalizedProfile | None, Field(description="Traits of the profile.")] = None
    entities: Annotated[
        Sequence[PersonalizedEntity] | None, Field(description="Properties of entities, only for LINKED.")
    ] = None
    sync_entity_property_changes: Annotated[
        bool | None, Field(description="Whether changed properties are sent too; only for membership changes.")
    ] = None


class DestinationMapping(Model):
    """What the destination does with an event."""

    action_id: Annotated[str, Field(description="Action of the destination; never changed.")]
    settings: Annotated[
        JsonObject | None,
        JSON,
        SERVER_DEFAULT,
        Field(description="The action's fields; those that are left out stay as they are."),
    ] = None


class ActivationSpec(Spec):
    """What a destination gets of an audience."""

    space_id: Annotated[str, REPLACE, Field(min_length=1, description="Space of the audience.")]
    audience_id: Annotated[str, REPLACE, Field(min_length=1, description="Audience that is sent.")]
    connection_id: Annotated[
        str, REPLACE, Field(min_length=1, description="Connection between the audience and a destination.")
    ]
    activation_type: Annotated[
        str, REPLACE, Field(description="When an event is sent, such as `Audience Membership Changed`.")
    ]
    activation_name: Annotated[str, Field(description="Name; that of the table in a warehouse.")]
    perform_resync: Annotated[bool, Field(description="Whether everything is sent again now.")]
    enabled: Annotated[bool | None, SERVER_DEFAULT, Field(description="Whether events are sent.")] = None
    display_name: Annotated[
        str | None, Field(description="Name shown to people, only in a warehouse; None clears it.")
    ] = None
    personalization: Annotated[
        Personalization | None, SERVER_DEFAULT, Field(description="What is sent along with an event.")
    ] = None
    destination_mapping: Annotated[
        DestinationMapping | None, Field(description="What the destination does with an event.")
    ] = None


class Activation(ActivationSpec):
    """An activation as the service sees it."""

    id: Id
    workspace_id: Annotated[str, STABLE, Field(description="Workspace that it belongs to.")]
    perform_resync: Annotated[bool, Field(description="Whether everything is being sent again.")] = False


_ACTIVATIONS = "/spaces/{space_id}/audiences/{audience_id}/activations"
_ONE = _ACTIVATIONS + "/{id}"
_CREATE = "/spaces/{space_id}/audiences/{audience_id}/destination-connections/{connection_id}/activations"

ACTIVATION = Kind(
    "activation",
    ActivationSpec,
    Activation,
    identity=("space_id", "audience_id", "id"),
    tag="Activations",
    create=Verb("addActivationToAudience", "POST", _CREATE, "activation", media="v1alpha", limit=50),
    read=Verb("getActivationFromAudience", "GET", _ONE, "activation", media="v1alpha", limit=60),
    list=Verb("listActivationsFromAudience", "GET", _ACTIVATIONS, "activations", media="v1alpha", limit=60),
    update=Verb("updateActivationForAudience", "PATCH", _ONE, "activation", media="v1alpha", limit=50),
    delete=Verb("removeActivationFromAudience", "DELETE", _ONE, media="v1alpha", limit=50),
    # `perform_resync` is an order and no state: a plan would never agree with what is there.
    resource=False,
)
