"""The command group: each command is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from turnout.errors import TurnoutError

COMMANDS = {
    "demo": ("turnout.cli.demo", "Run the whole story in a minute: server, Terraform, 300 events, drift."),
    "provider": ("turnout.cli.provider", "Install the Terraform provider."),
    "serve": ("turnout.cli.serve", "Run the bundled server."),
    "token": ("turnout.cli.token", "Create, list and revoke tokens of the bundled server."),
    "workspace": ("turnout.cli.workspace", "Create and list workspaces of the bundled server."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the command."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in sorted(COMMANDS)])

    def invoke(self, ctx: click.Context) -> Any:
        """Show an error of ours as one message, not as a traceback."""
        try:
            return super().invoke(ctx)
        except TurnoutError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="turnout")
def cli() -> None:
    """Segment workspaces as code.

    \b
    Examples:
      turnout demo
      turnout serve --data ./segment --port 8100
      turnout token create --data ./segment --name terraform
      turnout provider install
    """
