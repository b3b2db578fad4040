"""IAM groups: who is in a group, and further permissions for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model
from turnout.resources.user import MOST_PERMISSIONS, PermissionSpec
from turnout.resources.user_group import UserGroup

from .base import Input, Listing, Operation, Paged
from .iam_users import MOST_EMAILS, AccessPermission, Email

TAG = "IAM Groups"
GroupId = Annotated[str, Field(min_length=1, description="User group that it is about.")]
# The service says `group` where it changes or removes members, and `groups` elsewhere.
_PLURAL = "/groups/{user_group_id}"
_MEMBERS = "/group/{user_group_id}/users"


class SomeMembers(Input):
    """Some people of a user group."""

    user_group_id: GroupId
    emails: Annotated[
        Sequence[Email],
        Field(min_length=1, max_length=MOST_EMAILS, description="Addresses of users or invited people."),
    ]


class AllMembers(Input):
    """All the people of a user group."""

    user_group_id: GroupId
    emails: Annotated[
        Sequence[Email],
        Field(max_length=MOST_EMAILS, description="Addresses of users or invited people; others are taken out."),
    ]


class MorePermissionsForGroup(Input):
    """Permissions for a user group."""

    user_group_id: GroupId
    permissions: Annotated[
        Sequence[PermissionSpec],
        Field(min_length=1, max_length=MOST_PERMISSIONS, description="What to add to those that there are."),
    ]


class OfGroup(Paged):
    """What belongs to a user group, page by page."""

    user_group_id: GroupId


class MinimalUser(Model):
    """A user in short."""

    id: Annotated[str, Field(description="Identifier of the user.")]
    name: Annotated[str, Field(description="Name of the person.")]
    email: Annotated[str, Field(description="E-mail address.")]


ADD_USERS_TO_USER_GROUP = Operation(
    Verb("addUsersToUserGroup", "POST", f"{_PLURAL}/users", "userGroup", limit=60), SomeMembers, UserGroup, TAG
)
REPLACE_USERS_IN_USER_GROUP = Operation(
    Verb("replaceUsersInUserGroup", "PUT", _MEMBERS, "userGroup", limit=60), AllMembers, UserGroup, TAG
)
REMOVE_USERS_FROM_USER_GROUP = Operation(
    Verb("removeUsersFromUserGroup", "DELETE", _MEMBERS, limit=60), SomeMembers, type(None), TAG
)
LIST_USERS_FROM_USER_GROUP = Listing(
    Verb("listUsersFromUserGroup", "GET", f"{_PLURAL}/users", "users"), OfGroup, MinimalUser, TAG
)
LIST_INVITES_FROM_USER_GROUP = Listing(
    Verb("listInvitesFromUserGroup", "GET", f"{_PLURAL}/invites", "emails"), OfGroup, str, TAG
)
ADD_PERMISSIONS_TO_USER_GROUP = Operation(
    Verb("addPermissionsToUserGroup", "POST", f"{_PLURAL}/permissions", "permissions", limit=60),
    MorePermissionsForGroup,
    list[AccessPermission],
    TAG,
)
