"""One permission of a user or a user group, beside whatever else they may do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout.operations.iam_groups import ADD_PERMISSIONS_TO_USER_GROUP
from turnout.operations.iam_users import ADD_PERMISSIONS_TO_USER
from turnout.resources.base import REPLACE, UNORDERED, Spec
from turnout.resources.source import Label
from turnout.resources.user import USER, ResourceType
from turnout.resources.user_group import USER_GROUP

from .base import Composed


class OnePermissionSpec(Spec):
    """A role that is given for one thing, whatever other permissions there are."""

    role_id: Annotated[str, REPLACE, Field(min_length=1, description="Role that is given.")]
    resource_id: Annotated[str, REPLACE, Field(min_length=1, description="What it is given for, or the workspace.")]
    resource_type: Annotated[ResourceType, REPLACE, Field(description="What that is; WORKSPACE means all in it.")]
    labels: Annotated[
        Sequence[Label], REPLACE, UNORDERED, Field(description="Labels that limit it further; only for WORKSPACE.")
    ] = ()


class UserPermissionSpec(OnePermissionSpec):
    """A role that a user has for one thing, beside what else the user may do."""

    user_id: Annotated[str, REPLACE, Field(min_length=1, description="User who gets it.")]


class UserPermission(UserPermissionSpec):
    """A user's permission."""


class UserGroupPermissionSpec(OnePermissionSpec):
    """A role that a user group has for one thing, beside what else its members may do."""

    user_group_id: Annotated[str, REPLACE, Field(min_length=1, description="User group that gets it.")]


class UserGroupPermission(UserGroupPermissionSpec):
    """A user group's permission."""


USER_PERMISSION = Composed(
    "user_permission",
    UserPermissionSpec,
    UserPermission,
    identity=("user_id", "role_id", "resource_id"),
    tag=ADD_PERMISSIONS_TO_USER.tag,
    create=ADD_PERMISSIONS_TO_USER.verb,
    read=USER.read,
    delete=USER.parts[0].write,
    flows="granted",
)
USER_GROUP_PERMISSION = Composed(
    "user_group_permission",
    UserGroupPermissionSpec,
    UserGroupPermission,
    identity=("user_group_id", "role_id", "resource_id"),
    tag=ADD_PERMISSIONS_TO_USER_GROUP.tag,
    create=ADD_PERMISSIONS_TO_USER_GROUP.verb,
    read=USER_GROUP.read,
    delete=USER_GROUP.parts[0].write,
    flows="granted",
)
