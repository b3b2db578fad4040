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


def suppressed(rows: Iterable[Mapping[str, Any]], workspace_id: str, source_id: str) -> Suppressed:
    """Who is suppressed for one source: in it, and in its whole workspace."""
    users: set[str] = set()
    objects: set[tuple[str, str]] = set()
    for row in rows:
        if row["workspaceId"] != workspace_id or row.get("sourceId", source_id) != source_id:
            continue
        if row["subjectType"] == _USERS:
            users.update(row["subjectIds"])
        elif row["subjectType"] == _OBJECTS:
            objects.update((row.get("collection") or "", id) for id in row["subjectIds"])
    return Suppressed(frozenset(users), frozenset(objects)) if users or objects else NOBODY
