"""Selective sync: what is excluded is what was turned off; taking something back turns it on again."""

from __future__ import annotations

from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """It is there as long as something is excluded."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """Everything of the source that is not loaded into the warehouse."""
        warehouse, source = identity
        names = {"warehouse_id": warehouse, "source_id": source}
        found = list(excluded((yield from self.entries(self.verbs["chosen"], names))))
        if not found:
            raise self.gone(identity)
        return {"warehouseId": warehouse, "sourceId": source, "excluded": found}

    def create(self, said: Object) -> Flow[Object]:
        """Turn off what is excluded."""
        yield from self._turn((said["warehouseId"], said["sourceId"]), said["excluded"], [])
        return said

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Turn off what is excluded now, and on what no longer is."""
        names = {"warehouse_id": identity[0], "source_id": identity[1]}
        before = list(excluded((yield from self.entries(self.verbs["chosen"], names))))
        wanted = held["excluded"]
        on = [one for one in before if _key(one) not in map(_key, wanted)]
        yield from self._turn(identity, [one for one in wanted if _key(one) not in map(_key, before)], on)
        return held

    def delete(self, identity: plain.Identity, held: Object) -> Flow[None]:
        """Turn everything on that is excluded."""
        yield from self._turn(identity, [], (yield from self.read(identity))["excluded"])

    def _turn(self, identity: plain.Identity, off: Iterable[Object], on: Iterable[Object]) -> Flow[None]:
        warehouse, source = identity
        said = [{"sourceId": source, **one, "enabled": False} for one in off]
        said += [{"sourceId": source, **one, "enabled": True} for one in on]
        if said:
            yield from self.repeatable(self.wire.update, {"warehouse_id": warehouse}, {"syncOverrides": said})


def excluded(chosen: Iterable[Object]) -> Iterable[Object]:
    """What is turned off among what was chosen: collections, and properties of those that are on."""
    for one in chosen:
        if not one["enabled"]:
            yield {"collection": one["collection"]}
        for name, choice in (one.get("properties") or {}).items():
            if not (choice["enabled"] if isinstance(choice, dict) else choice):
                yield {"collection": one["collection"], "property": name}


def _key(one: Object) -> tuple[str, str | None]:
    return one["collection"], one.get("property")
