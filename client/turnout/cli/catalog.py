"""`turnout catalog`: what kinds of source, destination and warehouse there are, and what fits what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from turnout.catalogue import At, Catalogue
from turnout.errors import NotFound

from . import planning
from .catalog_text import write_detail
from .connection import connecting, connection_options
from .exits import not_found
from .progress import Progress
from .shown import shown
from .writers import echo, format_option, writer

if TYPE_CHECKING:
    from turnout import Client

_HOMES = {"source": "source_metadata", "destination": "destination_metadata", "warehouse": "warehouse_metadata"}
_COLUMNS = {
    "source": ("slug", "name", "sourceTypes", "categories", "id"),
    "destination": ("slug", "name", "connectionModes", "sourceTypes", "previousNames", "id"),
    "warehouse": ("slug", "name", "status", "id"),
}
_QUERY = click.Argument(["query"], required=False)


def sorts() -> list[str]:
    """The sorts of catalog that this version knows."""
    return [sort for sort, home in _HOMES.items() if isinstance(vars(Catalogue).get(home), At)]


def pages(client: Client, sort: str) -> Iterator[list[dict[str, Any]]]:
    """Every entry of one sort, as the workspace's own service has it, page by page."""
    collection = client.collection(vars(Catalogue)[_HOMES[sort]].kind)
    cursor: str | None = None
    while True:
        page = collection.list(cursor=cursor)
        yield [shown(entry, secrets=True) for entry in page]
        cursor = page.next
        if cursor is None:
            return


def entries(client: Client, sort: str) -> Iterator[dict[str, Any]]:
    """Every entry of one sort."""
    return (entry for page in pages(client, sort) for entry in page)


def _entries_if_any(client: Client, sort: str) -> Iterator[dict[str, Any]]:
    try:
        yield from entries(client, sort)
    except NotFound:
        # An older server has catalogs of fewer sorts.
        return


@click.group("catalog")
def command() -> None:
    """Say what there is to choose from, and what fits, from the catalog of the workspace's own service.

    \b
    Examples:
      turnout catalog destinations --for my-website slack
      turnout catalog show slack
    """


def _lister(sort: str) -> click.Command:
    def act(client: Client, query: str | None, output: str, source: str | None = None) -> None:
        types = source_types(client, source) if source else None
        out = writer(output, _COLUMNS[sort], ("id",), _cell)
        with Progress(f"reading the catalog of {sort}s") as progress:
            for page in pages(client, sort):
                progress.clear()
                rows = [row for entry in page if (row := _row(sort, entry, query, types))]
                if rows:
                    out.page(rows)
        out.end()

    params: list[click.Parameter] = [_QUERY]
    if sort == "destination":
        params.append(
            click.Option(["--for", "source"], metavar="SOURCE", help="Id or slug of a source; only what fits.")
        )
    return click.Command(
        f"{sort}s",
        params=[*params, format_option(), *connection_options()],
        callback=connecting(act),
        help=_HELP[sort],
    )


def _row(sort: str, entry: planning.Entry, query: str | None, types: Sequence[str] | None) -> dict[str, Any] | None:
    """An entry's row, or None if it was not asked for."""
    if query is not None and not planning.matches(entry, query):
        return None
    if types is None:
        return planning.summary(sort, entry)
    taken = planning.fitting(entry, types)
    return planning.summary(sort, entry, taken) if taken else None


def _cell(row: dict[str, Any], column: str) -> Any:
    value = row[column]
    return list(value) if isinstance(value, dict) else value


def source_types(client: Client, named: str) -> Sequence[str]:
    """What sort of source is meant: one of the workspace by id or slug, or one of the catalog."""
    with Progress(f"looking up the source {named}"):
        entry = _of_workspace(client, named) or next(
            (each for each in entries(client, "source") if planning.is_called(each, named)), None
        )
    if entry is None:
        not_found(f"there is no source {named!r}, neither in the workspace nor in the catalog")
    types = planning.source_types(entry)
    if not types:
        raise click.ClickException(f"the catalog does not say what sort of source {entry['name']} is")
    return types


def _of_workspace(client: Client, named: str) -> dict[str, Any] | None:
    try:
        found = client.sources.get(named)
    except NotFound:
        by_slug = next((source for source in client.sources.iterate() if source.slug == named), None)
        return shown(by_slug.metadata, secrets=True) if by_slug else None
    return shown(found.metadata, secrets=True)


def _show(client: Client, slug: str, output: str) -> None:
    """Show what one entry is: connection modes and source types, settings, actions, former names.

    SLUG is a slug, id, name or former name; an entry of each sort is shown where several are called so.

    \b
    Examples:
      turnout catalog show turnout-webhook
      turnout catalog show slack -o yaml
    """
    known, found = [], []
    with Progress(f"looking up {slug} in the catalog"):
        for sort in sorts():
            for entry in _entries_if_any(client, sort):
                known.append(entry)
                if planning.is_called(entry, slug):
                    found.append(planning.detail(sort, entry))
    if not found:
        near = planning.nearest(known, slug)
        not_found(f"the catalog has no {slug!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
    if output != "table":
        out = writer(output, (), ("id",), _cell)
        out.page(found)
        out.end()
        return
    for detail in found:
        write_detail(detail, echo)


_HELP = {
    "source": """List the kinds of source, with what sort each is: browser, mobile, server, warehouse, cloud-app.

    QUERY looks in names and categories.

    \b
    Examples:
      turnout catalog sources
      turnout catalog sources website -o json
    """,
    "destination": """List the kinds of destination, with their connection modes and the source types they accept.

    QUERY looks in names, former names and categories. --for lists only what takes the events of a source, and in
    which modes.

    \b
    Examples:
      turnout catalog destinations analytics
      turnout catalog destinations --for my-website -o json
      turnout catalog destinations --for javascript
    """,
    "warehouse": """List the kinds of warehouse.

    \b
    Example:
      turnout catalog warehouses
    """,
}

for _sort in sorts():
    command.add_command(_lister(_sort))
command.add_command(
    click.Command(
        "show",
        params=[click.Argument(["slug"]), format_option(("table", "json", "yaml", "jsonl")), *connection_options()],
        callback=connecting(_show),
        help=_show.__doc__,
    )
)
