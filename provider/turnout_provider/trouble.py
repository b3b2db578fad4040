"""The exception for a flow that failed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from turnout.errors import TurnoutError


class Trouble(Exception):
    """A flow that failed: why, how long it took, and whether it was told to stop."""

    def __init__(self, error: TurnoutError, seconds: float, stopped: bool) -> None:
        super().__init__(str(error))
        self.error = error
        self.seconds = seconds
        self.stopped = stopped
