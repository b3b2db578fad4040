"""The two clients: each is a driver for the steps that the flows of `_calls` yield."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from copy import copy
from dataclasses import replace
from types import TracebackType
from typing import Self, TypeVar

from ._collection import AsyncCollection, Collection
from ._http import httpx
from ._methods import AsyncListMethod, AsyncMethod, ListMethod, Method
from ._pacer import Pacer
from ._retry import Policy
from ._settings import REGIONS, Region, Settings, settings, user_agent
from ._steps import Answer, Failed, Flow, Outcome, Sleep, Step, drive, drive_async
from .catalogue import Catalogue
from .operations.base import E, Listing, Operation, P
from .operations.base import R as Answered
from .resources.base import Kind, R, S

T = TypeVar("T")

log = logging.getLogger("turnout")

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)

# An outcome and no exception: a flow can then still say what it has created.
_CLOSED = Failed("the client is closed", sent=False)


class Client(Catalogue):
    """Segment's Public API: one attribute a kind of object, such as `client.sources`.

    Token and address come from the arguments or from PUBLIC_API_TOKEN and PUBLIC_API_URL. `timeout` is in seconds
    and counts for each wait for the network. Calls keep to the service's budgets: one that is not its turn waits, if
    that ends within `patience` seconds, and else raises OverBudget at once. `on_wait` is told every wait before it
    begins: operation, seconds, because. A client may be shared by threads. Use it in a `with` block, or `close` it.
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        region: Region | None = None,
        base_url: str | None = None,
        timeout: float = 30.0,
        patience: float = 300.0,
        on_wait: Callable[[Sleep], None] | None = None,
        transport: httpx.BaseTransport | None = None,
        policy: Policy | None = None,
    ) -> None:
        self._settings = settings(token, region, base_url)
        self.policy = _paced(policy or Policy(patience=patience), self._settings)
        self._on_wait, self._closed = on_wait, threading.Event()
        self._http = httpx.Client(headers=_headers(self._settings), timeout=timeout, transport=transport)

    def collection(self, kind: Kind[S, R]) -> Collection[S, R]:
        """The objects of one kind."""
        return Collection(self, kind)

    def method(self, operation: Operation[P, Answered]) -> Method[P, Answered]:
        """One operation, to be called."""
        return Method(self, operation)

    def list_method(self, operation: Listing[P, E]) -> ListMethod[P, E]:
        """One operation that answers a list, to be called."""
        return ListMethod(self, operation)

    def within(self, seconds: float) -> Self:
        """The same client, for calls that together wait no longer than this from now on; what needs longer fails."""
        return _within(self, seconds)

    def run(self, flow: Flow[T]) -> T:
        """Carry out a flow; its result."""
        return drive(flow, self._do)

    def close(self) -> None:
        """Give back the connections; calls that are waiting fail at once."""
        self._closed.set()
        self._http.close()

    def _do(self, step: Step) -> Outcome:
        if self._closed.is_set():
            return None if isinstance(step, Sleep) else _CLOSED
        if isinstance(step, Sleep):
            _tell(step, self._on_wait)
            self._closed.wait(step.seconds)
            return None
        try:
            response = self._http.request(
                step.method, self._settings.base_url + step.target, headers=step.headers, content=step.content
            )
        except httpx.RequestError as error:
            return _failed(error)
        return _answer(self._settings, response)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client(base_url={self._settings.base_url!r})"


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
        self.policy = _paced(policy or Policy(patience=patience), self._settings)
        self._on_wait, self._closed = on_wait, asyncio.Event()
        self._http = httpx.AsyncClient(headers=_headers(self._settings), timeout=timeout, transport=transport)

    def collection(self, kind: Kind[S, R]) -> AsyncCollection[S, R]:
        """The objects of one kind."""
        return AsyncCollection(self, kind)

    def method(self, operation: Operation[P, Answered]) -> AsyncMethod[P, Answered]:
        """One operation, to be called and awaited."""
        return AsyncMethod(self, operation)

    def list_method(self, operation: Listing[P, E]) -> AsyncListMethod[P, E]:
        """One operation that answers a list, to be called and awaited."""
        return AsyncListMethod(self, operation)

    def within(self, seconds: float) -> Self:
        """The same client, for calls that together wait no longer than this from now on; what needs longer fails."""
        return _within(self, seconds)

    async def run(self, flow: Flow[T]) -> T:
        """Carry out a flow; its result."""
        return await drive_async(flow, self._do)

    async def close(self) -> None:
        """Give back the connections; calls that are waiting fail at once."""
        self._closed.set()
        await self._http.aclose()

    async def _do(self, step: Step) -> Outcome:
        if self._closed.is_set():
            return None if isinstance(step, Sleep) else _CLOSED
        if isinstance(step, Sleep):
            _tell(step, self._on_wait)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closed.wait(), step.seconds)
            return None
        try:
            response = await self._http.request(
                step.method, self._settings.base_url + step.target, headers=step.headers, content=step.content
            )
        except httpx.RequestError as error:
            return _failed(error)
        return _answer(self._settings, response)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"AsyncClient(base_url={self._settings.base_url!r})"


C = TypeVar("C", bound=Client | AsyncClient)


def _within(client: C, seconds: float) -> C:
    shared = copy(client)
    shared.policy = replace(client.policy, deadline=client.policy.clock() + seconds)
    return shared


def _paced(policy: Policy, known: Settings) -> Policy:
    return policy if policy.pacer else replace(policy, pacer=Pacer(sure=known.base_url in REGIONS.values()))


def _tell(wait: Sleep, on_wait: Callable[[Sleep], None] | None) -> None:
    log.info("%s", wait.because)
    if on_wait:
        on_wait(wait)


def _headers(known: Settings) -> dict[str, str]:
    return {"authorization": f"Bearer {known.token}", "user-agent": user_agent()}


def _failed(error: httpx.RequestError) -> Failed:
    return Failed(f"{type(error).__name__}: {error}".rstrip(": "), sent=not isinstance(error, _NOT_SENT))


def _answer(known: Settings, response: httpx.Response) -> Answer:
    body = response.content
    if response.status_code >= 300:
        # Whoever answers may quote what was sent; error texts are logged.
        body = body.replace(known.token.encode(), b"***")
    return Answer(response.status_code, dict(response.headers), body)
