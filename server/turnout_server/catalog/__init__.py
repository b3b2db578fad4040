"""The catalog: which kinds of source, destination and warehouse can be created.

The entries are lines of JSON in files beside this one, found by their id and read one at a time when they are
asked for, so that a server starts without reading two megabytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path

from . import shapes
from .shapes import Entry

OURS = "turnout-"
_HERE = Path(__file__).parent


class Catalog:
    """Catalog entries of one sort in the order of their names, our own first."""

    def __init__(self, *files: str, whole: Callable[[Entry], Entry]) -> None:
        self._files, self._whole = files, whole
        self._found: dict[str, Entry] = {}

    @cached_property
    def _lines(self) -> dict[str, str]:
        texts = ((_HERE / name).read_text(encoding="utf-8") for name in self._files)
        return {_id(line): line for text in texts for line in text.splitlines()}

    def find(self, id: str) -> Entry | None:
        """The entry, or None; not to be changed."""
        if id not in self._found and id in self._lines:
            entry = self._whole(json.loads(self._lines[id]))
            self._found[id] = {**entry, "description": entry["description"] or _descriptions().get(id, "")}
        return self._found.get(id)

    def is_ours(self, id: str) -> bool:
        """Whether this server itself does the work of the entry."""
        return id.startswith(OURS)

    def page(self, offset: int, count: int) -> tuple[list[Entry], int]:
        """`count` entries from `offset` on, and how many there are."""
        ids = list(self._lines)
        entries = [self.find(id) for id in ids[offset : offset + count]]
        return [entry for entry in entries if entry is not None], len(ids)


SOURCES = Catalog("sources.jsonl", whole=shapes.whole_source)
WAREHOUSES = Catalog("warehouses.jsonl", whole=shapes.whole_warehouse)
DESTINATIONS = Catalog("turnout.jsonl", "destinations.jsonl", whole=shapes.whole_destination)


def _id(line: str) -> str:
    # Every line begins {"id":"...": finding an entry needs no JSON parser.
    return line[7 : line.index('"', 7)]


@lru_cache(maxsize=1)
def _descriptions() -> dict[str, str]:
    read: dict[str, str] = json.loads((_HERE / "descriptions.json").read_text(encoding="utf-8"))
    return read
