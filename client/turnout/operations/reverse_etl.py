"""Reverse ETL: syncs of the rows of a model, and how they went."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Input, Listing, Operation, Paged

ModelId = Annotated[str, Field(min_length=1, description="Model that it is about.")]
SyncId = Annotated[str, Field(min_length=1, description="Sync that it is about.")]
SubscriptionId = Annotated[str, Field(min_length=1, description="Destination subscription that gets the rows.")]


class SyncRequest(Input):
    """A sync that is wanted now."""

    source_id: Annotated[str, Field(min_length=1, description="Source of the model.")]
    model_id: ModelId
    subscription_id: SubscriptionId


class StartedSync(Model):
    """A sync that was begun."""

    sync_id: Annotated[str, Field(description="Identifier of the sync.")]
    started_at: Annotated[str, Field(description="When it was begun, in ISO 8601.")]


class OneSync(Input):
    """Which sync is meant."""

    model_id: ModelId
    sync_id: SyncId


class SyncsQuestion(Paged):
    """Syncs of one model to one subscription, page by page."""

    flat: ClassVar[bool] = True

    model_id: ModelId
    subscription_id: SubscriptionId
    count: Annotated[int, Field(ge=1, le=100, description="Most entries on one page.")] = 10


class Cancellation(Input):
    """Which sync shall not go on, and why."""

    model_id: ModelId
    sync_id: SyncId
    reason_for_canceling: Annotated[
        int | None,
        Field(
            ge=0,
            le=4,
            description="0 for a wrong model, 1 destination, 2 keys or 3 mapping; 4 for any other reason.",
        ),
    ] = None


class Canceled(Model):
    """Whether a sync is being canceled: a status if it is, an error if it is not."""

    model_id: Annotated[str, Field(description="Model of the sync.")]
    sync_id: Annotated[str, Field(description="Identifier of the sync.")]
    status: Annotated[str | None, Field(description="CANCELLING, if it is.")] = None
    error_code: Annotated[
        str | None, Field(description="Why it is not: SyncAlreadyCanceled or SyncFinishedCannotCancel.")
    ] = None
    error_message: Annotated[str | None, Field(description="The same for people.")] = None


class ExtractPhase(Model):
    """Rows that a sync read; counts are written as text."""

    added_count: Annotated[str, Field(description="Rows that are new.")]
    updated_count: Annotated[str, Field(description="Rows that were changed.")]
    deleted_count: Annotated[str, Field(description="Rows that are gone.")]
    extract_count: Annotated[str, Field(description="All rows that were read.")]
    error_code: Annotated[str, Field(description="What ended the phase; empty if nothing did.")]
    started_at: Annotated[str, Field(description="When it began, in ISO 8601.")]
    finished_at: Annotated[str, Field(description="When it ended, in ISO 8601.")]


class LoadPhase(Model):
    """Rows that a sync sent; counts are written as text."""

    deliver_success_count: Annotated[str, Field(description="Rows that the destination took.")]
    deliver_failure_count: Annotated[str, Field(description="Rows that it refused for good.")]
    error_code: Annotated[str, Field(description="What ended the phase; empty if nothing did.")]
    started_at: Annotated[str, Field(description="When it began, in ISO 8601.")]
    finished_at: Annotated[str, Field(description="When it ended, in ISO 8601.")]


class SyncStatus(Model):
    """How far a sync is."""

    sync_id: Annotated[str, Field(description="Identifier of the sync.")]
    model_id: Annotated[str, Field(description="Model whose rows are synced.")]
    source_id: Annotated[str, Field(description="Source of the model.")]
    sync_status: Annotated[str, Field(description="IN_PROGRESS, SUCCESS, PARTIAL_SUCCESS or FAIL.")]
    duration: Annotated[str, Field(description="How long it has taken.")]
    started_at: Annotated[str, Field(description="When it began, in ISO 8601.")]
    finished_at: Annotated[str | None, Field(description="When it ended, in ISO 8601.")] = None
    extract_phase: Annotated[ExtractPhase | None, Field(description="What was read.")] = None
    load_phase: Annotated[LoadPhase | None, Field(description="What was sent.")] = None
    error: Annotated[str | None, Field(description="What went wrong, for people.")] = None
    error_code: Annotated[str | None, Field(description="What ended the sync.")] = None


_SYNC = "/reverse-etl-models/{model_id}/syncs/{sync_id}"
_TAG = "Reverse ETL"

CREATE_REVERSE_ETL_MANUAL_SYNC = Operation(
    Verb(
        "createReverseETLManualSync",
        "POST",
        "/reverse-etl-syncs",
        "reverseETLManualSync",
        limit=20,
        media="v1alpha",
    ),
    SyncRequest,
    StartedSync,
    _TAG,
)
GET_REVERSE_ETL_SYNC_STATUS = Operation(
    Verb("getReverseETLSyncStatus", "GET", _SYNC, "reverseETLSyncStatus", limit=250, media="v1alpha"),
    OneSync,
    SyncStatus,
    _TAG,
)
CANCEL_REVERSE_ETL_SYNC_FOR_MODEL = Operation(
    Verb("cancelReverseETLSyncForModel", "POST", _SYNC + "/cancel", "*", media="v1alpha"),
    Cancellation,
    Canceled,
    _TAG,
)
LIST_REVERSE_ETL_SYNC_STATUSES_FROM_MODEL_AND_SUBSCRIPTION_ID = Listing(
    Verb(
        "listReverseETLSyncStatusesFromModelAndSubscriptionId",
        "GET",
        "/reverse-etl-models/{model_id}/subscriptionId/{subscription_id}/syncs",
        "syncStatuses",
        media="v1alpha",
    ),
    SyncsQuestion,
    SyncStatus,
    _TAG,
)
