"""Destinations of audiences: connections are told by their destination, and shown in a list only."""

from __future__ import annotations

from turnout import errors
from turnout._exchange import ask_object
from turnout_provider.flows import plain
from turnout_provider.flows.again import maybe_made

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """The list calls the connection's identifier `id`."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The connection."""
        space, audience, destination = identity
        assert self.wire.list is not None
        names = {"space_id": space, "audience_id": audience}
        for each in (yield from self.entries(self.wire.list, names)):
            if each["destinationId"] == destination:
                return {**each, "spaceId": space, "audienceId": audience, "connectionId": each["id"]}
        raise self.gone(identity)

    def create(self, said: Object) -> Flow[Object]:
        """Connect the two."""
        verb = self.wire.create
        assert verb is not None
        optional = {name: said.get(name) for name in ("idSyncConfiguration", "connectionSettings")}
        body = {"destination": {"id": said["destinationId"], "type": "destination"}}
        body |= {name: value for name, value in optional.items() if value}
        names = {"space_id": said["spaceId"], "audience_id": said["audienceId"]}
        try:
            made = yield from ask_object(self.wire.name, verb, names, self.policy, body)
        except (errors.TransportError, errors.ServerFailed) as error:
            if not maybe_made(error):
                raise
            return (yield from self.read((said["spaceId"], said["audienceId"], said["destinationId"])))
        return {**said, "connectionId": (made or {})["connection"]["id"]}

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Have it use other identifiers and settings."""
        return {**(yield from super().update(identity, said, held, parts)), **said}
