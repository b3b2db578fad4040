"""A role: what can be given to users and groups. Nobody makes roles, so there is only a data source."""

from __future__ import annotations

from turnout.operations.iam_roles import LIST_ROLES, Role
from turnout.resources.base import Spec

from .base import Composed

ROLE = Composed(
    "role", Spec, Role, identity=("id",), tag=LIST_ROLES.tag, list=LIST_ROLES.verb, data_source=True, resource=False
)
