"""The provider block: where the API is, whose token to use, and when that is known."""

from __future__ import annotations

import threading

from turnout_provider.framework.diagnostics import Diagnostic, Refusal
from turnout_provider.planned import Plans
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.catalog import Catalog
    from turnout_provider.clock import Clock
    from turnout_provider.facts import Printed
    from turnout_provider.session import Session


class Connection:
    """The API as the provider block names it; made when the first request is due."""

    def __init__(self, printed: Printed, clock: Clock | None = None) -> None:
        self.stopped = threading.Event()
        self.plans = Plans()
        self._printed = printed
        self._clock = clock
        self._catalog: tuple[Session, Catalog] | None = None
        self._lock = threading.Lock()
        self._said: Mapping[str, Any] = {}
        self._terraform = ""
        self._session: Session | None = None

    @property
    def is_pending(self) -> bool:
        """Whether the provider block holds a value that will only be known after apply."""
        return any(value is UNKNOWN for value in self._said.values())

    @property
    def includes_metadata(self) -> bool:
        """Whether catalog entries are kept in state."""
        return self._said.get("include_metadata") is True

    def configure(self, said: Mapping[str, Any], terraform: str) -> list[Diagnostic]:
        """Take the provider block; what is wrong with it."""
        # A provider that Terraform attaches to is configured again for each walk: nothing of the last one stays.
        self.close()
        self._said, self._terraform = said, terraform
        self.plans = Plans()
        self.stopped.clear()
        if self.is_pending:
            return []
        try:
            session = self.session()
            if said.get("workspace_id"):
                # Only whoever asks for the guard pays for it.
                from turnout_provider.guard import check_workspace

                check_workspace(session, self._printed, said["workspace_id"])
        except Refusal as refusal:
            return list(refusal.diagnostics)
        return []

    def close(self) -> None:
        """Give back what the session holds, and make a new one for the next request."""
        with self._lock:
            session, self._session = self._session, None
        if session is not None:
            session.close()

    def session(self) -> Session:
        """The session to talk through; a Refusal that says what is missing."""
        with self._lock:
            if self._session is None:
                self._session = self._made()
            return self._session

    def catalog(self) -> Catalog:
        """The catalog, as the session's token sees it."""
        from turnout_provider.catalog import Catalog

        session = self.session()
        with self._lock:
            if self._catalog is None or self._catalog[0] is not session:
                self._catalog = session, Catalog(session, self._printed)
            return self._catalog[1]

    def _made(self) -> Session:
        # Only processes that talk to the API import what it takes.
        from turnout import errors
        from turnout._settings import settings
        from turnout_provider.session import Session

        if self.is_pending:
            raise Refusal(_pending(self._said))
        said = self._said.get
        try:
            found = settings(said("token"), said("region") if not said("url") else None, said("url") or None)
        except errors.NotConfigured as error:
            raise Refusal(Diagnostic("The provider is not configured", str(error))) from None
        return Session(found, self.stopped, self._terraform, self._clock, listing=said("refresh") != "get")


def _pending(said: Mapping[str, Any]) -> Diagnostic:
    names = ", ".join(name for name, value in said.items() if value is UNKNOWN)
    detail = (
        f"This needs the API, but {names} in the provider block will only be known after apply. Apply what it depends"
        " on first, with -target."
    )
    return Diagnostic("The provider is not configured yet", detail)
