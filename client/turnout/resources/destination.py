"""A destination: one place that events go to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import ASKED, JSON, MERGED, REPLACE, SERVER_DEFAULT, UNSTATED, Id, JsonObject, Kind, Spec
from .catalog import DestinationMetadata, MetadataId


class DestinationSpec(Spec):
    """A place that the events of one source go to."""

    source_id: Annotated[str, REPLACE, Field(min_length=1, description="Source whose events are sent here.")]
    metadata_id: MetadataId
    enabled: Annotated[bool, ASKED, Field(description="Whether events are delivered.")] = True
    name: Annotated[str | None, SERVER_DEFAULT, Field(description="Name shown to people.")] = None
    settings: Annotated[
        JsonObject,
        JSON,
        MERGED,
        Field(description="Settings by name; the catalog entry's options say which."),
    ]


class Destination(DestinationSpec):
    """A destination as the service sees it."""

    id: Id
    metadata: Annotated[DestinationMetadata, UNSTATED, Field(description="Catalog entry that it is an instance of.")]


DESTINATION = Kind(
    "destination",
    DestinationSpec,
    Destination,
    identity=("id",),
    tag="Destinations",
    create=Verb("createDestination", "POST", "/destinations", "destination"),
    read=Verb("getDestination", "GET", "/destinations/{id}", "destination"),
    list=Verb("listDestinations", "GET", "/destinations", "destinations"),
    update=Verb("updateDestination", "PATCH", "/destinations/{id}", "destination"),
    delete=Verb("deleteDestination", "DELETE", "/destinations/{id}"),
    data_source=True,
)
