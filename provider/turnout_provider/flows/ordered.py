"""Activations: an order to send everything again is given and never shown."""

from __future__ import annotations

from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]

ORDER = "performResync"


class Flows(plain.Flows):
    """Whatever the service says of the order is no state."""

    listed = False
    unshown = frozenset({ORDER})

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The activation."""
        return _without((yield from super().read(identity)))

    def create(self, said: Object) -> Flow[Object]:
        """Make it."""
        return _without((yield from super().create(said)))

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Change it."""
        return _without((yield from super().update(identity, said, held, parts)))


def _without(found: Object) -> Object:
    return {name: value for name, value in found.items() if name != ORDER}
