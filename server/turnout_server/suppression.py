"""People and objects about whom nothing is let in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .event import OBJECTS, Event

_USERS, _OBJECTS = "userId", "objectId"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Who is suppressed for a source: ids of users, and of objects with their collections ("" for any)."""

    users: frozenset[str] = frozenset()
    objects: frozenset[tuple[str, str]] = frozenset()

    def about(self, event: Event) -> bool:
        """Whether an event is about one of them; an alias is also about who it was before."""
        fields = event.fields
        if event.type == OBJECTS:
            return not self.objects.isdisjoint((("", fields["id"]), (fields["collection"], fields["id"])))
        named = (fields.get("userId"), fields.get("previousId"))
        return any(isinstance(id, str) and id in self.users for id in named)


NOBODY = Suppressed()


Place = tuple[str, str]
"""A workspace, and a source in it or "" for all of them."""


def suppressions(rows: Iterable[Mapping[str, Any]]) -> dict[Place, Suppressed]:
    """Who is suppressed where."""
    users: dict[Place, set[str]] = {}
    objects: dict[Place, set[tuple[str, str]]] = {}
    for row in rows:
        place = (row["workspaceId"], row.get("sourceId") or "")
        if row["subjectType"] == _USERS:
            users.setdefault(place, set()).update(row["subjectIds"])
        elif row["subjectType"] == _OBJECTS:
            named = ((row.get("collection") or "", id) for id in row["subjectIds"])
            objects.setdefault(place, set()).update(named)
    return {
        place: Suppressed(frozenset(users.get(place, ())), frozenset(objects.get(place, ())))
        for place in {**users, **objects}
    }


def for_source(found: Mapping[Place, Suppressed], workspace_id: str, source_id: str) -> Suppressed:
    """Who is suppressed for one source; the set of its workspace itself where the source adds nobody."""
    everywhere, here = found.get((workspace_id, ""), NOBODY), found.get((workspace_id, source_id))
    if here is None:
        return everywhere
    return Suppressed(everywhere.users | here.users, everywhere.objects | here.objects)
