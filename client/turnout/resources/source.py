"""A source: one place that events come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Part, Verb

from .base import (
    ASKED,
    JSON,
    LATER,
    MERGED,
    SENSITIVE,
    SERVER_DEFAULT,
    STABLE,
    UNORDERED,
    UNSTATED,
    Id,
    JsonObject,
    Kind,
    Model,
    Spec,
)
from .catalog import MetadataId, SourceMetadata
from .source_tracking_plan_connection import SchemaSettings, schema_settings_at


class Label(Model):
    """A key and a value that group sources and limit who may see them."""

    key: Annotated[str, Field(min_length=1, description="What the label is about, such as `environment`.")]
    value: Annotated[str, Field(min_length=1, description="What it says, such as `production`.")]
    description: Annotated[str | None, UNSTATED, Field(description="What it is for.")] = None


class SourceSpec(Spec):
    """A place that events come from."""

    slug: Annotated[str, Field(min_length=1, description="Name in URLs, unique in the workspace.")]
    metadata_id: MetadataId
    enabled: Annotated[bool, Field(description="Whether events are accepted.")]
    name: Annotated[
        str | None, LATER, SERVER_DEFAULT, Field(description="Name shown to people; the slug when left out.")
    ] = None
    settings: Annotated[
        JsonObject,
        ASKED,
        JSON,
        MERGED,
        Field(description="Settings by name; the catalog entry's options say which."),
    ] = Field(default_factory=dict)
    labels: Annotated[Sequence[Label], UNORDERED, Field(max_length=200, description="Labels on the source.")] = ()


class Source(SourceSpec):
    """A source as the service sees it."""

    id: Id
    workspace_id: Annotated[str, STABLE, Field(description="Workspace that it belongs to.")]
    metadata: Annotated[SourceMetadata, UNSTATED, Field(description="Catalog entry that it is an instance of.")]
    write_keys: Annotated[
        Sequence[str],
        STABLE,
        SENSITIVE,
        Field(
            repr=False,
            description="Keys that events are sent with; empty without admin rights on the source.",
        ),
    ]
    tracking_plan_id: Annotated[
        str | None, UNSTATED, Field(description="Tracking plan that its events are checked against; not in lists.")
    ] = None


class SourceInDetail(Source):
    """A source with what is looked up beside it; its labels are in the service's order."""

    labels: Annotated[Sequence[Label], Field(description="Labels on the source.")] = ()
    schema_settings: Annotated[
        SchemaSettings | None, Field(description="What happens to events that break the tracking plan.")
    ] = None


SOURCE = Kind(
    "source",
    SourceSpec,
    Source,
    identity=("id",),
    tag="Sources",
    create=Verb("createSource", "POST", "/sources", "source", always={"disconnectAllWarehouses": True}, status=201),
    read=Verb("getSource", "GET", "/sources/{id}", "source", beside=("trackingPlanId",)),
    list=Verb("listSources", "GET", "/sources", "sources"),
    update=Verb("updateSource", "PATCH", "/sources/{id}", "source"),
    delete=Verb("deleteSource", "DELETE", "/sources/{id}"),
    parts=(Part("labels", Verb("replaceLabelsInSource", "PUT", "/sources/{id}/labels", "labels")),),
    natural_key=("slug",),
    data_source=True,
    detailed=SourceInDetail,
    beside=(schema_settings_at("/sources/{id}/settings"),),
)
