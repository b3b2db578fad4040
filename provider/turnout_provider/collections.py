"""Refresh answered from list calls: a thousand reads cost a few pages, not a thousand requests.

The first read of a kind asks for the one object. From the second on, all objects of the kind (below the same parent)
are listed once, however many threads ask, and reads are answered from that list. What is not in it is asked for by
itself before anybody calls it deleted; what we write is forgotten.
"""

from __future__ import annotations

import threading

from turnout import errors
from turnout._calls import identity_of, pages, read
from turnout._exchange import parameters
from turnout._parts import read_part
from turnout_provider.trouble import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._wire import Wire
    from turnout_provider.session import Session

    Object = dict[str, Any]
    Identity = tuple[str, ...]


class Collections:
    """Everything read so far in this process."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._lists: dict[tuple[str, Identity], _Listing] = {}

    def read(self, wire: Wire, identity: Identity) -> Object:
        """One object with its parts; NotFound if it is gone."""
        listing = self._listing(wire, identity)
        known = listing.find(wire, identity) if listing is not None else None
        if known is None:
            return self._session.run(read(wire, identity, policy=self._session.policy))
        names = dict(zip(wire.identity, identity, strict=True))
        found = dict(known)
        for part in wire.parts:
            if part.read is not None:
                found[part.field] = self._session.run(read_part(wire.name, part, names, self._session.policy))
        return found

    def forget(self, wire: Wire, identity: Identity) -> None:
        """Forget what was read of an object that has been written."""
        listing = self._listing(wire, identity, counted=False)
        if listing is not None:
            listing.forget(identity)

    def _listing(self, wire: Wire, identity: Identity, counted: bool = True) -> _Listing | None:
        if wire.list is None:
            return None
        named = dict(zip(wire.identity, identity, strict=True))
        parents = tuple(named[name] for name in parameters(wire.list))
        with self._lock:
            listing = self._lists.setdefault((wire.name, parents), _Listing(self._session, parents))
            listing.asked += counted
        return listing


class _Listing:
    """The objects of one kind below one parent, listed at most once."""

    def __init__(self, session: Session, parents: Identity) -> None:
        self.asked = 0
        self._session = session
        self._parents = parents
        self._lock = threading.Lock()
        self._objects: dict[Identity, Object] | None = None
        self._trouble: Trouble | None = None
        self._forgotten: set[Identity] = set()

    def find(self, wire: Wire, identity: Identity) -> Object | None:
        """The object, if this is worth a list and it is in there; a list that failed fails for everybody."""
        if self.asked < 2:
            return None
        with self._lock:
            if self._objects is None and self._trouble is None:
                self._fetch(wire)
            if self._trouble is not None:
                raise self._trouble
            if self._objects is None or identity in self._forgotten:
                return None
            return self._objects.get(identity)

    def forget(self, identity: Identity) -> None:
        with self._lock:
            self._forgotten.add(identity)

    def _fetch(self, wire: Wire) -> None:
        try:
            found = self._session.run(pages(wire, self._parents, policy=self._session.policy))
        except errors.NotFound:
            found = []
        except Trouble as trouble:
            if not isinstance(trouble.error, errors.Forbidden):
                self._trouble = trouble
            found = []
        self._objects = {identity_of(wire, item): item for item in found}
