"""What every target is: settings understood, and a way to send."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from turnout_server.errors import StorageError
from turnout_server.retry import Outcome

from .http_client import Http


@dataclass(frozen=True, slots=True)
class Parcel:
    """One event on its way to one destination; `id` grows in the order of routing and is never used twice."""

    id: int
    destination_id: str
    source_id: str
    message_id: str
    received_ms: int
    body: bytes


Repeat = Callable[[str, bytes], Awaitable[None]]
"""Takes a write key and a batch as if a sender had sent it."""


async def _nowhere(write_key: str, body: bytes) -> None:
    raise StorageError("there is no log to repeat into")


@dataclass(frozen=True, slots=True)
class World:
    """What targets may touch: an HTTP client, the archive's directory, the log's own id and its entrance."""

    http: Http
    archive: Path
    log_id: str
    allow_private: bool
    repeat: Repeat = _nowhere


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why nothing can be sent: the official discard code and what is wrong with the settings."""

    reason: str
    detail: str


class Target(Protocol):
    """One configured place to send to; an ordered one has one send under way."""

    @property
    def batch(self) -> int:
        """How many parcels one send takes at most."""

    @property
    def at_once(self) -> int:
        """How many sends may be under way."""

    @property
    def rest(self) -> float:
        """The seconds that pass at least from one send to the next, so that what comes meanwhile shares a batch."""

    @property
    def ordered(self) -> bool:
        """Whether parcels have to come strictly in the order of their ids."""

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """Send them all, or say what went wrong; never raises for what a destination does."""
