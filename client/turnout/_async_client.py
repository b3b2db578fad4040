"""The client that is awaited, on asyncio: the other driver for the steps that the flows of `_calls` yield."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from ._retry import Policy
from ._settings import Region, Settings, settings
from ._shared import CLOSED, Lazily, answer, failed, headers, paced, tell, within
from ._steps import Flow, Outcome, Sleep, Step, drive_async
from .catalogue import Catalogue

if TYPE_CHECKING:
    from ._collection import AsyncCollection
    from ._http import httpx
    from ._methods import AsyncListMethod, AsyncMethod
    from .operations.base import E, Listing, Operation, P
    from .operations.base import R as Answered
    from .resources.base import Kind, R, S

T = TypeVar("T")


class AsyncClient(Catalogue):
    """`Client`, to be awaited, on asyncio."""

    def __init__(
        self,
        token: str | None = None,
        *,
        region: Region | None = None,
        base_url: str | None = None,
        timeout: float = 30.0,
        patience: float = 300.0,
        on_wait: Callable[[Sleep], None] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        policy: Policy | None = None,
    ) -> None:
        self._settings = settings(token, region, base_url)
        self.policy = paced(policy or Policy(patience=patience), self._settings)
        self._on_wait, self._closed = on_wait, asyncio.Event()
        self._http = Lazily(lambda: opened(self._settings, timeout, transport))

    def collection(self, kind: Kind[S, R]) -> AsyncCollection[S, R]:
        """The objects of one kind."""
        from ._collection import AsyncCollection

        return AsyncCollection(self, kind)

    def method(self, operation: Operation[P, Answered]) -> AsyncMethod[P, Answered]:
        """One operation, to be called and awaited."""
        from ._methods import AsyncMethod

        return AsyncMethod(self, operation)

    def list_method(self, operation: Listing[P, E]) -> AsyncListMethod[P, E]:
        """One operation that answers a list, to be called and awaited."""
        from ._methods import AsyncListMethod

        return AsyncListMethod(self, operation)

    def within(self, seconds: float) -> Self:
        """The same client, for calls that together wait no longer than this from now on; what needs longer fails."""
        return within(self, seconds)

    async def run(self, flow: Flow[T]) -> T:
        """Carry out a flow; its result."""
        return await drive_async(flow, self._do)

    async def close(self) -> None:
        """Give back the connections; calls that are waiting fail at once."""
        self._closed.set()
        if self._http.made is not None:
            await self._http.made.aclose()

    async def _do(self, step: Step) -> Outcome:
        if self._closed.is_set():
            return None if isinstance(step, Sleep) else CLOSED
        if isinstance(step, Sleep):
            tell(step, self._on_wait)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closed.wait(), step.seconds)
            return None
        from ._http import httpx

        try:
            response = await self._http().request(
                step.method, self._settings.base_url + step.target, headers=step.headers, content=step.content
            )
        except httpx.RequestError as error:
            return failed(error)
        return answer(self._settings, response)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"AsyncClient(base_url={self._settings.base_url!r})"


def opened(known: Settings, timeout: float, transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    """The connections to the service."""
    from ._http import httpx

    return httpx.AsyncClient(headers=headers(known), timeout=timeout, transport=transport)
