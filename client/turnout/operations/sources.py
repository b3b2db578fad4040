"""Sources: what can be done with them beyond making, reading, changing and deleting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import SENSITIVE
from turnout.resources.destination import Destination
from turnout.resources.source import Label, Source

from .base import Input, Listing, Operation, Paged

SourceId = Annotated[str, Field(min_length=1, description="Source that it is about.")]


class AddLabels(Input):
    """Labels for a source."""

    source_id: SourceId
    labels: Annotated[Sequence[Label], Field(max_length=200, description="Labels to add to those it has.")]


class NewWriteKey(Input):
    """Which source gets another write key."""

    source_id: SourceId


class SpentWriteKey(Input):
    """A write key that shall no longer be taken."""

    source_id: SourceId
    write_key: Annotated[str, SENSITIVE, Field(min_length=1, repr=False, description="The key.")]


class OfSource(Paged):
    """What belongs to a source, page by page."""

    source_id: SourceId


ADD_LABELS_TO_SOURCE = Operation(
    Verb("addLabelsToSource", "POST", "/sources/{source_id}/labels", "labels"), AddLabels, list[Label], "Sources"
)
LIST_CONNECTED_DESTINATIONS_FROM_SOURCE = Listing(
    Verb("listConnectedDestinationsFromSource", "GET", "/sources/{source_id}/connected-destinations", "destinations"),
    OfSource,
    Destination,
    "Sources",
)
CREATE_WRITE_KEY_FOR_SOURCE = Operation(
    Verb("createWriteKeyForSource", "POST", "/sources/{source_id}/writekey", "source", media="v1alpha"),
    NewWriteKey,
    Source,
    "Sources",
)
REMOVE_WRITE_KEY_FROM_SOURCE = Operation(
    Verb("removeWriteKeyFromSource", "DELETE", "/sources/{source_id}/writekey/{write_key}", media="v1alpha"),
    SpentWriteKey,
    type(None),
    "Sources",
)
