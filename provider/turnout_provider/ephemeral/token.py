"""`segment_token`: the token of the provider block, for whoever else needs the Public API in the same run."""

from __future__ import annotations

import time

from turnout_provider.ephemeral.base import Ephemeral
from turnout_provider.framework.ephemeral import Opened
from turnout_provider.framework.schema import Attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    State = Mapping[str, Any]

_SECONDS_BETWEEN_CHECKS = 600


class Token(Ephemeral):
    """The token that the provider itself uses, checked when it is opened and every ten minutes."""

    NAME = "segment_token"
    ABOUT = (
        "Token that the provider itself uses, checked against the API, for write-only arguments and other providers;"
        " it is in no state and no plan."
    )
    ATTRIBUTES = {
        "token": Attribute(type="string", computed=True, sensitive=True, description="The token."),
        "url": Attribute(type="string", computed=True, description="Address of the API that takes it."),
        "workspace_id": Attribute(type="string", computed=True, description="Workspace that it belongs to."),
    }

    def open(self, config: State) -> Opened:
        """Hand out the token if it works."""
        workspace_id = self._workspace_id("open")
        session = self._connection.session()
        result = {"token": session.token, "url": session.base_url, "workspace_id": workspace_id}
        return Opened(result, renew_at=_next_check())

    def renew(self, private: Mapping[str, Any]) -> Opened:
        """See that the token still works: a run that is told at once need not find out one by one."""
        self._workspace_id("renew")
        return Opened(None, private, _next_check())

    def _workspace_id(self, doing: str) -> str:
        from turnout._calls import read
        from turnout_provider.facts import Printed

        workspace = Printed().data_source("segment_workspace")
        assert workspace is not None
        found = self.run(doing, read(workspace.wire, (), policy=self._connection.session().policy))
        return str(found["id"])


def _next_check() -> float:
    return time.time() + _SECONDS_BETWEEN_CHECKS
