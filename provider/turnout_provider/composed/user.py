"""A user, invited if need be: whoever accepts the invite becomes the user that the resource is about."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.operations import iam_groups
from turnout.operations.iam_users import CREATE_INVITES, DELETE_INVITES, LIST_INVITES
from turnout.resources.base import REPLACE, STABLE, UNANSWERED, Id, Model, Spec
from turnout.resources.user import USER as API_USER
from turnout.resources.user_group import USER_GROUP

from .base import Composed
from .permissions import Grants


class InvitedUserSpec(Spec):
    """Somebody who may work in the workspace, or is invited to."""

    email: Annotated[str, REPLACE, Field(min_length=1, description="E-mail address.")]
    permissions: Annotated[Grants, UNANSWERED]


class InvitedUser(Model):
    """A user or a pending invite."""

    id: Id
    email: Annotated[str, Field(description="E-mail address.")]
    name: Annotated[str, STABLE, Field(description="Name of the person; empty until somebody says it.")]
    is_invite: Annotated[bool, STABLE, Field(description="Whether the invite is still pending; `id` is the address.")]
    permissions: Grants


_GROUPS = USER_GROUP.list
assert _GROUPS is not None

USER = Composed(
    "user",
    InvitedUserSpec,
    InvitedUser,
    identity=("id",),
    tag=API_USER.tag,
    create=CREATE_INVITES.verb,
    read=API_USER.read,
    list=API_USER.list,
    delete=API_USER.delete,
    parts=API_USER.parts,
    flows="invited",
    verbs={
        "invited": LIST_INVITES.verb,
        "take_back": DELETE_INVITES.verb,
        "groups": _GROUPS,
        "members": iam_groups.LIST_INVITES_FROM_USER_GROUP.verb,
        "join": iam_groups.ADD_USERS_TO_USER_GROUP.verb,
    },
)
