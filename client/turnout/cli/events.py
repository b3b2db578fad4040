"""`turnout events`: send events, watch them arrive, ask what would become of one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from .columns import cell, picked
from .connection import connecting, connection_options
from .documents import read_text
from .progress import Progress
from .raw import ask
from .writers import echo, format_option, writer

if TYPE_CHECKING:
    from turnout import Client, Source

_INGEST: Final = {
    "https://api.segmentapis.com": "https://api.segment.io",
    "https://eu1.api.segmentapis.com": "https://events.eu1.segmentapis.com",
}
_MOST: Final = 100
_COLUMNS: Final = ("receivedAt", "verdict", "reason", "event.type", "event.event", "event.userId", "event.messageId")
_STEPS: Final = ("where", "verdict", "reason")


def source_named(client: Client, name: str) -> Source:
    """The source with this id or slug."""
    found = next((each for each in client.sources.iterate() if name in (each.id, each.slug)), None)
    if found is None:
        raise click.ClickException(f"there is no source {name!r}; `turnout sources list` shows those there are")
    return found


def send(client: Client, source: str, file: str, to: str | None) -> None:
    """Send events to a source: one JSON object, an array of them, or one a line; FILE is - for standard input.

    \b
    Examples:
      turnout events send shop events.jsonl
      echo '{"type": "track", "event": "Order Completed", "userId": "ada"}' | turnout events send shop -
    """
    events = read_events(read_text(file))
    found = source_named(client, source)
    if not found.write_keys:
        raise click.ClickException(f"the source {source!r} has no write key that this token may see")
    address = to or _INGEST.get(client._settings.base_url, client._settings.base_url)
    with Progress(f"{len(events)} events to {found.slug}") as progress:
        for start in range(0, len(events), _MOST):
            _post(f"{address}/v1/batch", found.write_keys[0], events[start : start + _MOST])
            progress.say(f"{min(start + _MOST, len(events))} of {len(events)} events sent")
    click.echo(f"{len(events)} sent to {found.slug}", err=True)


def read_events(text: str) -> list[dict[str, Any]]:
    """The events in a text; a usage error that names the line if it holds anything else."""
    try:
        found = json.loads(text)
        return _objects(found if isinstance(found, list) else [found])
    except ValueError:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        return _objects([_line(number, line) for number, line in lines])


def _line(number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise click.UsageError(f"line {number} is no JSON: {error}") from None


def _objects(found: Sequence[Any]) -> list[dict[str, Any]]:
    for number, each in enumerate(found, 1):
        if not isinstance(each, dict):
            raise click.UsageError(f"event {number} is no JSON object")
    return list(found)


def _post(url: str, write_key: str, batch: Sequence[Mapping[str, Any]]) -> None:
    from turnout._http import httpx

    try:
        answer = httpx.post(url, json={"batch": batch}, auth=(write_key, ""), timeout=30)
    except httpx.RequestError as error:
        raise click.ClickException(f"{url} cannot be reached: {error}; nothing after it was sent") from None
    if answer.status_code != 200:
        raise click.ClickException(f"{url} answered {answer.status_code}: {answer.text[:200]}")


def tail(client: Client, source: str, count: int, follow: bool, verdict: str | None, output: str) -> None:
    """Show the last events of a source of the bundled server, and with -f those that arrive.

    \b
    Examples:
      turnout events tail shop
      turnout events tail shop -f --verdict blocked
      turnout events tail shop -n 500 -o jsonl
    """
    found = source_named(client, source)
    query = (("count", str(count)), *((("verdict", verdict),) if verdict else ()))
    rows = writer(output, _COLUMNS, ("event.messageId",), lambda row, name: picked(None, row, name))
    rows.page(list(reversed(ask(client, "GET", f"/__debugger/{found.id}", query=query)["events"])))
    if follow:
        try:
            for event in _arriving(client, found.id):
                if not verdict or event["verdict"] == verdict:
                    rows.page([event])
        except KeyboardInterrupt:
            # Ctrl-C is how one stops watching.
            pass
    rows.end()


def _arriving(client: Client, id: str) -> Iterator[dict[str, Any]]:
    from turnout._http import httpx

    known = client._settings
    headers = {"Authorization": f"Bearer {known.token}"}
    address = f"{known.base_url}/__debugger/{id}/live"
    try:
        with httpx.stream("GET", address, headers=headers, timeout=httpx.Timeout(30)) as live:
            for line in live.iter_lines():
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))
    except httpx.RequestError as error:
        raise click.ClickException(f"watching ended: {error}; start it again to go on") from None


def explain(client: Client, source: str, data: str, output: str) -> None:
    """Say what would become of an event: every stage's verdict, and what each destination would get.

    Nothing is stored and nothing is delivered. Only the bundled server can tell.

    \b
    Examples:
      turnout events explain shop -d '{"type": "track", "event": "Order Completed", "userId": "ada"}'
      turnout events explain shop -d @event.json -o json
    """
    found = source_named(client, source)
    text = read_text(data.removeprefix("@")) if data == "-" or data.startswith("@") else data
    (event,) = read_events(text)[:1] or [{}]
    told = ask(client, "POST", "/__events/explain", {"sourceId": found.id, "event": event})
    if output != "table":
        echo(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    rows = writer("table", _STEPS, _STEPS, lambda row, name: row.get(name))
    rows.page([*_source_rows(found.slug, told), *_destination_rows(told)])
    rows.end()
    for hint in told.get("hints", ()):
        click.echo(f"hint: {cell(hint)}", err=True)


def _source_rows(slug: str, told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for step in told["steps"]:
        yield {"where": slug, "verdict": step["step"], "reason": step.get("reason")}


def _destination_rows(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for each in told["destinations"]:
        yield {"where": each["name"] or each["destinationId"], **{name: each.get(name) for name in _STEPS[1:]}}


def _command(name: str, callback: Callable[..., None], *params: click.Parameter) -> click.Command:
    options = [*params, *connection_options()]
    return click.Command(name, params=options, callback=connecting(callback), help=callback.__doc__)


_SOURCE = click.Argument(["source"])
_VERDICTS = click.Choice(["allowed", "blocked", "invalid"])

command = click.Group(
    "events",
    help="""Send events, watch them arrive, ask what would become of one.

    \b
    Examples:
      turnout events send shop events.jsonl
      turnout events tail shop -f --verdict blocked
      turnout events explain shop -d @event.json
    """,
    commands=[
        _command(
            "send",
            send,
            _SOURCE,
            click.Argument(["file"]),
            click.Option(["--to"], metavar="URL", help="Where events are sent; found from the region when left out."),
        ),
        _command(
            "tail",
            tail,
            _SOURCE,
            click.Option(
                ["-n", "--count"], type=click.IntRange(1, 500), default=20, show_default=True, help="How many."
            ),
            click.Option(["-f", "--follow"], is_flag=True, help="Go on with those that arrive."),
            click.Option(["--verdict"], type=_VERDICTS, help="Only those."),
            format_option(("table", "json", "jsonl", "yaml")),
        ),
        _command(
            "explain",
            explain,
            _SOURCE,
            click.Option(["-d", "--data"], required=True, metavar="EVENT", help="JSON; @FILE reads a file, - stdin."),
            format_option(("table", "json")),
        ),
    ],
)
