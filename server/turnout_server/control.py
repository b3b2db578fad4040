"""The control plane as the data plane sees it: the configuration's rows, its tokens and its API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette

from .audit import forget
from .management import Ways, droppable, routes
from .store import Store, open_store
from .tokens import authenticate

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]


class Control:
    """The configuration of one data directory; DirectoryUnusable if it can't be opened."""

    def __init__(self, directory: Path, changed: Callable[[], None], ways: Ways | None = None) -> None:
        self._store: Store = open_store(directory)
        self._store.on_change(lambda _version: changed())
        self.api = droppable(Starlette(routes=routes(self._store, ways)))

    def rows(self, kinds: Sequence[str]) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The rows of some kinds as of one moment, as the API answers them but with secrets uncensored."""
        return self._store.rows_of(*kinds)

    def authorized(self, authorization: str | None) -> bool:
        """Whether an Authorization header carries a valid token."""
        return authenticate(self._store, authorization) is not None

    def forget(self) -> None:
        """Let go of audit events that are older than they are kept."""
        # What is locked now is forgotten an hour later.
        with suppress(OperationalError):
            forget(self._store)

    def close(self) -> None:
        """Let go of the configuration."""
        self._store.close()
