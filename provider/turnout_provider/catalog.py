"""Entries of the catalog, asked for when a plan first needs them: one by itself, more than one by a list."""

from __future__ import annotations

import threading

from turnout import errors
from turnout._calls import pages
from turnout_provider.trouble import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout._wire import Wire
    from turnout_provider.facts import Printed
    from turnout_provider.session import Session

    Entry = Mapping[str, Any]


class Catalog:
    """What one token can see of the catalog; what cannot be had is None, for no plan may fail by that."""

    def __init__(self, session: Session, printed: Printed) -> None:
        self._session = session
        self._printed = printed
        self._lock = threading.Lock()
        self._entries: dict[tuple[str, str], Entry | None] = {}
        self._actions: dict[str, Entry] | None = None

    def knows(self, kind: str, id: str) -> bool:
        """Whether an entry has been asked for; takes no lock."""
        return (kind, id) in self._entries

    def entry(self, kind: str, id: str) -> Entry | None:
        """The entry of a kind such as source."""
        with self._lock:
            if (kind, id) not in self._entries:
                self._entries[kind, id] = self._asked(kind, id)
            return self._entries[kind, id]

    @property
    def knows_actions(self) -> bool:
        """Whether the actions have been asked for; takes no lock."""
        return self._actions is not None

    def action(self, id: str) -> Entry | None:
        """The action with this id, whichever destination it is of."""
        with self._lock:
            if self._actions is None:
                self._actions = self._listed()
            return self._actions.get(id)

    def _asked(self, kind: str, id: str) -> Entry | None:
        try:
            return self._session.collections.read(self._wire(kind), (id,))
        except (errors.NotFound, Trouble):
            return None

    def _listed(self) -> dict[str, Entry]:
        try:
            found = self._session.run(pages(self._wire("destination"), policy=self._session.policy))
        except (errors.NotFound, Trouble):
            return {}
        return {action["id"]: action for entry in found for action in entry.get("actions") or ()}

    def _wire(self, kind: str) -> Wire:
        facts = self._printed.data_source(f"segment_{kind}_metadata")
        assert facts is not None
        return facts.wire
