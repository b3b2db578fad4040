"""Lists: which pages are fetched, which rows are kept, and how they are written while more arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import click
from pydantic import BaseModel

from turnout._typed import Page

from .columns import picked
from .progress import Progress
from .where import Test
from .writers import Writer, format_option

Fetch = Callable[[str | None], Page[Any]]
"""Fetches the page at a cursor."""


@dataclass(frozen=True)
class Wanted:
    """How much of a list: one page, a number of rows, or all of it, beginning at a cursor."""

    everything: bool = False
    limit: int | None = None
    cursor: str | None = None


@dataclass(frozen=True)
class Chunk:
    """The rows of one page that were wanted, and what is known of the rest.

    `next` is the cursor of what follows, None after the last page or where rows of this page were left out.
    """

    rows: tuple[Any, ...]
    next: str | None
    more: bool
    total: int | None


def list_options() -> list[click.Parameter]:
    """The options of every list."""
    return [
        click.Option(["--all", "everything"], is_flag=True, help="Fetch all pages."),
        click.Option(["--limit"], type=click.IntRange(min=1), help="Show at most so many, from as many pages."),
        click.Option(["--cursor"], help="Begin at this page, as an earlier answer named it."),
        click.Option(["--page-size"], type=click.IntRange(1, 1000), help="Entries to fetch at once."),
        click.Option(
            ["--where"],
            multiple=True,
            metavar="FIELD=VALUE",
            help="Show only what matches, looking at all pages; also FIELD!=VALUE and FIELD~PART.",
        ),
        click.Option(["--columns"], metavar="A,B", help="Fields to show, such as id,metadata.name."),
        format_option(),
        click.Option(["--show-secrets"], is_flag=True, help="Show write keys, passwords and the like."),
    ]


def chunks(fetch: Fetch, wanted: Wanted, show: Callable[[Any], Any], keep: Test) -> Iterator[Chunk]:
    """The wanted rows, page by page as they are fetched."""
    cursor, left = wanted.cursor, wanted.limit
    while True:
        page = fetch(cursor)
        kept = [row for row in map(show, page.items) if keep(row)]
        rows = tuple(kept if left is None else kept[:left])
        left = None if left is None else left - len(rows)
        cut = len(rows) < len(kept)
        yield Chunk(rows, None if cut else page.next, cut or page.next is not None, page.total)
        cursor = page.next
        if cursor is None or left == 0 or not (wanted.everything or wanted.limit):
            return


def narrowed(chunk: Chunk, model: type[BaseModel] | None, columns: Sequence[str], output: str) -> Chunk:
    """A chunk whose rows hold only the columns, where the form would show all of a row."""
    if model is None or output not in ("json", "jsonl", "yaml"):
        return chunk
    rows = tuple({column: picked(model, row, column) for column in columns} for row in chunk.rows)
    return Chunk(rows, chunk.next, chunk.more, chunk.total)


def write_list(title: str, found: Iterator[Chunk], writer: Writer, narrowed: bool = False) -> None:
    """Write chunks as they arrive; say on standard error what is going on, and what was not shown."""
    shown, last = 0, Chunk((), None, False, None)
    with Progress(f"listing {title}") as progress:
        for chunk in found:
            progress.clear()
            if chunk.rows:
                writer.page(chunk.rows)
            shown, last = shown + len(chunk.rows), chunk
            progress.say(f"listing {title}: {shown} so far")
    writer.end()
    if last.more:
        click.echo(rest(shown, None if narrowed else last.total, last.next), err=True)


def rest(shown: int, total: int | None, cursor: str | None) -> str:
    """What to say where a list goes on."""
    of = f" of {total}" if total is not None and total > shown else ""
    onward = f", --cursor {cursor} goes on" if cursor else ""
    return f"turnout: {shown}{of} shown; --all shows all{onward}"


def page_size(said: Mapping[str, Any], largest: int) -> int | None:
    """How many entries to fetch at once: what was said, or no more than are wanted; None for as many as go."""
    if said["page_size"] or not said["limit"] or said["where"] or not largest:
        return cast("int | None", said["page_size"])
    return min(int(said["limit"]), largest)


def told(everything: bool, limit: int | None, cursor: str | None, where: Sequence[str]) -> Wanted:
    """What the options ask for; a condition without a limit looks at everything."""
    if everything and limit:
        raise click.UsageError("give either --all or --limit")
    return Wanted(everything or (bool(where) and limit is None), limit, cursor)
