"""Permissions one by one: there is an operation that adds one, and none that takes one away."""

from __future__ import annotations

import threading

from turnout import errors
from turnout._exchange import ask, ask_object
from turnout._wire import camel
from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]

_LOCKS = tuple(threading.Lock() for _ in range(16))
"""Held while all permissions of somebody are read and written: Terraform takes many away at a time."""
ATTEMPTS = 5
"""How often to take a permission away that others, who write all permissions at once, put back."""


class Flows(plain.Flows):
    """The identity is whose it is, the role, and what it is given for."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The permission."""
        _, role, resource = identity
        for permission in (yield from self._all(identity)):
            for each in permission["resources"]:
                if (permission["roleId"], each["id"]) == (role, resource):
                    return self._shown(identity, each)
        raise self.gone(identity)

    def create(self, said: Object) -> Flow[Object]:
        """Give it; what is given already stays."""
        resource = {"id": said["resourceId"], "type": said["resourceType"], "labels": said.get("labels") or []}
        body = {"permissions": [{"roleId": said["roleId"], "resources": [resource]}]}
        names = {self.wire.identity[0]: said[camel(self.wire.identity[0])]}
        with _lock(next(iter(names.values()))):
            yield from self.repeatable(self.wire.create, names, body)
        return said

    def delete(self, identity: plain.Identity, held: Object) -> Flow[None]:
        """Write all permissions but this one, until it stays away: others may write theirs meanwhile."""
        verb = self.wire.delete
        assert verb is not None
        # One at a time here; writers elsewhere may still have read before we wrote, and are outlasted.
        with _lock(identity[0]):
            yield from self.read(identity)
            for _ in range(ATTEMPTS):
                left = _without((yield from self._all(identity)), *identity[1:])
                yield from ask(self.wire.name, verb, {"id": identity[0]}, self.policy, {"permissions": left})
                try:
                    yield from self.read(identity)
                except errors.NotFound:
                    return

    def _all(self, identity: plain.Identity) -> Flow[list[Object]]:
        assert self.wire.read is not None
        found = yield from ask_object(self.wire.name, self.wire.read, {"id": identity[0]}, self.policy)
        return list((found or {}).get("permissions") or ())

    def _shown(self, identity: plain.Identity, resource: Object) -> Object:
        named = {camel(name): value for name, value in zip(self.wire.identity, identity, strict=True)}
        return {**named, "resourceType": resource["type"], "labels": resource.get("labels") or []}


def _lock(somebody: str) -> threading.Lock:
    return _LOCKS[hash(somebody) % len(_LOCKS)]


def _without(permissions: list[Object], role: str, resource: str) -> list[Object]:
    """The permissions as they are written, without a role's resource, and without a role that has none left."""
    left = []
    for one in permissions:
        mine = one["roleId"] == role
        resources = [each for each in one["resources"] if not (mine and each["id"] == resource)]
        if resources or not mine:
            left.append({"roleId": one["roleId"], "resources": resources})
    return left
