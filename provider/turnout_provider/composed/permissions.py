"""What a user or a group may do, as the official provider writes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout.resources.base import UNORDERED, Model
from turnout.resources.source import Label
from turnout.resources.user import MOST_PERMISSIONS, ResourceType

ABOUT_PERMISSIONS = "What they may do."


class GrantedResource(Model):
    """Something that a role is limited to."""

    id: Annotated[str, Field(min_length=1, description="Identifier of the resource, or of the workspace.")]
    type: Annotated[ResourceType, Field(description="What it is; WORKSPACE means everything in it.")]
    labels: Annotated[
        Sequence[Label], UNORDERED, Field(description="Labels that limit it further; only for WORKSPACE.")
    ] = ()


class Grant(Model):
    """A role, and what it is given for."""

    role_id: Annotated[str, Field(min_length=1, description="Role that is given.")]
    resources: Annotated[
        Sequence[GrantedResource], UNORDERED, Field(max_length=200, description="What the role is given for.")
    ] = ()


Grants = Annotated[
    Sequence[Grant], UNORDERED, Field(max_length=MOST_PERMISSIONS, description="What the user or group may do.")
]
