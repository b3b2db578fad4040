"""Tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table

output_option = click.option(
    "-o",
    "--output",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Write a table for people or JSON for programs.",
)


def write(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], output: str) -> None:
    """Write rows to standard output; the JSON form is one array of objects."""
    if output == "json":
        click.echo(json.dumps([dict(row) for row in rows], indent=2))
        return
    Console().print(table(rows, columns))


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Table:
    """A plain table with the columns in order; a missing value is an empty cell."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        made.add_row(*(str(row.get(column, "")) for column in columns))
    return made
