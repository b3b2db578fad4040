"""A user: somebody who may work in the workspace, and what he may do there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Part, Verb

from .base import OPEN, REPLACE, STABLE, UNORDERED, UNSTATED, Id, Kind, Model, Spec
from .source import Label

MOST_PERMISSIONS = 200
ResourceType = Annotated[Literal["FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE"], OPEN]


class PermissionResource(Model):
    """Something that a role is limited to."""

    id: Annotated[str, Field(min_length=1, description="Identifier of the resource, or of the workspace.")]
    type: Annotated[ResourceType, Field(description="What it is; WORKSPACE means everything in it.")]
    labels: Annotated[
        Sequence[Label] | None,
        UNORDERED,
        Field(description="Labels that limit it further; only for WORKSPACE."),
    ] = None


class PermissionSpec(Model):
    """A role, and what it is given for."""

    role_id: Annotated[str, Field(min_length=1, description="Role that is given.")]
    resources: Annotated[
        Sequence[PermissionResource], UNORDERED, Field(max_length=200, description="What the role is given for.")
    ]


class Permission(PermissionSpec):
    """A permission as the service sees it."""

    role_name: Annotated[str, Field(description="What the role is called.")]
    resources: Annotated[Sequence[PermissionResource], UNORDERED, Field(description="What the role is given for.")]
    labels: Annotated[
        Sequence[Label] | None, UNSTATED, UNORDERED, Field(description="Labels that limit the permission.")
    ] = None


class UserSpec(Spec):
    """Somebody who may work in the workspace."""

    email: Annotated[str, REPLACE, Field(min_length=1, description="E-mail address.")]
    permissions: Annotated[
        Sequence[PermissionSpec],
        UNORDERED,
        Field(max_length=MOST_PERMISSIONS, description="What the user may do."),
    ] = ()


class User(UserSpec):
    """A user as the service sees it."""

    id: Id
    name: Annotated[str, STABLE, Field(description="Name of the person; empty until somebody says it.")]
    permissions: Annotated[Sequence[Permission], UNORDERED, Field(description="What the user may do.")] = ()


USER = Kind(
    "user",
    UserSpec,
    User,
    identity=("id",),
    tag="IAM Users",
    read=Verb("getUser", "GET", "/users/{id}", "user"),
    list=Verb("listUsers", "GET", "/users", "users"),
    delete=Verb("deleteUsers", "DELETE", "/users", query=("id",), spelled={"id": "userIds[0]"}, limit=60),
    parts=(
        Part(
            "permissions",
            Verb("replacePermissionsForUser", "PUT", "/users/{id}/permissions", "permissions", limit=60),
        ),
    ),
    # Nothing creates a user: whoever accepts an invite becomes one.
    resource=False,
    data_source=True,
)
