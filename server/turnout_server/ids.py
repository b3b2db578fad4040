"""Identifiers in the families that the service uses: opaque to everybody, but tools look at their shapes."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
KSUID_EPOCH = 1_400_000_000


@dataclass(frozen=True)
class Fresh:
    """What new things are made of: the time, and random bytes."""

    now: datetime
    random: Callable[[int], bytes] = secrets.token_bytes

    def short(self) -> str:
        """22 characters: workspaces, sources."""
        return _digits(self.random(16), BASE58, 22)

    def object(self) -> str:
        """24 hexadecimal digits that begin with the time: destinations."""
        return f"{int(self.now.timestamp()):08x}{self.random(8).hex()}"

    def ksuid(self) -> str:
        """27 characters that sort by time: filters, tracking plans."""
        seconds = int(self.now.timestamp()) - KSUID_EPOCH
        return _digits(seconds.to_bytes(4, "big") + self.random(16), BASE62, 27)

    def key(self) -> str:
        """32 letters and digits that nobody can guess: write keys."""
        return "".join(BASE62[byte % 62] for byte in self.random(32))


def _digits(value: bytes, alphabet: str, width: int) -> str:
    number, text = int.from_bytes(value, "big"), ""
    while number:
        number, digit = divmod(number, len(alphabet))
        text = alphabet[digit] + text
    return text.rjust(width, alphabet[0])
