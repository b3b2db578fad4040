"""Deletion and suppression: regulations, which delete what is known of people or keep events about them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import OPEN, Model

from .base import Input, Listing, Operation, Paged

TAG = "Deletion and Suppression"
MOST_SUBJECTS = 5000
RegulationType = Annotated[
    Literal[
        "DELETE_INTERNAL",
        "DELETE_ONLY",
        "SUPPRESS_ONLY",
        "SUPPRESS_WITH_DELETE",
        "SUPPRESS_WITH_DELETE_INTERNAL",
        "UNSUPPRESS",
    ],
    OPEN,
]
SourceRegulationType = Annotated[
    Literal[
        "DELETE_ARCHIVE_ONLY",
        "DELETE_INTERNAL",
        "DELETE_ONLY",
        "SUPPRESS_ONLY",
        "SUPPRESS_WITH_DELETE",
        "SUPPRESS_WITH_DELETE_INTERNAL",
        "UNSUPPRESS",
    ],
    OPEN,
]
RegulationStatus = Annotated[
    Literal["FAILED", "FINISHED", "INITIALIZED", "INVALID", "NOT_SUPPORTED", "PARTIAL_SUCCESS", "RUNNING"], OPEN
]
SourceId = Annotated[str, Field(min_length=1, description="Source that it is about.")]
Subjects = Annotated[
    Sequence[Annotated[str, Field(min_length=1)]],
    Field(min_length=1, max_length=MOST_SUBJECTS, description="Ids of the people or objects."),
]


class RegulateWorkspace(Input):
    """What is to be done about people or objects in the whole workspace."""

    regulation_type: Annotated[RegulationType, Field(description="What is to be done.")]
    subject_type: Annotated[
        Annotated[Literal["OBJECT_ID", "USER_ID"], OPEN], Field(description="What the ids are ids of.")
    ]
    subject_ids: Subjects


class RegulateSource(Input):
    """What is to be done about people in one source."""

    source_id: SourceId
    regulation_type: Annotated[SourceRegulationType, Field(description="What is to be done.")]
    subject_type: Annotated[
        Annotated[Literal["ANONYMOUS_ID", "USER_ID"], OPEN],
        Field(description="What the ids are ids of; ANONYMOUS_ID only for DELETE_ARCHIVE_ONLY."),
    ]
    subject_ids: Subjects


class RegulateCloudSource(Input):
    """What is to be done about objects in one collection of a cloud source."""

    source_id: SourceId
    regulation_type: Annotated[RegulationType, Field(description="What is to be done.")]
    subject_type: Annotated[Annotated[Literal["OBJECT_ID"], OPEN], Field(description="What the ids are ids of.")]
    subject_ids: Subjects
    collection: Annotated[str, Field(min_length=1, description="Collection that the objects are in.")]


class WorkspaceRegulations(Paged):
    """Which regulations of the workspace are wanted, page by page."""

    status: Annotated[RegulationStatus | None, Field(description="Only those that got this far.")] = None
    regulation_types: Annotated[
        Sequence[RegulationType] | None, Field(description="Only those that do one of these.")
    ] = None


class SourceRegulations(Paged):
    """Which regulations of a source are wanted, page by page."""

    source_id: SourceId
    status: Annotated[RegulationStatus | None, Field(description="Only those that got this far.")] = None
    regulation_types: Annotated[
        Sequence[SourceRegulationType] | None, Field(description="Only those that do one of these.")
    ] = None


class RegulationId(Input):
    """Which regulation is wanted."""

    regulate_id: Annotated[str, Field(min_length=1, description="Regulation that it is about.")]


class RegulationEntry(Model):
    """A regulation in a list."""

    id: Annotated[str, Field(description="Identifier of the regulation.")]
    subject_type: Annotated[str, Field(description="What the ids are ids of.")]
    subjects: Annotated[Sequence[str], Field(description="Ids of the people or objects.")]
    status: Annotated[RegulationStatus, Field(description="How far it got.")]
    created_at: Annotated[str, Field(description="When it was asked for, ISO 8601.")]
    regulation_type: Annotated[SourceRegulationType, Field(description="What is to be done.")]
    finished_at: Annotated[str | None, Field(description="When it was done, ISO 8601.")] = None


class DestinationStatus(Model):
    """How far a regulation got in one destination."""

    name: Annotated[str, Field(description="Name of the destination.")]
    id: Annotated[str, Field(description="Identifier of the destination.")]
    status: Annotated[RegulationStatus, Field(description="How far it got.")]
    err_string: Annotated[str, Field(description="What went wrong; empty if nothing did.")]
    finished_at: Annotated[str, Field(description="When it was done, ISO 8601.")]


class StreamStatus(Model):
    """How far a regulation got in the destinations of one source."""

    id: Annotated[str, Field(description="Identifier of the source.")]
    destination_status: Annotated[Sequence[DestinationStatus], Field(description="Its destinations.")]


class Regulation(Model):
    """What was asked for about people or objects, and how far it got."""

    id: Annotated[str, Field(description="Identifier of the regulation.")]
    workspace_id: Annotated[str, Field(description="Workspace that it belongs to.")]
    overall_status: Annotated[RegulationStatus, Field(description="How far it got.")]
    finished_at: Annotated[str | None, Field(description="When it was done, ISO 8601.")] = None
    created_at: Annotated[str, Field(description="When it was asked for, ISO 8601.")]
    stream_status: Annotated[Sequence[StreamStatus], Field(description="How far it got, source by source.")]


class Suppressed(Model):
    """People or objects about whom no events are taken."""

    subject_type: Annotated[str, Field(description="What the ids are ids of, such as userId.")]
    subject_ids: Annotated[Sequence[str], Field(description="The ids.")]


CREATE_WORKSPACE_REGULATION = Operation(
    Verb("createWorkspaceRegulation", "POST", "/regulations", "regulateId", limit=600), RegulateWorkspace, str, TAG
)
CREATE_SOURCE_REGULATION = Operation(
    Verb("createSourceRegulation", "POST", "/regulations/sources/{source_id}", "regulateId", limit=600),
    RegulateSource,
    str,
    TAG,
)
CREATE_CLOUD_SOURCE_REGULATION = Operation(
    Verb("createCloudSourceRegulation", "POST", "/regulations/cloudsources/{source_id}", "regulateId", limit=600),
    RegulateCloudSource,
    str,
    TAG,
)
GET_REGULATION = Operation(
    Verb("getRegulation", "GET", "/regulations/{regulate_id}", "regulation"), RegulationId, Regulation, TAG
)
LIST_WORKSPACE_REGULATIONS = Listing(
    Verb("listWorkspaceRegulations", "GET", "/regulations", "regulations"), WorkspaceRegulations, RegulationEntry, TAG
)
LIST_REGULATIONS_FROM_SOURCE = Listing(
    Verb("listRegulationsFromSource", "GET", "/regulations/sources/{source_id}", "regulations"),
    SourceRegulations,
    RegulationEntry,
    TAG,
)
LIST_SUPPRESSIONS = Listing(Verb("listSuppressions", "GET", "/suppressions", "suppressed"), Paged, Suppressed, TAG)
