"""Insert functions at work: the service answers only the bare id of the function."""

from __future__ import annotations

from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """An instance with `functionId`, which is the class it is of."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The instance and its function."""
        found = yield from super().read(identity)
        return {**found, "functionId": found.get("functionId") or found["classId"]}
