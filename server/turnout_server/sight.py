"""Which rows of a workspace a request gets to see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

Document = Mapping[str, Any]
Place = tuple[str, str]
Find = Callable[[str, str], Document | None]


@dataclass(frozen=True)
class Sight:
    """Nothing but resources in `only`, by kind, and what hangs on them; nothing that is `hidden` for now.

    `hidden` holds pairs of kind and key. A kind that `only` does not name is seen whole.
    """

    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hidden: frozenset[Place] = frozenset()

    def sees(self, kind: str, key: str, document: Document, find: Find) -> bool:
        """Whether a row is seen; `find` answers the document of another row."""
        if (kind, key) in self.hidden:
            return False
        owners = ((ids, _owner(scope, kind, key, document, find)) for scope, ids in self.only.items())
        return all(owner is None or owner in ids for ids, owner in owners)


EVERYTHING = Sight()


def _owner(scope: str, kind: str, key: str, document: Document, find: Find) -> str | None:
    """The id of the resource of kind `scope` that a row is or hangs on, if it does."""
    if kind.partition(".")[0] == scope:
        return unquote(key.partition("/")[0])
    named = document.get(f"{scope}Id")
    if named is None and scope == "source" and "destinationId" in document:
        named = (find("destination", document["destinationId"]) or {}).get("sourceId")
    return None if named is None else str(named)
