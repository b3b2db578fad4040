"""The Repeater: events go into other sources of this server, once around at most."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Any

from turnout_server.errors import StorageError
from turnout_server.retry import Answered, Failed, Outcome

from .target import Parcel, Unusable, World

METADATA_ID = "turnout-repeater"


@dataclass(frozen=True, slots=True)
class Repeater:
    """The write keys of the sources that events go into, and of the one that they come from."""

    write_keys: tuple[str, ...]
    own: tuple[str, ...]
    batch: int = 200
    at_once: int = 4
    rest: float = 0.0
    ordered: bool = False

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """Put them into this server's own log, as if they had just come in."""
        try:
            for key in self.write_keys:
                events = [event for parcel in parcels if (event := repeated(json.loads(parcel.body), self.own, key))]
                if events:
                    await world.repeat(key, json.dumps({"batch": events}).encode())
        except StorageError as error:
            return Failed(f"EIO: {error}")
        return Answered(200)


def repeated(event: dict[str, Any], own: Sequence[str], write_key: str) -> dict[str, Any] | None:
    """The event as the other source gets it; None where it was already."""
    *here, there = (md5(key.encode(), usedforsecurity=False).hexdigest() for key in (*own, write_key))
    context = event.get("context") or {}
    chain = context.get("repeatChain") or []
    if there in chain or there in here:
        return None
    # A message id is known to all sources together: with its own it would count as a duplicate.
    id = f"{event['messageId'][:60]}-{there}"
    return {**event, "messageId": id, "context": {**context, "repeatChain": [*chain, *here, there]}}


def repeater(settings: Mapping[str, Any]) -> Repeater | Unusable:
    """Read a destination's settings: `writeKeys`, a list."""
    keys, own = settings.get("writeKeys"), settings.get("sourceWriteKeys") or ()
    if not isinstance(keys, list) or not keys or not all(isinstance(key, str) for key in keys):
        return Unusable("INVALID_SETTINGS", "settings.writeKeys must be a list of write keys of this server")
    return Repeater(tuple(keys), tuple(own))
