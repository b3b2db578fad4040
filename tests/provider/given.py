"""What a server gives and samples name: its workspace, its space and some roles."""

from __future__ import annotations

from turnout import Client

_ROLES = {
    "owner": "Workspace Owner",
    "minimal": "Minimal Workspace Access",
    "source_admin": "Source Admin",
    "source_read_only": "Source Read-only",
}


def given(client: Client) -> dict[str, str]:
    """The values by the names that samples use."""
    roles = {role.name: role.id for role in client.list_roles.iterate()}
    space = next(iter(client.spaces.iterate())).id
    named = {name: roles[role] for name, role in _ROLES.items()}
    return {"workspace": client.workspace.get().id, "space": space, **named}
