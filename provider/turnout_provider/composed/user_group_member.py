"""One member of a user group, beside whoever else is in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.operations import iam_groups
from turnout.resources.base import REPLACE, Spec

from .base import Composed


class UserGroupMemberSpec(Spec):
    """Somebody who is in a user group, whoever else is; not for groups whose `members` are managed."""

    user_group_id: Annotated[str, REPLACE, Field(min_length=1, description="User group.")]
    email: Annotated[
        str, REPLACE, Field(min_length=1, max_length=255, description="Address of a user or of somebody invited.")
    ]


class UserGroupMember(UserGroupMemberSpec):
    """A member."""


USER_GROUP_MEMBER = Composed(
    "user_group_member",
    UserGroupMemberSpec,
    UserGroupMember,
    identity=("user_group_id", "email"),
    tag=iam_groups.TAG,
    create=iam_groups.ADD_USERS_TO_USER_GROUP.verb,
    delete=iam_groups.REMOVE_USERS_FROM_USER_GROUP.verb,
    flows="member",
    verbs={
        "users": iam_groups.LIST_USERS_FROM_USER_GROUP.verb,
        "invited": iam_groups.LIST_INVITES_FROM_USER_GROUP.verb,
    },
)
