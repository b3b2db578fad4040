"""What the kinds are called on the command line; finding out loads no definition."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill
from typing import Any

from turnout.catalogue import At, Catalogue


def kinds_by_command() -> dict[str, At[Any, Any]]:
    """Every kind's place in the catalogue by its command, such as `destination-filters`."""
    return {name.replace("_", "-"): at for name, at in vars(Catalogue).items() if isinstance(at, At)}


def kind_at(name: str, known: dict[str, At[Any, Any]]) -> str | None:
    """The command that a name means: underscores and the singular do too."""
    plain = name.replace("_", "-")
    if plain in known:
        return plain
    return next((command for command in (f"{plain}s", f"{plain}es", f"{plain[:-1]}ies") if command in known), None)


def wrapped(names: Iterable[str], width: int) -> str:
    """Names as lines of a help text, none of them broken."""
    return fill(", ".join(names), width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False) + "\n"
