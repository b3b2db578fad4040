"""`turnout workspace`: the workspaces of the bundled server."""

from __future__ import annotations

import json
from pathlib import Path

import click

from .output import output_option, write
from .token import data_option


@click.group("workspace")
def command() -> None:
    """Create and list the workspaces of the bundled server; each has tokens and resources of its own.

    \b
    Examples:
      turnout workspace create --data ./segment --slug staging
      turnout workspace list --data ./segment
    """


@command.command()
@data_option
@click.option("--slug", required=True, help="Short name, its own among the workspaces.")
@click.option("--name", help="Name shown to people. Default: the slug.")
@click.option(
    "-o", "--output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to write it."
)
def create(data: Path, slug: str, name: str | None, output: str) -> None:
    """Make a workspace and show its id.

    \b
    Examples:
      turnout workspace create --data ./segment --slug staging --name Staging
      turnout token create --data ./segment --name ci --workspace staging
    """
    from turnout_server.store import create_workspace

    from .server import opened

    with opened(data) as store:
        id = create_workspace(store, slug, name or slug, alone=True)
    click.echo(json.dumps({"id": id, "slug": slug}) if output == "json" else id)


@command.command("list")
@data_option
@output_option
def list_workspaces(data: Path, output: str) -> None:
    """List the workspaces, oldest first.

    \b
    Example:
      turnout workspace list --data ./segment -o json
    """
    from .server import opened

    with opened(data) as store:
        rows = [{name: row[name] for name in ("id", "slug", "name")} for row in store.rows("workspace")]
    write(rows, ("id", "slug", "name"), output)
