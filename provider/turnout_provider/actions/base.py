"""What every action is."""

from __future__ import annotations

from turnout_provider.declared import Declared
from turnout_provider.framework.diagnostics import Diagnostic, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    State = Mapping[str, Any]


class Action(Declared):
    """One type of action."""

    def invoke(self, config: State) -> Iterator[str | Diagnostic]:
        """Do it: what is going on, and warnings; a Refusal where it fails."""
        raise NotImplementedError

    def wait(self, seconds: float, going_on: str) -> None:
        """Let time pass; a Refusal when Terraform is told to stop meanwhile, which says what goes on without us."""
        if self._connection.stopped.wait(seconds):
            raise Refusal(Diagnostic("Interrupted", f"Terraform was told to stop. {going_on}"))
