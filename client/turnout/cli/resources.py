"""`turnout resources`: which kinds of object there are, and what can be done with them."""

from __future__ import annotations

import click

from .kind_names import kinds_by_command
from .writers import format_option, writer


@click.command("resources", params=[format_option(("table", "json", "jsonl", "yaml"))])
def command(output: str) -> None:
    """List the kinds of object, and the verbs that each has.

    \b
    Examples:
      turnout resources
      turnout resources -o json
    """
    from .kinds import KindGroup

    groups = [KindGroup(name, at.kind) for name, at in kinds_by_command().items()]
    rows = [
        {
            "command": group.name,
            "verbs": group.list_commands(click.Context(group)),
            "named_by": list(group.kind.identity),
            "chapter": group.kind.tag,
            "about": group.short_help,
        }
        for group in groups
    ]
    out = writer(output, ("command", "verbs", "named_by", "about"), ("command",), lambda row, column: row[column])
    out.page(rows)
    out.end()
