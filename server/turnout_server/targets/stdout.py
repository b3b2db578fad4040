"""Standard output: each event as a line, for whoever reads the server's output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from turnout_server.retry import Answered, Failed, Outcome

from .target import Parcel, World

METADATA_ID = "turnout-stdout"


@dataclass(frozen=True, slots=True)
class Stdout:
    """Nothing can be set."""

    batch: int = 1000
    at_once: int = 1
    rest: float = 0.0
    ordered: bool = True

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """Write lines; a reader that stops reading holds up this destination only."""
        lines = b"".join([parcel.body + b"\n" for parcel in parcels]).decode()
        try:
            await asyncio.to_thread(_write, lines)
        except (OSError, ValueError):
            return Failed("EPIPE")
        return Answered(200)


def _write(lines: str) -> None:
    sys.stdout.write(lines)
    sys.stdout.flush()


def stdout(settings: Mapping[str, Any]) -> Stdout:
    """No settings are read."""
    return Stdout()
