"""IAM roles: what there is to give to users and groups."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Listing, Paged


class Role(Model):
    """A role that can be given to users and groups."""

    id: Annotated[str, Field(description="Identifier of the role, the same in every workspace.")]
    name: Annotated[str, Field(description="What it is called.")]
    description: Annotated[str, Field(description="What it is for.")]


LIST_ROLES = Listing(Verb("listRoles", "GET", "/roles", "roles"), Paged, Role, "IAM Roles")
