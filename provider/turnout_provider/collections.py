"""Refresh answered from list calls: a thousand reads cost a few pages, not a thousand requests.

The first read of a kind asks for the one object. From the second on, all objects of the kind (below the same parent)
are listed once, however many threads ask, and reads are answered from that list. What is not in it is asked for by
itself before anybody calls it deleted; what we write is forgotten.
"""

from __future__ import annotations

import threading

from turnout import errors
from turnout._calls import identity_of, pages, read
from turnout._parts import read_part
from turnout._wire import parameters
from turnout_provider.trouble import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._wire import Verb, Wire
    from turnout_provider.flows.plain import Flows
    from turnout_provider.session import Session

    Object = dict[str, Any]
    Identity = tuple[str, ...]


class Collections:
    """Everything read so far in this process; with `listing` False every object is asked for by itself."""

    def __init__(self, session: Session, listing: bool = True) -> None:
        self._session = session
        self._listing_at_all = listing
        self._lock = threading.Lock()
        self._lists: dict[tuple[str, Identity], _Listing] = {}
        self._parents: dict[str, tuple[str, ...]] = {}

    def read(self, wire: Wire, identity: Identity, flows: Flows | None = None) -> Object:
        """One object with its parts, as its flows spell and read it; NotFound if it is gone."""
        listing = self._listing(wire, identity, counted=True)
        known = listing.find(wire, identity, flows) if listing is not None else None
        if known is None:
            one = flows.read(identity) if flows else read(wire, identity, policy=self._session.policy)
            return self._session.run(one)
        names = dict(zip(wire.identity, identity, strict=True))
        found = dict(known)
        for part in wire.parts:
            if part.read is not None:
                found[part.field] = self._session.run(read_part(wire.name, part, names, self._session.policy))
        return found

    def known(self, wire: Wire, identity: Identity) -> Object | None:
        """One object, if all of it is in a list that has been read; it takes no lock, and asks for nothing."""
        if wire.list is None or any(part.read is not None for part in wire.parts):
            return None
        listing = self._lists.get(self._place(wire, wire.list, identity))
        return listing.known(identity) if listing is not None else None

    def forget(self, wire: Wire, identity: Identity) -> None:
        """Forget what was read of an object that has been written."""
        listing = self._listing(wire, identity)
        if listing is not None:
            listing.forget(identity)

    def _listing(self, wire: Wire, identity: Identity, counted: bool = False) -> _Listing | None:
        if wire.list is None or not self._listing_at_all:
            return None
        place = self._place(wire, wire.list, identity)
        with self._lock:
            listing = self._lists.setdefault(place, _Listing(self._session, place[1]))
            listing.asked += counted
        return listing

    def _place(self, wire: Wire, verb: Verb, identity: Identity) -> tuple[str, Identity]:
        """Which list an object is in: its kind, and what identifies the parents."""
        parents = self._parents.get(wire.name)
        if parents is None:
            parents = self._parents[wire.name] = parameters(verb)
        named = dict(zip(wire.identity, identity, strict=True))
        return wire.name, tuple(named[name] for name in parents)


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

    def find(self, wire: Wire, identity: Identity, flows: Flows | None) -> Object | None:
        """The object, if this is worth a list and it is in there; a list that failed fails for everybody."""
        if self.asked < 2:
            return None
        with self._lock:
            if self._objects is None and self._trouble is None:
                self._fetch(wire, flows)
            if self._trouble is not None:
                raise self._trouble
        return self.known(identity)

    def known(self, identity: Identity) -> Object | None:
        """The object, if it is in a list that has been read and has not been written since."""
        # Without the lock, which whoever fetches holds while the network is slow: the list is set once, when whole.
        objects = self._objects
        return None if objects is None or identity in self._forgotten else objects.get(identity)

    def forget(self, identity: Identity) -> None:
        """Never answer for the object again."""
        # Without the lock: a list that is being fetched meanwhile is not asked for it either.
        self._forgotten.add(identity)

    def _fetch(self, wire: Wire, flows: Flows | None) -> None:
        try:
            found = self._session.run(pages(wire, self._parents, policy=self._session.policy))
        except errors.NotFound:
            found = []
        except Trouble as trouble:
            if not isinstance(trouble.error, errors.Forbidden):
                self._trouble = trouble
            found = []
        spelled = [flows.spelled(item) for item in found] if flows else found
        self._objects = {identity_of(wire, item): item for item in spelled}
