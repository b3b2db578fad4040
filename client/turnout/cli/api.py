"""`turnout api`: any request, for what has no command of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from .connection import connecting, connection_options
from .documents import read_text
from .progress import Progress
from .raw import raw
from .writers import echo

if TYPE_CHECKING:
    from turnout import Client
    from turnout._steps import Answer, Request

_PARAMS: list[click.Parameter] = [
    click.Argument(["method"], type=click.Choice(["GET", "POST", "PUT", "PATCH", "DELETE"], case_sensitive=False)),
    click.Argument(["path"]),
    click.Option(["-d", "--data"], metavar="BODY", help="JSON to send; @FILE reads a file, - standard input."),
    click.Option(["-q", "--query"], multiple=True, metavar="NAME=VALUE", help="One query parameter."),
    click.Option(["--paginate"], is_flag=True, help="Follow all pages; each entry is one line of JSON."),
    click.Option(
        ["--media"],
        type=click.Choice(["v1", "v1beta", "v1alpha"]),
        help="Version of the operation; the most stable one when left out.",
    ),
    *connection_options(),
]


@dataclass(frozen=True)
class Asking:
    """What to send; `media` None leaves the version to the service."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    body: Any
    media: str | None


def send(
    client: Client,
    method: str,
    path: str,
    data: str | None,
    query: tuple[str, ...],
    paginate: bool,
    media: str | None,
) -> None:
    """Send one request and write the answer's body, or with --paginate its entries, one a line.

    It is sent again where that is safe, as everything that turnout sends.

    \b
    Examples:
      turnout api GET /
      turnout api GET /sources -q pagination[count]=5
      turnout api GET /catalog/destinations --paginate
      turnout api PATCH /sources/SOURCE_ID -d '{"enabled": false}'
      turnout api POST /tracking-plans -d @plan.json
    """
    asking = Asking(method.upper(), _path(path), tuple(map(_pair, query)), _body(data), media)
    if not paginate:
        with Progress(f"{asking.method} {asking.path}"):
            answer = client.run(raw(_request(asking), client.policy))
        _write(answer)
        return
    _write_pages(client, asking)


command = click.Command("api", params=_PARAMS, callback=connecting(send), help=send.__doc__)


def _path(path: str) -> str:
    if "?" in path or "://" in path:
        raise click.UsageError("PATH is a path such as /sources; the query goes to -q, the address to --base-url")
    return path if path.startswith("/") else f"/{path}"


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.UsageError(f"-q takes name=value; got {text!r}")
    return name, value


def _body(data: str | None) -> Any:
    if data is None:
        return None
    text = read_text(data.removeprefix("@")) if data == "-" or data.startswith("@") else data
    try:
        return json.loads(text)
    except ValueError as error:
        raise click.UsageError(f"the body is not JSON: {error}") from None


def _request(asking: Asking, cursor: str | None = None) -> Request:
    from turnout._steps import Request

    class Stable(Request):
        """A request for whichever version is the most stable one."""

        @property
        def headers(self) -> dict[str, str]:
            """The headers that name no version."""
            return {
                "accept": "application/json",
                **({"content-type": "application/json"} if self.body is not None else {}),
            }

    query = asking.query if cursor is None else (*asking.query, ("pagination[cursor]", cursor))
    made: Any = Request if asking.media else Stable
    facts = {"media": asking.media} if asking.media else {}
    request: Request = made("api", asking.method, asking.path, query, asking.body, **facts)
    return request


def _write(answer: Answer | None) -> None:
    if answer is None or not answer.body:
        return
    try:
        echo(json.dumps(answer.json(), ensure_ascii=False, indent=2) + "\n")
    except ValueError:
        echo(answer.body.decode("utf-8", "replace"))


def _write_pages(client: Client, asking: Asking) -> None:
    count = 0
    with Progress(f"{asking.method} {asking.path}") as progress:
        for page in _pages(client, asking):
            progress.clear()
            entries = _entries(page)
            echo("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries))
            count += len(entries)
            progress.say(f"{asking.method} {asking.path}: {count} so far")


def _pages(client: Client, asking: Asking) -> Iterator[Mapping[str, Any]]:
    from turnout._exchange import next_cursor, send

    cursor: str | None = None
    while True:
        asked = _request(asking, cursor)
        page = client.run(send(asked, client.policy))
        yield page
        cursor = next_cursor(asked, page, cursor)
        if cursor is None:
            return


def _entries(page: Mapping[str, Any]) -> list[Any]:
    """The entries of the one list that an answer holds, or the answer itself where there are several or none."""
    lists = [value for value in page.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 else [page]
