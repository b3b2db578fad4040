"""The command group: each command is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from turnout.errors import TurnoutError

from .exits import explained, fail
from .kind_names import kind_at, kinds_by_command, wrapped

COMMANDS = {
    "api": ("turnout.cli.api", "Send any request to the Public API."),
    "call": ("turnout.cli.call", "Carry out one operation of the Public API, checked before it is sent."),
    "catalog": ("turnout.cli.catalog", "Say what there is to choose from, and what fits."),
    "completion": ("turnout.cli.completion", "Print the completion script of a shell."),
    "config": ("turnout.cli.config", "Show and change profiles: token, region, address."),
    "deliveries": ("turnout.cli.deliveries", "See what became of events at destinations, and send them again."),
    "demo": ("turnout.cli.demo", "Run the whole story in a minute: server, Terraform, 300 events, drift."),
    "events": ("turnout.cli.events", "Send events, watch them arrive, ask what would become of one."),
    "keys": ("turnout.cli.keys", "Make the keys of encrypted fields, and read such fields."),
    "provider": ("turnout.cli.provider", "Install the Terraform provider."),
    "resources": ("turnout.cli.resources", "List the kinds of object and what can be done with them."),
    "serve": ("turnout.cli.serve", "Run the bundled server."),
    "spec": ("turnout.cli.spec", "Say what events are called by everybody; write tracking plans of them."),
    "token": ("turnout.cli.token", "Create, list and revoke tokens of the bundled server."),
    "workspace": (
        "turnout.cli.workspace",
        "Show the token's workspace; create and list those of the bundled server.",
    ),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, sorted; the kinds of object follow."""
        return [*sorted(COMMANDS), *sorted(set(kinds_by_command()) - set(COMMANDS))]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the command, or make the one of a kind; one group has the verbs of both where both have the name."""
        command: click.Command | None = import_module(COMMANDS[name][0]).command if name in COMMANDS else None
        known = kinds_by_command()
        found = kind_at(name, known) if command is None or name in known else None
        if found is None:
            return command
        from .kinds import KindGroup

        return KindGroup(found, known[found].kind, command if isinstance(command, click.Group) else None)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete names without importing what they stand for, and options."""
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        items = [CompletionItem(name, help=COMMANDS.get(name, ("", None))[1]) for name in names]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in sorted(COMMANDS)])
        with formatter.section("Kinds of object, each with its own list, get, create, update and delete"):
            formatter.write(wrapped(sorted(kinds_by_command()), formatter.width))

    def invoke(self, ctx: click.Context) -> Any:
        """Show an error of ours as one message, not as a traceback."""
        try:
            return super().invoke(ctx)
        except TurnoutError as error:
            fail(error)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"\b\nExit codes:\n{explained()}",
)
@click.option("--profile", help="Profile of the configuration file, for whatever command follows.")
@click.version_option(package_name="turnout")
def cli(profile: str | None) -> None:
    """Segment workspaces as code.

    \b
    Examples:
      turnout sources list --where enabled=true
      turnout destination-filters list DESTINATION_ID -o yaml
      turnout catalog destinations --for my-website slack
      turnout api GET /sources -q pagination[count]=5
      turnout demo
      turnout serve --data ./segment --port 8100
      turnout token create --data ./segment --name terraform
      turnout provider install
    """
