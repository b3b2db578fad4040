"""Write keys: a creation answers the source with all of its keys, of which the new one is the last."""

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
    """A key is there as long as its source lists it."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The key, if it still counts."""
        source, key = identity
        if key not in (yield from self._keys(source)):
            raise self.gone((source, "..."))
        return {"sourceId": source, "writeKey": key}

    def create(self, said: Object) -> Flow[Object]:
        """Have another key made."""
        source, verb = said["sourceId"], self.wire.create
        assert verb is not None
        before = yield from self._keys(source)
        try:
            answer = yield from ask_object(self.wire.name, verb, {"source_id": source}, self.policy)
            keys = (answer or {}).get("writeKeys", [])
        except (errors.TransportError, errors.ServerFailed) as error:
            # Nobody knows whether a key was made; the source does.
            keys = yield from self._keys(source)
            if not maybe_made(error) or not set(keys) - set(before):
                raise
        return {"sourceId": source, "writeKey": [key for key in keys if key not in before][-1]}

    def _keys(self, source: str) -> Flow[list[str]]:
        assert self.wire.read is not None
        found = yield from ask_object(self.wire.name, self.wire.read, {"id": source}, self.policy)
        return list((found or {}).get("writeKeys") or ())
