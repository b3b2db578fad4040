"""IAM users: invites, further permissions, and the groups of a user."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model
from turnout.resources.source import Label
from turnout.resources.user import MOST_PERMISSIONS, PermissionResource, PermissionSpec, ResourceType

from .base import Input, Listing, Operation, Paged

MOST_EMAILS = 200
TAG = "IAM Users"
Email = Annotated[str, Field(min_length=1, max_length=255)]
UserId = Annotated[str, Field(min_length=1, description="User that it is about.")]


class InviteResource(Model):
    """Something that an invited user's role is limited to."""

    id: Annotated[str, Field(min_length=1, description="Identifier of the resource, or of the workspace.")]
    type: Annotated[ResourceType, Field(description="What it is; WORKSPACE means everything in it.")]


class InvitePermission(Model):
    """A role that an invited user gets, and what for."""

    role_id: Annotated[str, Field(min_length=1, description="Role that is given.")]
    resources: Annotated[
        Sequence[InviteResource] | None, Field(max_length=200, description="What the role is given for.")
    ] = None
    labels: Annotated[
        Sequence[Label] | None, Field(max_length=200, description="Labels that limit what the role is given for.")
    ] = None


class Invite(Model):
    """Somebody who is asked to join the workspace."""

    email: Annotated[str, Field(min_length=1, max_length=255, description="E-mail address.")]
    permissions: Annotated[
        Sequence[InvitePermission] | None,
        Field(max_length=MOST_PERMISSIONS, description="What the user may do once there."),
    ] = None


class CreateInvites(Input):
    """People who are asked to join the workspace."""

    invites: Annotated[Sequence[Invite], Field(min_length=1, max_length=MOST_EMAILS, description="The people.")]


class DeleteInvites(Input):
    """Invites that are taken back."""

    emails: Annotated[
        Sequence[Email], Field(min_length=1, max_length=MOST_EMAILS, description="Addresses of the people.")
    ]


class AccessPermission(Model):
    """A permission that somebody has now."""

    role_id: Annotated[str, Field(description="Role that is given.")]
    role_name: Annotated[str, Field(description="What the role is called.")]
    resources: Annotated[Sequence[PermissionResource], Field(description="What the role is given for.")]


class MorePermissionsForUser(Input):
    """Permissions for a user."""

    user_id: UserId
    permissions: Annotated[
        Sequence[PermissionSpec],
        Field(min_length=1, max_length=MOST_PERMISSIONS, description="What to add to those that there are."),
    ]


class OfUser(Paged):
    """What belongs to a user, page by page."""

    user_id: UserId


class MinimalUserGroup(Model):
    """A user group in short."""

    id: Annotated[str, Field(description="Identifier of the group.")]
    name: Annotated[str, Field(description="Name shown to people.")]


LIST_INVITES = Listing(Verb("listInvites", "GET", "/invites", "invites"), Paged, str, TAG)
CREATE_INVITES = Operation(
    Verb("createInvites", "POST", "/invites", "emails", status=201, limit=60), CreateInvites, list[str], TAG
)
DELETE_INVITES = Operation(Verb("deleteInvites", "DELETE", "/invites", limit=60), DeleteInvites, type(None), TAG)
ADD_PERMISSIONS_TO_USER = Operation(
    Verb("addPermissionsToUser", "POST", "/users/{user_id}/permissions", "permissions", limit=60),
    MorePermissionsForUser,
    list[AccessPermission],
    TAG,
)
LIST_USER_GROUPS_FROM_USER = Listing(
    Verb("listUserGroupsFromUser", "GET", "/users/{user_id}/groups", "groups"), OfUser, MinimalUserGroup, TAG
)
