"""One generic list resource: the objects of any kind that the API lists."""

from __future__ import annotations

from turnout_provider.declared import Asking
from turnout_provider.framework.listing import Listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout_provider.connection import Connection
    from turnout_provider.facts import Facts
    from turnout_provider.resource import Resource

    State = Mapping[str, Any]

_NAMES = ("name", "displayName", "title", "email", "slug", "key")


class Listing(Asking):
    """One type of list resource; a full state comes from the resource itself, which reads lists only once."""

    def __init__(self, facts: Facts, resource: Resource, connection: Connection) -> None:
        super().__init__(facts, connection)
        self._resource = resource

    def list(self, config: State, everything: bool) -> Iterator[Listed]:
        """Every object, page by page; with `everything` each with its state."""
        for item in self._items(config):
            identity = {name: item[wire] for name, wire in self._wire_names().items()}
            state = self._resource.found(identity) if everything else None
            if state is not None or not everything:
                yield Listed(identity, _called(item, identity), state)

    def _items(self, config: State) -> Iterator[Mapping[str, Any]]:
        from turnout._calls import page
        from turnout._exchange import identifying
        from turnout._wire import camel

        wire = self._facts.wire
        assert wire.list is not None
        parents = identifying(wire.list)
        query = {camel(name): config[name] for name in config if name not in parents and config[name] is not None}
        cursor: str | None = None
        while True:
            policy = self._connection.session().policy
            flow = page(wire, tuple(config[name] for name in parents), None, cursor, policy=policy, query=query)
            found = self.run("list", flow)
            yield from found.items
            cursor = found.next
            if cursor is None:
                return

    def _wire_names(self) -> dict[str, str]:
        from turnout._wire import camel

        return {name: camel(name) for name in self._resource.identity}


def _called(item: Mapping[str, Any], identity: Mapping[str, Any]) -> str:
    told = next((str(item[name]) for name in _NAMES if item.get(name)), None)
    return told or ":".join(map(str, identity.values()))
