"""An audience: the profiles, accounts or entities of a space that a query finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb

from .audience_schedule import AudienceSchedule
from .base import OPEN, REPLACE, SERVER_DEFAULT, STABLE, UNORDERED, UNSTATED, Id, Kind, Model, Spec

AudienceType = Annotated[Literal["ACCOUNTS", "LINKED", "USERS"], OPEN]
Included = Annotated[Literal["schedules"] | None, Field(description="What to answer beside the audience itself.")]


class AudienceDefinition(Model):
    """Whom an audience holds."""

    query: Annotated[str, Field(min_length=1, description="Query that finds the members.")]
    target_entity: Annotated[
        str | None,
        REPLACE,
        SERVER_DEFAULT,
        Field(
            description="Relationship that is targeted, only for LINKED; the profile when left out. Never changed."
        ),
    ] = None


class AudienceOptions(Model):
    """Which data an audience is computed from."""

    include_historical_data: Annotated[
        bool | None, SERVER_DEFAULT, Field(description="Whether data from before the audience counts.")
    ] = None
    filter_by_external_ids: Annotated[
        Sequence[str] | None,
        SERVER_DEFAULT,
        UNORDERED,
        Field(description="Kinds of identifier of which a profile must have one to be a member."),
    ] = None
    backfill_event_data_days: Annotated[
        int | None,
        SERVER_DEFAULT,
        Field(ge=0, description="Days before its creation from which events count; needs historical data."),
    ] = None


class AudienceCadence(Model):
    """How an audience is computed."""

    type: Annotated[Literal["BATCH", "REALTIME"], OPEN, Field(description="From time to time, or with every event.")]


class AudienceSize(Model):
    """How many members an audience has; no count means that nothing was counted."""

    type: Annotated[Literal["ACCOUNTS", "ENTITIES", "USERS"], OPEN, Field(description="What is counted.")]
    count: Annotated[float | None, Field(description="How many members there are.")] = None
    unique_count: Annotated[float | None, Field(description="How many different members there are.")] = None


class AudienceSpec(Spec):
    """A query whose result is kept up to date."""

    space_id: Annotated[str, REPLACE, Field(min_length=1, description="Space whose profiles it is about.")]
    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    definition: Annotated[AudienceDefinition, Field(description="Whom it holds.")]
    audience_type: Annotated[AudienceType, REPLACE, Field(description="What its members are.")]
    enabled: Annotated[
        bool | None, SERVER_DEFAULT, Field(description="Whether it is computed; it is when left out.")
    ] = None
    description: Annotated[str | None, Field(description="What it is for.")] = None
    options: Annotated[
        AudienceOptions | None, SERVER_DEFAULT, Field(description="Which data it is computed from.")
    ] = None


class AudienceSummary(AudienceSpec):
    """An audience as the service answers it to changes."""

    id: Id
    key: Annotated[str, STABLE, Field(description="Name in queries and events, made from the first name.")]
    status: Annotated[str | None, UNSTATED, Field(description="What is being done with it.")] = None
    created_by: Annotated[str, UNSTATED, Field(description="Who created it.")]
    updated_by: Annotated[str, UNSTATED, Field(description="Who changed it last.")]
    created_at: Annotated[str, UNSTATED, Field(description="When it was created, ISO 8601.")]
    updated_at: Annotated[str, UNSTATED, Field(description="When it was last changed, ISO 8601.")]


class Audience(AudienceSummary):
    """An audience as the service sees it."""

    compute_cadence: Annotated[
        AudienceCadence | None, UNSTATED, Field(description="How it is computed; not answered to changes.")
    ] = None
    size: Annotated[
        AudienceSize | None, UNSTATED, Field(description="How many members it has; not answered to changes.")
    ] = None
    schedules: Annotated[
        Sequence[AudienceSchedule] | None, UNSTATED, Field(description="When it runs, where that is asked for.")
    ] = None


class AudienceSearch(Model):
    """Which audiences are wanted."""

    type: Annotated[Literal["DEFINITION", "KEY", "NAME"], OPEN, Field(description="What is compared.")]
    query: Annotated[
        str, Field(max_length=255, description="What a key begins with, or what a name or a definition contains.")
    ]


class AudienceQuestion(Model):
    """What one audience may be asked for."""

    include: Included = None


class AudiencesQuestion(AudienceQuestion):
    """What a list of audiences may be asked for."""

    search: Annotated[AudienceSearch | None, Field(description="Which audiences are wanted.")] = None


_AUDIENCES = "/spaces/{space_id}/audiences"

AUDIENCE = Kind(
    "audience",
    AudienceSpec,
    Audience,
    identity=("space_id", "id"),
    tag="Audiences",
    create=Verb("createAudience", "POST", _AUDIENCES, "audience", limit=50),
    read=Verb("getAudience", "GET", _AUDIENCES + "/{id}", "audience", limit=100),
    list=Verb("listAudiences", "GET", _AUDIENCES, "audiences", limit=60),
    update=Verb(
        "updateAudienceForSpace",
        "PATCH",
        _AUDIENCES + "/{id}",
        "audience",
        limit=50,
        without=("definition.targetEntity",),
    ),
    delete=Verb("removeAudienceFromSpace", "DELETE", _AUDIENCES + "/{id}", limit=50),
    list_query=AudiencesQuestion,
    read_query=AudienceQuestion,
)
