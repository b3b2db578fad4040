"""Who may send: sources that ask for OAuth, and how much a workspace may send in a second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .budget import Budgets
from .envelope import Refused
from .oauth import may_send
from .routing import Routing, Source


@dataclass(frozen=True, slots=True)
class Admission:
    """Lets requests in, or refuses them."""

    budgets: Budgets
    secret: bytes

    def admit(self, keys: Iterable[str], authorization: str, events: int, routing: Routing, now: float) -> None:
        """Refused for 401 where a source takes tokens only, and for 429 where its workspace sends too much.

        Keys that no source has are let in: they are counted later, as everything that is wrong with an event is.
        """
        workspaces: dict[str, None] = {}
        for key in keys:
            source = routing.by_write_key.get(key)
            if source is None:
                continue
            self._check_token(source, authorization, events, now)
            workspaces[source.workspace_id] = None
        for workspace in workspaces:
            wait = self.budgets.wait(workspace, events)
            if wait:
                message = f"this workspace sends more events than it may; send it again in {wait} s"
                raise Refused(429, "too_many_requests", message, events, wait=wait)

    def _check_token(self, source: Source, authorization: str, events: int, now: float) -> None:
        rules = source.options.oauth
        if rules is None or not rules.required:
            return
        if not may_send(authorization, rules, self.secret, now):
            message = "this source takes requests with a valid OAuth token only (Authorization: Bearer)"
            raise Refused(401, "unauthorized", message, events)
