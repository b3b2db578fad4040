"""`turnout token`: tokens of the bundled server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .output import output_option, write

if TYPE_CHECKING:
    from turnout_server.tokens import Token

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The server's data directory; it need not be running.",
)


workspace_option = click.option(
    "--workspace", help="Id or slug of the workspace. Default: the oldest, or all of them."
)


@click.group("token")
def command() -> None:
    """Create, list and revoke the tokens that the bundled server accepts.

    \b
    Examples:
      turnout token create --data ./segment --name terraform
      turnout token list --data ./segment -o json
      turnout token revoke --data ./segment TOKEN_ID
    """


@command.command()
@data_option
@click.option("--name", required=True, help="What the token is for; shown in the audit trail.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    default=("owner",),
    show_default=True,
    help="What it may do: owner, member, source-admin, source-read-only, ...; more than once for several.",
)
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    metavar="KIND:ID",
    help="The only resource that its roles are for, such as source:ID; more than once for several.",
)
@workspace_option
@click.option(
    "-o", "--output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to write it."
)
def create(
    data: Path, name: str, roles: tuple[str, ...], scopes: tuple[str, ...], workspace: str | None, output: str
) -> None:
    """Make a token and show it, this once.

    \b
    Examples:
      turnout token create --data ./segment --name terraform
      turnout token create --data ./segment --name dashboard --role member -o json
      turnout token create --data ./segment --name shop --role source-admin --scope source:SOURCE_ID
    """
    from turnout_server.store import find_workspace
    from turnout_server.tokens import create_token

    from .server import opened

    with opened(data) as store:
        place = find_workspace(store, workspace) if workspace else None
        made = create_token(store, name, roles, place, scopes)
    click.echo(json.dumps({"id": made.id, "token": made.secret}) if output == "json" else made.secret)


@command.command("list")
@data_option
@workspace_option
@output_option
def list_tokens(data: Path, workspace: str | None, output: str) -> None:
    """List the tokens; the secrets themselves are not kept and cannot be shown.

    \b
    Examples:
      turnout token list --data ./segment -o json
      turnout token list --data ./segment --workspace staging
    """
    from turnout_server.store import find_workspace
    from turnout_server.tokens import list_tokens

    from .server import opened

    with opened(data) as store:
        place = find_workspace(store, workspace) if workspace else None
        rows = [_row(token) for token in list_tokens(store, place)]
    write(rows, ("id", "name", "role", "scopes", "workspace", "created_at"), output)


@command.command()
@data_option
@click.argument("token_id")
def revoke(data: Path, token_id: str) -> None:
    """Refuse a token from now on.

    \b
    Example:
      turnout token revoke --data ./segment TOKEN_ID
    """
    from turnout_server.tokens import revoke_token

    from .server import opened

    with opened(data) as store:
        revoked = _row(revoke_token(store, token_id))
    scopes = f", {revoked['scopes']}" if revoked["scopes"] else ""
    click.echo(f"Token {token_id} is revoked ({revoked['role']}{scopes}, workspace {revoked['workspace']}).")


def _row(token: Token) -> dict[str, str]:
    return {
        "id": token.id,
        "name": token.name,
        "role": token.role,
        "scopes": " ".join(token.grant.written()),
        "workspace": token.workspace,
        "created_at": token.created_at,
    }
