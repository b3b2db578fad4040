"""The client that is waited for: a driver for the steps that the flows of `_calls` yield.

What it needs is imported when it is first needed: neither a client that was only made nor one that only plans loads
httpx, and asyncio is the other client's affair.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from ._retry import Policy
from ._settings import Region, Settings, settings
from ._shared import CLOSED, Lazily, answer, failed, headers, paced, tell, within
from ._steps import Flow, Outcome, Sleep, Step, drive
from .catalogue import Catalogue

if TYPE_CHECKING:
    from ._collection import Collection
    from ._http import httpx
    from ._methods import ListMethod, Method
    from .operations.base import E, Listing, Operation, P
    from .operations.base import R as Answered
    from .resources.base import Kind, R, S

T = TypeVar("T")


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
        self.policy = paced(policy or Policy(patience=patience), self._settings)
        self._on_wait, self._closed = on_wait, threading.Event()
        self._http = Lazily(lambda: opened(self._settings, timeout, transport))

    def collection(self, kind: Kind[S, R]) -> Collection[S, R]:
        """The objects of one kind."""
        from ._collection import Collection

        return Collection(self, kind)

    def method(self, operation: Operation[P, Answered]) -> Method[P, Answered]:
        """One operation, to be called."""
        from ._methods import Method

        return Method(self, operation)

    def list_method(self, operation: Listing[P, E]) -> ListMethod[P, E]:
        """One operation that answers a list, to be called."""
        from ._methods import ListMethod

        return ListMethod(self, operation)

    def within(self, seconds: float) -> Self:
        """The same client, for calls that together wait no longer than this from now on; what needs longer fails."""
        return within(self, seconds)

    def run(self, flow: Flow[T]) -> T:
        """Carry out a flow; its result."""
        return drive(flow, self._do)

    def close(self) -> None:
        """Give back the connections; calls that are waiting fail at once."""
        self._closed.set()
        if self._http.made is not None:
            self._http.made.close()

    def _do(self, step: Step) -> Outcome:
        if self._closed.is_set():
            return None if isinstance(step, Sleep) else CLOSED
        if isinstance(step, Sleep):
            tell(step, self._on_wait)
            self._closed.wait(step.seconds)
            return None
        from ._http import httpx

        try:
            response = self._http().request(
                step.method, self._settings.base_url + step.target, headers=step.headers, content=step.content
            )
        except httpx.RequestError as error:
            return failed(error)
        return answer(self._settings, response)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client(base_url={self._settings.base_url!r})"


def opened(known: Settings, timeout: float, transport: httpx.BaseTransport | None) -> httpx.Client:
    """The connections to the service."""
    from ._http import httpx

    return httpx.Client(headers=headers(known), timeout=timeout, transport=transport)
