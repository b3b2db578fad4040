"""`segment_source_write_key`: the key that a source takes events with."""

from __future__ import annotations

from contextlib import suppress

from turnout_provider.declared import Absent
from turnout_provider.ephemeral.base import Ephemeral
from turnout_provider.framework.diagnostics import Diagnostic, Refusal
from turnout_provider.framework.ephemeral import Opened
from turnout_provider.framework.schema import Attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    State = Mapping[str, Any]


class SourceWriteKey(Ephemeral):
    """The write keys of a source, or a key of its own that ends with the run."""

    NAME = "segment_source_write_key"
    ABOUT = "Write key of a source, for write-only arguments and other providers; it is in no state and no plan."
    ATTRIBUTES = {
        "source_id": Attribute(
            type="string", required=True, description="Source that takes events with it.", checks={"length": [1, 255]}
        ),
        "temporary": Attribute(
            type="bool",
            optional=True,
            description="Make a key for this run and remove it at its end, for tests that send events.",
        ),
        "write_key": Attribute(
            type="string", computed=True, sensitive=True, description="The key: the source's first, or the one made."
        ),
        "write_keys": Attribute(
            type=["list", "string"], computed=True, sensitive=True, description="All keys of the source."
        ),
    }

    def open(self, config: State) -> Opened:
        """Read the keys, or make one."""
        source_id = config["source_id"]
        keys = self._keys(source_id)
        private: dict[str, Any] = {}
        if config["temporary"]:
            fresh = self._made(source_id, keys)
            keys, private = [fresh, *keys], {"source_id": source_id, "write_key": fresh}
        if not keys:
            detail = f"Source {source_id} has no write key; add one in the app, or say temporary = true."
            raise Refusal(Diagnostic("The source has no write key", detail, ("source_id",)))
        return Opened({**config, "write_key": keys[0], "write_keys": keys}, private)

    def close(self, private: Mapping[str, Any]) -> None:
        """Remove the key that was made."""
        if not private:
            return
        from turnout.operations.sources import REMOVE_WRITE_KEY_FROM_SOURCE

        # Somebody else may have removed it: then there is nothing left to do.
        with suppress(Absent):
            self.ask("close", REMOVE_WRITE_KEY_FROM_SOURCE, **private)

    def _keys(self, source_id: str) -> list[str]:
        from turnout._calls import read
        from turnout_provider.facts import Printed

        source = Printed().resource("segment_source")
        assert source is not None
        flow = read(source.wire, (source_id,), policy=self._connection.session().policy)
        return list(self.run("open", flow).get("writeKeys") or ())

    def _made(self, source_id: str, before: list[str]) -> str:
        from turnout.operations.sources import CREATE_WRITE_KEY_FOR_SOURCE

        source = self.ask("open", CREATE_WRITE_KEY_FOR_SOURCE, source_id=source_id)
        return next(key for key in reversed(source.write_keys) if key not in before)
