"""A user group: users with the permissions that they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Part, Verb

from .base import NEEDED, UNORDERED, UNSTATED, Id, Kind, Spec
from .user import MOST_PERMISSIONS, Permission, PermissionSpec


class UserGroupSpec(Spec):
    """Users with the permissions that they share."""

    name: Annotated[str, NEEDED, Field(min_length=1, description="Name shown to people.")]
    permissions: Annotated[
        Sequence[PermissionSpec],
        UNORDERED,
        Field(max_length=MOST_PERMISSIONS, description="What its members may do."),
    ] = ()


class UserGroup(UserGroupSpec):
    """A user group as the service sees it."""

    id: Id
    member_count: Annotated[float, UNSTATED, Field(description="How many users and invited people are in it.")]
    permissions: Annotated[Sequence[Permission], UNORDERED, Field(description="What its members may do.")] = ()


USER_GROUP = Kind(
    "user_group",
    UserGroupSpec,
    UserGroup,
    identity=("id",),
    tag="IAM Groups",
    create=Verb("createUserGroup", "POST", "/groups", "userGroup", limit=60),
    read=Verb("getUserGroup", "GET", "/groups/{id}", "userGroup"),
    list=Verb("listUserGroups", "GET", "/groups", "userGroups"),
    update=Verb("updateUserGroup", "PATCH", "/groups/{id}", "userGroup", limit=60),
    delete=Verb("deleteUserGroup", "DELETE", "/groups/{id}", limit=60),
    parts=(
        Part(
            "permissions",
            Verb("replacePermissionsForUserGroup", "PUT", "/groups/{id}/permissions", "permissions", limit=60),
        ),
    ),
    # Its members are told by e-mail and read from two lists, of users and of invites: no part says that.
    resource=False,
)
