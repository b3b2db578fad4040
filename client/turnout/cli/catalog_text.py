"""A catalog entry as a text for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .columns import cell
from .writers import Columns


def write_detail(told: dict[str, Any], echo: Callable[[str], None]) -> None:
    """Write what `planning.detail` says of an entry."""
    echo(
        f"{told['name']} ({told['catalog']} {told['slug']}, {told['id']}, {told.get('status') or 'status unknown'})\n"
    )
    for line in _facts(told):
        echo(f"{cell(line)}\n")
    _table(echo, "Settings", ("name", "type", "required", "secret", "default", "description"), told["settings"])
    actions = told.get("actions", ())
    _table(echo, "Actions", ("slug", "name", "platform", "defaultTrigger"), actions)
    for action in actions:
        _table(
            echo,
            f"Fields of {action['slug']}",
            ("key", "type", "required", "default", "description"),
            action["fields"],
        )
    _table(echo, "Presets", ("name", "action", "trigger"), told.get("presets", ()))
    echo("\n")


def _facts(told: dict[str, Any]) -> list[str]:
    types = told.get("sourceTypes", [])
    if isinstance(types, dict):
        accepts = "; ".join(f"{kind} ({' or '.join(modes)})" for kind, modes in types.items())
        accepts = f"Accepts: {accepts or 'nothing that the catalog names'}"
    else:
        accepts = f"Is: {', '.join(types)}" if types else ""
    facts = {
        "Connection modes": told.get("connectionModes"),
        "Calls": told.get("calls"),
        "Called before": told.get("previousNames"),
        "Categories": told.get("categories"),
    }
    lines = [told.get("description") or "", accepts]
    return [line for line in [*lines, *(f"{name}: {cell(value)}" for name, value in facts.items() if value)] if line]


def _table(echo: Callable[[str], None], title: str, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    echo(f"\n{title}\n")
    Columns(columns, lambda row, column: row[column]).page(rows)
