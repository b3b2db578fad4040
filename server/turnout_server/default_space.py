"""The one space that a workspace has: the Public API has no operation that would make another."""

from __future__ import annotations

from .records import Records, Writing


def add_space(change: Writing) -> None:
    """Give the workspace its space, whose id is the workspace's own, as that of a workspace's first space can be."""
    space = {"id": change.workspace, "slug": "default", "name": "Default"}
    change.add("space", change.workspace, space, {})


def add_missing_spaces(store: Records) -> None:
    """Give a space to workspaces that were made before there were any."""
    have = {row.workspace for row in store.documents("space")["space"]}
    for workspace in store.workspaces():
        if workspace not in have:
            with store.writing(workspace, "turnout-server", "createWorkspace") as change:
                add_space(change)
