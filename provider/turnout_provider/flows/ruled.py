"""Rules of tracking plans, one by one: written by upserts, told apart by type, version and key."""

from __future__ import annotations

from turnout._exchange import ask, bracketed
from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """Writing a rule again changes nothing, so that nobody has to know whether it was written."""

    def spelled(self, item: Object) -> Object:
        """A rule with an id, which the service gives none."""
        return {**item, "id": ":".join((item["type"], f"{item['version']:g}", item.get("key") or ""))}

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The rule, looked for among those of its plan."""
        verb = self.wire.list
        assert verb is not None
        for item in (yield from self.entries(verb, {"tracking_plan_id": identity[0]})):
            found = self.spelled({**item, "trackingPlanId": identity[0]})
            if found["id"] == identity[1]:
                return found
        raise self.gone(identity)

    def create(self, said: Object) -> Flow[Object]:
        """Write it."""
        rule = {name: value for name, value in said.items() if name != "trackingPlanId" and value is not None}
        names = {"tracking_plan_id": said["trackingPlanId"]}
        yield from self.repeatable(self.wire.create, names, {"rules": [rule]})
        return self.spelled(said)

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Write it again, whole."""
        return self.create({**held, "trackingPlanId": identity[0]})

    def delete(self, identity: plain.Identity, held: Object) -> Flow[None]:
        """Remove it; that there is no such rule is fine for the service."""
        verb = self.wire.delete
        assert verb is not None
        rule = {name: held.get(name) for name in ("type", "key", "version")}
        query = bracketed({"rules": [rule]})
        yield from ask(self.wire.name, verb, {"tracking_plan_id": identity[0]}, self.policy, query=query)
