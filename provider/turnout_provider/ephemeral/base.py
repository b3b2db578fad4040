"""What every ephemeral resource is."""

from __future__ import annotations

from turnout_provider.declared import Declared
from turnout_provider.framework.ephemeral import Opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    State = Mapping[str, Any]


class Ephemeral(Declared):
    """One type of ephemeral resource; what it opens stays good and needs no closing unless it says so."""

    def open(self, config: State) -> Opened:
        """Get the value."""
        raise NotImplementedError

    def renew(self, private: Mapping[str, Any]) -> Opened:
        """Make it last longer."""
        return Opened(None, private)

    def close(self, private: Mapping[str, Any]) -> None:
        """Give it back."""
