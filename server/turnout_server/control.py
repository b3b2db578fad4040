"""The control plane as the data plane sees it: the configuration's rows, its tokens and its API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from typing import Any, Protocol

from .settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]


class Control(Protocol):
    """What the data plane needs of the control plane."""

    @property
    def api(self) -> Asgi:
        """The management API."""

    def rows(self, kind: str) -> Sequence[Mapping[str, Any]]:
        """All rows of a kind as the API answers them, secrets uncensored."""

    def on_change(self, callback: Callable[[int], None]) -> None:
        """Call back after every change, from any thread."""

    def authorized(self, authorization: str | None) -> bool:
        """Whether an Authorization header carries a valid token."""

    def close(self) -> None:
        """Let go of the configuration."""


OpenControl = Callable[[Settings], Control]
