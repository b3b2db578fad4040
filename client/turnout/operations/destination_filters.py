"""Destination filters: trying one without making it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import FQL, JsonObject, Model
from turnout.resources.destination_filter import FilterAction

from .base import Input, Operation


class TriedFilter(Model):
    """A filter that need not exist."""

    if_: Annotated[str, FQL, Field(max_length=5120, description="Expression that says which events it matches.")]
    actions: Annotated[
        Sequence[FilterAction], Field(min_length=1, description="What happens to an event that matches.")
    ]


class FilterTrial(Input):
    """A filter, and an event to try it on."""

    filter: Annotated[TriedFilter, Field(description="The filter.")]
    payload: Annotated[JsonObject, Field(description="The event.")]


class FilterOutcome(Model):
    """What a filter makes of an event."""

    input_payload: Annotated[JsonObject, Field(description="The event as it was.")]
    result: Annotated[JsonObject | None, Field(description="The event as it is sent; none if it is dropped.")] = None


PREVIEW_DESTINATION_FILTER = Operation(
    Verb("previewDestinationFilter", "POST", "/destination/filters/preview", "*"),
    FilterTrial,
    FilterOutcome,
    "Destination Filters",
)
