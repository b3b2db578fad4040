"""Live plugins: what is deleted is the code; the service still knows that there was a plugin."""

from __future__ import annotations

from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """A plugin is there as long as it has code."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The plugin, if it has code."""
        found = yield from super().read(identity)
        if not found.get("code"):
            raise self.gone(identity)
        return found

    def delete(self, identity: plain.Identity, held: Object) -> Flow[None]:
        """Take the code away."""
        yield from self.read(identity)
        yield from super().delete(identity, held)
