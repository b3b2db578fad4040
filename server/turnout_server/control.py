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
from .sight import Sight
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

    def seen(self, authorization: str | None, *, to_change: bool = False) -> Callable[[str], bool] | None:
        """Which sources and destinations the token of an Authorization header may see (or change); None without one.

        What is gone by now is seen only where there is one workspace, as nobody can tell whose it was.
        """
        token = authenticate(self._store, authorization)
        if token is None or (to_change and not token.grant.has("source-admin")):
            return None
        only = token.grant.only()
        if not only and len(self._store.workspaces()) == 1:
            return lambda _id: True
        with self._store.reading(token.workspace, Sight(only)) as view:
            return {row.key for kind in ("source", "destination") for row in view.all(kind)}.__contains__

    def forget(self) -> None:
        """Let go of audit events that are older than they are kept."""
        # What is locked now is forgotten an hour later.
        with suppress(OperationalError):
            forget(self._store)

    def close(self) -> None:
        """Let go of the configuration."""
        self._store.close()
