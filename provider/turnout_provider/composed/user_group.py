"""A user group with its members: users and people whose invite is pending, by their addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout.operations import iam_groups
from turnout.resources.base import NEEDED, SAID_ONLY, UNORDERED, Id, Spec
from turnout.resources.user import MOST_PERMISSIONS
from turnout.resources.user_group import USER_GROUP as API_GROUP

from .base import Composed
from .permissions import Grant

Address = Annotated[str, Field(min_length=1, max_length=255)]


class PeopledGroupSpec(Spec):
    """Users with the permissions that they share."""

    name: Annotated[str, NEEDED, Field(min_length=1, description="Name shown to people.")]
    members: Annotated[
        Sequence[Address] | None,
        SAID_ONLY,
        UNORDERED,
        Field(
            description="E-mail addresses of all users and invited people in it; left out, they are not looked at."
        ),
    ] = None
    permissions: Annotated[
        Sequence[Grant] | None,
        SAID_ONLY,
        UNORDERED,
        Field(
            min_length=1,
            max_length=MOST_PERMISSIONS,
            description="All that its members may do; left out, it is not looked at.",
        ),
    ] = None


class PeopledGroup(PeopledGroupSpec):
    """A user group with its members."""

    id: Id


USER_GROUP = Composed(
    "user_group",
    PeopledGroupSpec,
    PeopledGroup,
    identity=("id",),
    tag=API_GROUP.tag,
    create=API_GROUP.create,
    read=API_GROUP.read,
    list=API_GROUP.list,
    update=API_GROUP.update,
    delete=API_GROUP.delete,
    parts=API_GROUP.parts,
    flows="peopled",
    verbs={
        "add": iam_groups.ADD_USERS_TO_USER_GROUP.verb,
        "remove": iam_groups.REMOVE_USERS_FROM_USER_GROUP.verb,
        "users": iam_groups.LIST_USERS_FROM_USER_GROUP.verb,
        "invited": iam_groups.LIST_INVITES_FROM_USER_GROUP.verb,
    },
)
