"""A computed trait: a value that a query finds for every profile of a space."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb

from .base import OPEN, REPLACE, SERVER_DEFAULT, STABLE, UNSTATED, Id, Kind, Model, Spec


class TraitDefinition(Model):
    """What a trait says, and about whom."""

    type: Annotated[Literal["ACCOUNTS", "USERS"], OPEN, Field(description="Whom it is computed for.")]
    query: Annotated[str, Field(min_length=1, description="Query that computes it.")]


class TraitOptions(Model):
    """Which data a trait is computed from."""

    include_historical_data: Annotated[
        bool | None, SERVER_DEFAULT, Field(description="Whether data from before the trait counts.")
    ] = None
    include_anonymous_users: Annotated[
        bool | None, SERVER_DEFAULT, Field(description="Whether users without a name count.")
    ] = None
    backfill_duration_days: Annotated[
        int | None, SERVER_DEFAULT, Field(ge=0, description="Days before its creation from which events count.")
    ] = None


class ComputedTraitSpec(Spec):
    """A value that is computed for every profile."""

    space_id: Annotated[str, REPLACE, Field(min_length=1, description="Space whose profiles it is about.")]
    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    definition: Annotated[TraitDefinition, Field(description="What it says, and about whom.")]
    enabled: Annotated[
        bool | None, SERVER_DEFAULT, Field(description="Whether it is computed; it is when left out.")
    ] = None
    description: Annotated[str | None, Field(description="What it is for.")] = None
    options: Annotated[
        TraitOptions | None, REPLACE, SERVER_DEFAULT, Field(description="Which data it is computed from.")
    ] = None


class ComputedTrait(ComputedTraitSpec):
    """A computed trait as the service sees it."""

    id: Id
    key: Annotated[str, STABLE, Field(description="Name of the trait in profiles, made from the first name.")]
    status: Annotated[str | None, UNSTATED, Field(description="What is being done with it.")] = None
    created_by: Annotated[str, UNSTATED, Field(description="Who created it.")]
    updated_by: Annotated[str, UNSTATED, Field(description="Who changed it last.")]
    created_at: Annotated[str, UNSTATED, Field(description="When it was created, ISO 8601.")]
    updated_at: Annotated[str, UNSTATED, Field(description="When it was last changed, ISO 8601.")]


_TRAITS = "/spaces/{space_id}/computed-traits"
_ONE = _TRAITS + "/{id}"

COMPUTED_TRAIT = Kind(
    "computed_trait",
    ComputedTraitSpec,
    ComputedTrait,
    identity=("space_id", "id"),
    tag="Computed Traits",
    create=Verb("createComputedTrait", "POST", _TRAITS, "computedTrait", media="v1alpha", limit=10),
    read=Verb("getComputedTrait", "GET", _ONE, "computedTrait", media="v1alpha", limit=100),
    list=Verb("listComputedTraits", "GET", _TRAITS, "computedTraits", media="v1alpha", limit=25),
    update=Verb("updateComputedTraitForSpace", "PATCH", _ONE, "computedTrait", media="v1alpha", limit=10),
    delete=Verb("removeComputedTraitFromSpace", "DELETE", _ONE, media="v1alpha", limit=20),
)
