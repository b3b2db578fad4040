"""IAM roles: those that Segment publishes."""

from __future__ import annotations

from turnout_server.management.acts import shown_page
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.records import Reading
from turnout_server.roles import ROLES


def roles(_view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the roles, which are the same in every workspace."""
    shown = [{"id": role.id, "name": role.name, "description": role.description} for role in ROLES.values()]
    return shown_page(endpoint, call, shown)


ACTS: dict[str, Act] = {"listRoles": roles}
