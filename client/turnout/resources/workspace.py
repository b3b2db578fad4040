"""The workspace that a token belongs to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import Id, Kind, Model, Spec


class Workspace(Model):
    """A workspace: everything else lives in one."""

    id: Id
    slug: Annotated[str, Field(description="Name in URLs.")]
    name: Annotated[str, Field(description="Name shown to people.")]


WORKSPACE = Kind(
    "workspace",
    Spec,
    Workspace,
    read=Verb("getWorkspace", "GET", "/", "workspace"),
    tag="Workspaces",
    data_source=True,
)
