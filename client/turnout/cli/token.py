"""`turnout token`: tokens of the bundled server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

from .output import output_option, write

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The server's data directory; it need not be running.",
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
    "--role", type=click.Choice(["owner", "member"]), default="owner", show_default=True, help="What it may do."
)
@click.option(
    "-o", "--output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to write it."
)
def create(data: Path, name: str, role: Literal["owner", "member"], output: str) -> None:
    """Make a token and show it, this once.

    \b
    Examples:
      turnout token create --data ./segment --name terraform
      turnout token create --data ./segment --name dashboard --role member -o json
    """
    from turnout_server.tokens import create_token

    from .server import opened

    with opened(data) as store:
        made = create_token(store, name=name, role=role)
    click.echo(json.dumps({"id": made.id, "token": made.secret}) if output == "json" else made.secret)


@command.command("list")
@data_option
@output_option
def list_tokens(data: Path, output: str) -> None:
    """List the tokens; the secrets themselves are not kept and cannot be shown.

    \b
    Example:
      turnout token list --data ./segment -o json
    """
    from turnout_server.tokens import list_tokens

    from .server import opened

    with opened(data) as store:
        rows = [{"id": t.id, "name": t.name, "role": t.role, "created_at": t.created_at} for t in list_tokens(store)]
    write(rows, ("id", "name", "role", "created_at"), output)


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
        revoke_token(store, token_id)
    click.echo(f"Token {token_id} is revoked.")
