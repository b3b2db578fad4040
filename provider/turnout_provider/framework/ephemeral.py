"""What comes of opening or renewing an ephemeral resource."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Opened:
    """The value, what `renew` and `close` are to be told, and when to renew: seconds since 1970, None for never."""

    __slots__ = ("private", "renew_at", "result")

    def __init__(
        self,
        result: Mapping[str, Any] | None,
        private: Mapping[str, Any] | None = None,
        renew_at: float | None = None,
    ) -> None:
        self.result = result
        self.private = private or {}
        self.renew_at = renew_at
