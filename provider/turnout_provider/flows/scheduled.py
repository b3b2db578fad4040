"""Sync schedules: a warehouse always has one, and it is there as long as it counts."""

from __future__ import annotations

from turnout._exchange import ask_object
from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow
    from turnout._wire import Verb

    Object = dict[str, Any]


class Flows(plain.Flows):
    """Making and changing are one operation, which says everything; deleting turns the schedule off."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The hours, if they count."""
        found = yield from self._ask(self.wire.read, identity)
        if not found.get("enabled"):
            raise self.gone(identity)
        return {"warehouseId": identity[0], **(found.get("schedule") or {})}

    def create(self, said: Object) -> Flow[Object]:
        """Have these hours count."""
        return (yield from self._say((said["warehouseId"],), said))

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Have these hours count in the place of those that did."""
        return (yield from self._say(identity, held))

    def delete(self, identity: plain.Identity, held: Object) -> Flow[None]:
        """Have Segment's hours count again."""
        yield from self._ask(self.wire.delete, identity, {"enabled": False})

    def _say(self, identity: plain.Identity, said: Object) -> Flow[Object]:
        schedule = {"times": said["times"], "timezone": said["timezone"]}
        yield from self._ask(self.wire.update, identity, {"enabled": True, "schedule": schedule})
        return {"warehouseId": identity[0], **schedule}

    def _ask(self, verb: Verb | None, identity: plain.Identity, body: Object | None = None) -> Flow[Object]:
        assert verb is not None
        found = yield from ask_object(self.wire.name, verb, {"warehouse_id": identity[0]}, self.policy, body)
        return found or {}
