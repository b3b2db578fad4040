"""Audiences: trying them out, running them, and who uses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from turnout._wire import Verb
from turnout.resources.audience import (
    AudienceDefinition,
    AudienceSearch,
    AudienceSize,
    AudienceSummary,
    AudienceType,
)
from turnout.resources.base import OPEN, Model

from .base import Input, Listing, Operation, Paged
from .spaces import SpaceId

AudienceId = Annotated[str, Field(min_length=1, description="Audience that it is about.")]
ExternalIds = Annotated[
    Sequence[str] | None, Field(description="Kinds of identifier of which a profile must have one.")
]
BackfillDays = Annotated[int | None, Field(ge=0, description="Days before now from which events count.")]


class PreviewOptions(Model):
    """Which data a preview is computed from."""

    filter_by_external_ids: ExternalIds = None
    backfill_event_data_days: BackfillDays = None


class PreviewedOptions(PreviewOptions):
    """Which data a preview was computed from."""

    include_historical_data: Annotated[bool | None, Field(description="Whether older data counted.")] = None


class PreviewRequest(Input):
    """An audience to try out without making it."""

    space_id: SpaceId
    definition: Annotated[AudienceDefinition, Field(description="Whom it would hold.")]
    audience_type: Annotated[AudienceType, Field(description="What its members would be.")]
    options: Annotated[PreviewOptions | None, Field(description="Which data it is computed from.")] = None


class Started(Model):
    """What was started."""

    id: Annotated[str, Field(description="Identifier to ask for it with.")]


class OfPreview(Input):
    """Which preview is wanted."""

    space_id: SpaceId
    id: Annotated[str, Field(min_length=1, description="Identifier of the preview.")]


class AudiencePreview(Model):
    """What a definition finds."""

    id: Annotated[str, Field(description="Identifier of the preview.")]
    audience_type: Annotated[AudienceType, Field(description="What its members are.")]
    definition: Annotated[AudienceDefinition, Field(description="Whom it holds.")]
    options: Annotated[PreviewedOptions, Field(description="Which data it was computed from.")]
    status: Annotated[Literal["COMPLETED", "FAILED", "RUNNING"], OPEN, Field(description="How far it is.")]
    results: Annotated[Sequence[JsonValue] | None, Field(description="Some members, once it is COMPLETED.")] = None
    size: Annotated[AudienceSize | None, Field(description="How many there are, once it is COMPLETED.")] = None
    failure_reason: Annotated[str | None, Field(description="Why it FAILED.")] = None


class RunRequest(Input):
    """An audience to compute now."""

    space_id: SpaceId
    audience_id: AudienceId


class ConsumersOrder(Model):
    """In which order audiences are listed."""

    field: Annotated[Literal["CREATED_AT", "NAME", "UPDATED_AT"], OPEN, Field(description="What is compared.")]
    direction: Annotated[Literal["ASC", "DESC"], OPEN, Field(description="Upwards or downwards.")]


class ConsumersQuestion(Paged):
    """Which audiences use another one, page by page."""

    space_id: SpaceId
    id: AudienceId
    search: Annotated[AudienceSearch | None, Field(description="Which of them are wanted.")] = None
    sort: Annotated[ConsumersOrder | None, Field(description="In which order; oldest first when left out.")] = None


_AUDIENCES = "/spaces/{space_id}/audiences"

CREATE_AUDIENCE_PREVIEW = Operation(
    Verb("createAudiencePreview", "POST", _AUDIENCES + "/previews", "audiencePreview", limit=5),
    PreviewRequest,
    Started,
    "Audiences",
)
GET_AUDIENCE_PREVIEW = Operation(
    Verb("getAudiencePreview", "GET", _AUDIENCES + "/previews/{id}", "audiencePreview", limit=300),
    OfPreview,
    AudiencePreview,
    "Audiences",
)
FORCE_EXECUTE_AUDIENCE_RUN = Operation(
    Verb("forceExecuteAudienceRun", "POST", _AUDIENCES + "/{audience_id}/runs", "run"),
    RunRequest,
    Started,
    "Audiences",
)
LIST_AUDIENCE_CONSUMERS_FROM_SPACE_AND_AUDIENCE = Listing(
    Verb(
        "listAudienceConsumersFromSpaceAndAudience",
        "GET",
        _AUDIENCES + "/{id}/audience-references",
        "audiences",
        media="v1alpha",
        limit=25,
    ),
    ConsumersQuestion,
    AudienceSummary,
    "Audiences",
)
