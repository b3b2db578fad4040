"""`segment_run_audience`: compute an audience now."""

from __future__ import annotations

from turnout_provider.actions.base import Action
from turnout_provider.framework.schema import Attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout_provider.framework.diagnostics import Diagnostic

    State = Mapping[str, Any]


class RunAudience(Action):
    """Runs an audience."""

    NAME = "segment_run_audience"
    ABOUT = "Compute an audience now, whatever its schedule says; it does not wait for the end."
    ATTRIBUTES = {
        "space_id": Attribute(
            type="string", required=True, description="Space of the audience.", checks={"length": [1, 255]}
        ),
        "audience_id": Attribute(
            type="string", required=True, description="Audience to compute.", checks={"length": [1, 255]}
        ),
    }

    def invoke(self, config: State) -> Iterator[str | Diagnostic]:
        """Ask for a run."""
        from turnout.operations.audiences import FORCE_EXECUTE_AUDIENCE_RUN

        self.ask("invoke", FORCE_EXECUTE_AUDIENCE_RUN, **config)
        yield f"Audience {config['audience_id']} is being computed"
