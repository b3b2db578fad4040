"""Rows and objects on standard output, written as they arrive."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

import click

from .columns import cell, heading

Pick = Callable[[Any, str], Any]
"""The value of a column of a row."""

FORMATS: Final = ("table", "json", "jsonl", "yaml", "id")
_GAP: Final = "  "


class Writer(Protocol):
    """Takes rows page by page."""

    def page(self, rows: Sequence[Any]) -> None:
        """Write some rows now."""

    def end(self) -> None:
        """Write what belongs after the last row."""


def format_option(formats: Sequence[str] = FORMATS) -> click.Option:
    """How to write: a table for people, the rest for programs; `id` is only what names the objects."""
    return click.Option(
        ["-o", "--output"],
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to write it.",
    )


def echo(text: str) -> None:
    """Write to standard output now, so that whoever reads along need not wait."""
    click.echo(text, nl=False)
    sys.stdout.flush()


class JsonLines:
    """One object a line."""

    def page(self, rows: Sequence[Any]) -> None:
        """Write some rows now."""
        echo("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))

    def end(self) -> None:
        """Nothing follows."""


class JsonArray:
    """One array, written as its entries arrive."""

    def __init__(self) -> None:
        self._opened = False

    def page(self, rows: Sequence[Any]) -> None:
        """Write some rows now."""
        for row in rows:
            text = json.dumps(row, ensure_ascii=False, indent=2).replace("\n", "\n  ")
            echo(f",\n  {text}" if self._opened else f"[\n  {text}")
            self._opened = True

    def end(self) -> None:
        """Close the array."""
        echo("\n]\n" if self._opened else "[]\n")


class YamlList:
    """One list, written as its entries arrive."""

    def __init__(self) -> None:
        self._empty = True

    def page(self, rows: Sequence[Any]) -> None:
        """Write some rows now."""
        from turnout._yaml_text import dump

        for row in rows:
            echo(dump([row]))
            self._empty = False

    def end(self) -> None:
        """Say that there was nothing."""
        if self._empty:
            echo("[]\n")


class Ids:
    """What names each object, a line each."""

    def __init__(self, identity: Sequence[str], pick: Pick) -> None:
        self._identity, self._pick = identity, pick

    def page(self, rows: Sequence[Any]) -> None:
        """Write some rows now."""
        echo("".join(" ".join(cell(self._pick(row, name)) for name in self._identity) + "\n" for row in rows))

    def end(self) -> None:
        """Nothing follows."""


class Columns:
    """A table that does not wait for its end: the first page decides how wide the columns are."""

    def __init__(self, columns: Sequence[str], pick: Pick) -> None:
        self._columns, self._pick = columns, pick
        self._widths: list[int] | None = None
        self._terminal = sys.stdout.isatty()

    def page(self, rows: Sequence[Any]) -> None:
        """Write some rows now, after the headings if they are the first."""
        cells = [[cell(self._pick(row, column)) for column in self._columns] for row in rows]
        first = self._widths is None
        headings = [heading(column) for column in self._columns]
        self._widths = self._widths or widths([headings, *cells], self._terminal)
        if self._terminal:
            _print_styled(headings if first else None, cells, self._widths)
            return
        echo("".join(_line(line, self._widths) for line in ([headings, *cells] if first else cells)))

    def end(self) -> None:
        """Write the headings at least."""
        if self._widths is None:
            self.page(())


def widths(lines: Sequence[Sequence[str]], fit: bool) -> list[int]:
    """The widths of columns; to fit a terminal, the widest ones give way."""
    from rich.cells import cell_len

    found = [max(map(cell_len, column)) or 1 for column in zip(*lines, strict=True)]
    room = shutil.get_terminal_size().columns - len(_GAP) * len(found)
    while fit and sum(found) > room and max(found) > 8:
        found[found.index(max(found))] -= 1
    return found


def _line(cells: Sequence[str], wide: Sequence[int]) -> str:
    from rich.cells import cell_len

    padded = (text + " " * (width - cell_len(text)) for text, width in zip(cells, wide, strict=True))
    return _GAP.join(padded).rstrip() + "\n"


def _print_styled(headings: Sequence[str] | None, rows: Sequence[Sequence[str]], wide: Sequence[int]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", show_header=headings is not None)
    for text, width in zip(headings or [""] * len(wide), wide, strict=True):
        table.add_column(text, width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def writer(output: str, columns: Sequence[str], identity: Sequence[str], pick: Pick) -> Writer:
    """The writer of rows for a format."""
    made: dict[str, Callable[[], Writer]] = {
        "json": JsonArray,
        "jsonl": JsonLines,
        "yaml": YamlList,
        "id": lambda: Ids(identity, pick),
        "table": lambda: Columns(columns, pick),
    }
    return made[output]()


def write_value(output: str, value: Any) -> None:
    """Write one value: JSON in one line or many, YAML, or two columns of names and values."""
    if output == "json":
        echo(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    elif output == "jsonl":
        echo(json.dumps(value, ensure_ascii=False) + "\n")
    elif output == "yaml" or not isinstance(value, dict):
        from turnout._yaml_text import dump

        echo(dump(value))
    else:
        made = Columns(("field", "value"), lambda row, column: row[column])
        made.page([{"field": name, "value": member} for name, member in value.items()])
