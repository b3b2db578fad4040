"""A space filter: which events of its sources a space takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import FQL, NEEDED, REPLACE, SERVER_DEFAULT, STABLE, UNSTATED, Id, Kind, Spec


class SpaceFilterSpec(Spec):
    """A rule about the events of all sources that are connected to a space."""

    integration_id: Annotated[
        str, REPLACE, NEEDED, Field(min_length=1, max_length=255, description="Space that it guards.")
    ]
    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    if_: Annotated[str, FQL, Field(min_length=1, description="Expression that says which events it matches.")]
    enabled: Annotated[
        bool | None, SERVER_DEFAULT, Field(description="Whether the filter is applied; it is when left out.")
    ] = None
    drop: Annotated[
        bool | None, SERVER_DEFAULT, Field(description="Whether matching events are dropped; not when left out.")
    ] = None
    description: Annotated[str | None, Field(description="Why it is there.")] = None


class SpaceFilter(SpaceFilterSpec):
    """A space filter as the service sees it."""

    id: Id
    workspace_id: Annotated[str, STABLE, Field(description="Workspace that it belongs to.")]
    # The service need not answer these two.
    name: Annotated[str, Field(description="Name shown to people.")] = ""
    if_: Annotated[str, FQL, Field(description="Expression that says which events it matches.")] = ""
    created_at: Annotated[str, UNSTATED, Field(description="When it was created, ISO 8601.")]
    updated_at: Annotated[str, UNSTATED, Field(description="When it was last changed, ISO 8601.")]


SPACE_FILTER = Kind(
    "space_filter",
    SpaceFilterSpec,
    SpaceFilter,
    identity=("id",),
    tag="Space Filters",
    create=Verb("createFilterForSpace", "POST", "/filters", "filter", media="v1beta"),
    read=Verb("getFilterById", "GET", "/filters/{id}", "filter", media="v1beta"),
    list=Verb(
        "listFiltersForSpace", "GET", "/filters", "filters", query=("integration_id",), media="v1beta", page=10
    ),
    update=Verb("updateFilterById", "PATCH", "/filters/{id}", "filter", media="v1beta"),
    delete=Verb("deleteFilterById", "DELETE", "/filters/{id}", media="v1beta"),
)
