"""Destinations: how deliveries to one of them go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Input, Operation
from .events import Granularity


class DeliveryMetricsQuestion(Input):
    """Which deliveries are to be summed up."""

    destination_id: Annotated[str, Field(description="Destination of the deliveries.")]
    source_id: Annotated[str, Field(min_length=1, description="Source of the events.")]
    start_time: Annotated[str | None, Field(description="Time to count from, in ISO 8601.")] = None
    end_time: Annotated[str | None, Field(description="Time to count up to, in ISO 8601.")] = None
    granularity: Annotated[
        Granularity | None, Field(description="How exactly the times are taken; it bounds how far back they go.")
    ] = None


class DeliveryMetricPart(Model):
    """One figure that a metric consists of."""

    metric_name: Annotated[str, Field(description="Name of the figure.")]
    value: Annotated[float, Field(description="The figure; times are in milliseconds.")]


class DeliveryMetric(Model):
    """One metric of deliveries."""

    metric_name: Annotated[str, Field(description="Name of the metric, such as successes.")]
    total: Annotated[float, Field(description="How many deliveries it counts.")]
    breakdown: Annotated[
        Sequence[DeliveryMetricPart] | None, Field(description="The figures that it consists of.")
    ] = None


class DeliveryMetricsSummary(Model):
    """How the deliveries to one destination went."""

    source_id: Annotated[str, Field(description="Source of the events.")]
    destination_metadata_id: Annotated[str, Field(description="Catalog entry of the destination.")]
    metrics: Annotated[Sequence[DeliveryMetric], Field(description="The metrics.")]


LIST_DELIVERY_METRICS_SUMMARY_FROM_DESTINATION = Operation(
    Verb(
        "listDeliveryMetricsSummaryFromDestination",
        "GET",
        "/destinations/{destination_id}/delivery-metrics",
        "deliveryMetricsSummary",
        media="v1beta",
    ),
    DeliveryMetricsQuestion,
    DeliveryMetricsSummary,
    "Destinations",
)
