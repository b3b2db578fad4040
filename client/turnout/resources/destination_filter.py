"""A destination filter: which events, and which of their properties, a destination gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb

from .base import FQL, JSON, OPEN, REPLACE, UNORDERED, UNSTATED, Id, Kind, Model, Spec


class FilterAction(Model):
    """What happens to an event that a filter matches."""

    type: Annotated[
        Literal["ALLOW_PROPERTIES", "DROP", "DROP_PROPERTIES", "SAMPLE"],
        OPEN,
        Field(description="Drop the event, drop or keep some properties, or let through a share of the events."),
    ]
    percent: Annotated[
        float | None, Field(ge=0, le=1, description="Share of the events that SAMPLE lets through, 0 to 1.")
    ] = None
    path: Annotated[
        str | None,
        Field(description="Field whose value decides what SAMPLE lets through; random when left out."),
    ] = None
    fields: Annotated[
        dict[str, Sequence[str]] | None,
        JSON,
        Field(description="Property names by the path of the object that holds them; the empty path is the event."),
    ] = None


class DestinationFilterSpec(Spec):
    """A rule about the events that one destination gets from its source."""

    destination_id: Annotated[str, REPLACE, Field(min_length=1, description="Destination that it guards.")]
    source_id: Annotated[str, REPLACE, Field(min_length=1, description="Source that the events come from.")]
    title: Annotated[str, Field(min_length=1, max_length=64, description="Name shown to people.")]
    if_: Annotated[str, FQL, Field(max_length=5120, description="Expression that says which events it matches.")]
    actions: Annotated[
        Sequence[FilterAction],
        UNORDERED,
        Field(min_length=1, description="What happens to an event that matches."),
    ]
    enabled: Annotated[bool, Field(description="Whether the filter is applied.")]
    description: Annotated[str | None, Field(description="Why it is there.")] = None


class DestinationFilter(DestinationFilterSpec):
    """A destination filter as the service sees it."""

    id: Id
    created_at: Annotated[str, UNSTATED, Field(description="When it was created, ISO 8601.")]
    updated_at: Annotated[str, UNSTATED, Field(description="When it was last changed, ISO 8601.")]


_FILTERS = "/destination/{destination_id}/filters"

DESTINATION_FILTER = Kind(
    "destination_filter",
    DestinationFilterSpec,
    DestinationFilter,
    identity=("destination_id", "id"),
    tag="Destination Filters",
    create=Verb("createFilterForDestination", "POST", _FILTERS, "filter"),
    read=Verb("getFilterInDestination", "GET", _FILTERS + "/{id}", "filter"),
    list=Verb("listFiltersFromDestination", "GET", _FILTERS, "filters"),
    update=Verb("updateFilterForDestination", "PATCH", _FILTERS + "/{id}", "filter"),
    delete=Verb("removeFilterFromDestination", "DELETE", _FILTERS + "/{id}"),
)
