"""One object that a list found."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Listed:
    """What identifies it, what to call it, and its state where that was asked for."""

    __slots__ = ("identity", "name", "state")

    def __init__(self, identity: Mapping[str, Any], name: str, state: Mapping[str, Any] | None = None) -> None:
        self.identity = identity
        self.name = name
        self.state = state
