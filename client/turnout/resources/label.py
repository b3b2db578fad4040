"""A label: a key and a value that group sources and spaces, and limit who may see them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import REPLACE, Kind, Spec


class LabelSpec(Spec):
    """A label that sources and spaces can have."""

    key: Annotated[str, REPLACE, Field(min_length=1, description="What it is about, such as `environment`.")]
    value: Annotated[str, REPLACE, Field(min_length=1, description="What it says, such as `production`.")]
    description: Annotated[str | None, REPLACE, Field(description="What it is for.")] = None


class WorkspaceLabel(LabelSpec):
    """A label as the service sees it."""


LABEL = Kind(
    "label",
    LabelSpec,
    WorkspaceLabel,
    identity=("key", "value"),
    tag="Labels",
    create=Verb("createLabel", "POST", "/labels", "label", status=201, limit=60, wrap="label"),
    list=Verb("listLabels", "GET", "/labels", "labels", page=0),
    delete=Verb("deleteLabel", "DELETE", "/labels/{key}/{value}", limit=60),
    natural_key=("key", "value"),
)
