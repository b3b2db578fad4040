"""What one walk of Terraform has planned so far, counted by type and place."""

from __future__ import annotations

import threading

FORESEEN = frozenset(
    f"segment_{kind}"
    for kind in ("destination", "destination_filter", "destination_subscription", "source", "warehouse")
)
"""The types of resources of which something can be foreseen."""
COUNTED = frozenset({"segment_destination", "segment_destination_filter", "segment_destination_subscription"})
"""Those of which also the ones that do not change have to be counted."""


class Plans:
    """A count for each place."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: dict[tuple[str, ...], int] = {}

    def count(self, *place: str) -> int:
        """How many are planned there."""
        return self._planned.get(place, 0)

    def add(self, *place: str) -> int:
        """Plan one more; how many there are now."""
        with self._lock:
            self._planned[place] = self._planned.get(place, 0) + 1
            return self._planned[place]
