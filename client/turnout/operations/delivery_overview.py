"""Delivery overview: what became of events on their way from a source to a destination, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Operation, Paged, Pagination
from .events import EndTime, GroupBy, Names, StartTime, Step, Time

TAG = "Delivery Overview"
SourceId = Annotated[str, Field(min_length=1, description="Source of the events.")]
EventNames = Annotated[Names, Field(description="Only events with these names.")]
EventTypes = Annotated[Names, Field(description="Only events of these types, such as track.")]
AppVersions = Annotated[Names, Field(description="Only events of these versions of an app.")]
Reasons = Annotated[Names, Field(description="Only events kept back or refused for these reasons.")]


class ReceivedFilter(Model):
    """Which of the events that were taken in are counted."""

    event_name: EventNames = None
    event_type: EventTypes = None
    app_version: AppVersions = None


class SourceStepFilter(ReceivedFilter):
    """Which events of a step at the source are counted."""

    discard_reason: Reasons = None


class DestinationStepFilter(SourceStepFilter):
    """Which events of a step at a destination are counted."""

    subscription_id: Annotated[Names, Field(description="Only events of these subscriptions.")] = None
    activation_id: Annotated[Names, Field(description="Only events of these activations.")] = None
    audience_id: Annotated[Names, Field(description="Only events of these audiences.")] = None
    space_id: Annotated[Names, Field(description="Only events of these spaces.")] = None


class ReceivedQuestion(Paged):
    """Which of the events that were taken in are counted, and how finely."""

    source_id: SourceId
    start_time: StartTime
    end_time: EndTime
    group_by: GroupBy = None
    granularity: Step
    filter: Annotated[ReceivedFilter | None, Field(description="Which events are counted.")] = None


class SourceStepQuestion(Paged):
    """Which events of a step at the source are counted, and how finely."""

    source_id: SourceId
    start_time: StartTime
    end_time: EndTime
    group_by: GroupBy = None
    granularity: Step
    filter: Annotated[SourceStepFilter | None, Field(description="Which events are counted.")] = None


class DestinationStepQuestion(Paged):
    """Which events of a step at a destination are counted, and how finely."""

    source_id: SourceId
    destination_config_id: Annotated[str, Field(min_length=1, description="Destination of the events.")]
    start_time: StartTime
    end_time: EndTime
    group_by: GroupBy = None
    granularity: Step
    filter: Annotated[DestinationStepFilter | None, Field(description="Which events are counted.")] = None


class DeliveryPoint(Model):
    """How many events one span had."""

    time: Time
    count: Annotated[float, Field(description="How many events.")]
    retry_count: Annotated[float | None, Field(description="How many attempts failed and were tried again.")] = None


class DeliverySeries(Model):
    """One series of counts; what was not asked to be counted apart is not named."""

    event_name: Annotated[str | None, Field(description="Name of the events.")] = None
    app_version: Annotated[str | None, Field(description="Version of the app that sent them.")] = None
    event_type: Annotated[str | None, Field(description="Type of the events.")] = None
    discard_reason: Annotated[str | None, Field(description="Why they were kept back or refused.")] = None
    total: Annotated[float, Field(description="How many events in all.")]
    series: Annotated[Sequence[DeliveryPoint], Field(description="The counts in the order of time.")]
    total_retry_count: Annotated[float | None, Field(description="How many attempts failed in all.")] = None


class DeliveryStep(Model):
    """How many events one step of delivery had."""

    total: Annotated[float, Field(description="How many events in all.")]
    dataset: Annotated[Sequence[DeliverySeries], Field(description="One series for each group.")]
    pagination: Annotated[Pagination, Field(description="Where this page is in the list of series.")]


def _verb(operation: str, path: str) -> Verb:
    return Verb(operation, "GET", f"/delivery-overview/{path}", "*", media="v1beta")


GET_INGRESS_FAILED_METRICS_FROM_DELIVERY_OVERVIEW = Operation(
    _verb("getIngressFailedMetricsFromDeliveryOverview", "failed-on-ingest"), SourceStepQuestion, DeliveryStep, TAG
)
GET_INGRESS_SUCCESS_METRICS_FROM_DELIVERY_OVERVIEW = Operation(
    _verb("getIngressSuccessMetricsFromDeliveryOverview", "successfully-received"),
    ReceivedQuestion,
    DeliveryStep,
    TAG,
)
GET_FILTERED_AT_SOURCE_METRICS_FROM_DELIVERY_OVERVIEW = Operation(
    _verb("getFilteredAtSourceMetricsFromDeliveryOverview", "filtered-at-source"),
    SourceStepQuestion,
    DeliveryStep,
    TAG,
)
GET_FILTERED_AT_DESTINATION_METRICS_FROM_DELIVERY_OVERVIEW = Operation(
    _verb("getFilteredAtDestinationMetricsFromDeliveryOverview", "filtered-at-destination"),
    DestinationStepQuestion,
    DeliveryStep,
    TAG,
)
GET_EGRESS_FAILED_METRICS_FROM_DELIVERY_OVERVIEW = Operation(
    _verb("getEgressFailedMetricsFromDeliveryOverview", "failed-delivery"),
    DestinationStepQuestion,
    DeliveryStep,
    TAG,
)
GET_EGRESS_SUCCESS_METRICS_FROM_DELIVERY_OVERVIEW = Operation(
    _verb("getEgressSuccessMetricsFromDeliveryOverview", "successful-delivery"),
    DestinationStepQuestion,
    DeliveryStep,
    TAG,
)
