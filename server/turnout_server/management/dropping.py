"""Answers that never come: the connection is closed instead."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]
_ABORT = "turnout.abort"


def droppable(app: Asgi) -> Asgi:
    """An application whose `Dropped` answers close the connection; it must be the outermost one."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        await app(_with_abort(scope, send), receive, send)

    return answering


class Dropped(Response):
    """No answer at all."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Close the connection and wait until that is noticed, so that nobody answers after all."""
        scope[_ABORT]()
        while (await receive())["type"] != "http.disconnect":
            pass


def _with_abort(scope: Scope, send: Send) -> MutableMapping[str, Any]:
    # ASGI has no word for closing a connection without an answer; uvicorn's `send` belongs to what can do it.
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is not None:
        scope[_ABORT] = transport.abort
    return scope
