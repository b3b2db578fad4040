"""`turnout deliveries`: what became of events at the destinations of the bundled server, and sending them again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from .columns import picked
from .connection import connecting, connection_options
from .raw import ask
from .writers import format_option, writer

if TYPE_CHECKING:
    from turnout import Client

_COLUMNS: Final = ("id", "name", "delivered", "pending", "retrying", "dead", "filtered")
_LETTERS: Final = ("id", "died", "attempts", "reason", "messageId")


def show(client: Client, output: str) -> None:
    """Show what each destination got, and what it still has to get.

    \b
    Examples:
      turnout deliveries show
      turnout deliveries show -o json
    """
    _write(output, _COLUMNS, ask(client, "GET", "/__deliveries")["destinations"])


def dead(client: Client, destination: str, reason: str | None, output: str) -> None:
    """Show deliveries that were given up.

    \b
    Examples:
      turnout deliveries dead DESTINATION_ID
      turnout deliveries dead DESTINATION_ID --reason errors.discarded.400 -o json
    """
    said = (("destinationId", destination), *((("reason", reason),) if reason else ()))
    rows: list[Any] = []
    more: dict[str, str] = {}
    while True:
        page = ask(client, "GET", "/__deliveries/dead", query=(*said, *more.items()))
        rows += page["deadLetters"]
        if "next" not in page:
            break
        more = {"after": str(page["next"])}
    _write(output, _LETTERS, rows)


def retry(client: Client, destination: str, reason: str | None) -> None:
    """Send deliveries again that were given up.

    \b
    Examples:
      turnout deliveries retry DESTINATION_ID
      turnout deliveries retry DESTINATION_ID --reason errors.discarded.500
    """
    told = ask(client, "POST", "/__deliveries/dead/replay", _choice(destination, reason))
    click.echo(f"{told['replayed']} queued once more")


def discard(client: Client, destination: str, reason: str | None) -> None:
    """Let go of deliveries that were given up; they cannot be brought back.

    \b
    Examples:
      turnout deliveries discard DESTINATION_ID --reason errors.discarded.400
    """
    told = ask(client, "POST", "/__deliveries/dead/discard", _choice(destination, reason))
    click.echo(f"{told['discarded']} discarded")


def replay(client: Client, destination: str, since: str, until: str, event: tuple[str, ...]) -> None:
    """Send the events of a span of time to a destination once more.

    \b
    Examples:
      turnout deliveries replay DESTINATION_ID --from 2026-11-24T09:00:00Z --to 2026-11-24T10:00:00Z
      turnout deliveries replay DESTINATION_ID --from ... --to ... --event "Order Completed"
    """
    said = {"destinationId": destination, "from": since, "to": until, "events": list(event)}
    told = ask(client, "POST", "/__deliveries/replay", said)
    click.echo(", ".join(f"{count} {what}" for what, count in told.items()))


def _choice(destination: str, reason: str | None) -> Mapping[str, Any]:
    return {"destinationId": destination, **({"reason": reason} if reason else {})}


def _write(output: str, columns: tuple[str, ...], rows: list[Any]) -> None:
    written = writer(output, columns, ("id",), lambda row, name: picked(None, row, name))
    written.page(rows)
    written.end()


def _command(name: str, callback: Callable[..., None], *params: click.Parameter) -> click.Command:
    options = [*params, *connection_options()]
    return click.Command(name, params=options, callback=connecting(callback), help=callback.__doc__)


_DESTINATION = click.Argument(["destination"])
_REASON = click.Option(["--reason"], help="Only those that were given up for this reason.")

command = click.Group(
    "deliveries",
    help="""See what became of events at the destinations of the bundled server, and send them again.

    \b
    Examples:
      turnout deliveries show
      turnout deliveries retry DESTINATION_ID
    """,
    commands=[
        _command("show", show, format_option()),
        _command("dead", dead, _DESTINATION, _REASON, format_option()),
        _command("retry", retry, _DESTINATION, _REASON),
        _command("discard", discard, _DESTINATION, _REASON),
        _command(
            "replay",
            replay,
            _DESTINATION,
            click.Option(
                ["--from", "since"], required=True, metavar="TIME", help="First moment of receipt, in ISO 8601."
            ),
            click.Option(["--to", "until"], required=True, metavar="TIME", help="Moment before which they came."),
            click.Option(["--event"], multiple=True, help="Only events with this name; may be said several times."),
        ),
    ],
)
