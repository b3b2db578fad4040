"""Ephemeral resources: secrets for whoever takes them while Terraform runs, in no state and no plan file."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from turnout_provider.ephemeral.base import Ephemeral

_PLACES = {
    "segment_source_write_key": ("source_write_key", "SourceWriteKey"),
    "segment_token": ("token", "Token"),
}


def find(name: str) -> type[Ephemeral] | None:
    """The class of an ephemeral resource; None if there is none of that type."""
    place = _PLACES.get(name)
    if place is None:
        return None
    found: type[Ephemeral] = getattr(import_module(f"turnout_provider.ephemeral.{place[0]}"), place[1])
    return found


def names() -> tuple[str, ...]:
    """The types that there are."""
    return tuple(_PLACES)
