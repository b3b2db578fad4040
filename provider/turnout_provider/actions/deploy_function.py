"""`segment_deploy_function`: let what was saved last of a function be what runs."""

from __future__ import annotations

from turnout_provider.actions.base import Action
from turnout_provider.framework.schema import Attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout_provider.framework.diagnostics import Diagnostic

    State = Mapping[str, Any]


class DeployFunction(Action):
    """Deploys a function."""

    NAME = "segment_deploy_function"
    ABOUT = "Deploy a function whose resource says `deploy = false`, when you choose."
    ATTRIBUTES = {
        "function_id": Attribute(
            type="string", required=True, description="Function to deploy.", checks={"length": [1, 255]}
        )
    }

    def invoke(self, config: State) -> Iterator[str | Diagnostic]:
        """Deploy it."""
        from turnout.operations.functions import CREATE_FUNCTION_DEPLOYMENT

        yield f"Deploying function {config['function_id']}"
        outcome = self.ask("invoke", CREATE_FUNCTION_DEPLOYMENT, function_id=config["function_id"])
        yield f"Deployed: {outcome.status}"
