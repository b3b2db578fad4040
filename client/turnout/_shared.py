"""What both clients do alike around the steps that the flows of `_calls` yield."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from ._pacer import Pacer
from ._retry import Policy
from ._settings import REGIONS, Settings, user_agent
from ._steps import Answer, Failed, Outcome, Sleep
from ._wire import Json

if TYPE_CHECKING:
    from ._async_client import AsyncClient
    from ._client import Client
    from ._http import httpx

C = TypeVar("C", bound="Client | AsyncClient")
H = TypeVar("H")

log = logging.getLogger("turnout")

# An outcome and no exception: a flow can then still say what it has created.
CLOSED = Failed("the client is closed", sent=False)


class Lazily(Generic[H]):
    """What is made when it is first needed, once for all threads and for all copies of a client."""

    def __init__(self, make: Callable[[], H]) -> None:
        self._make, self._lock = make, threading.Lock()
        self.made: H | None = None

    def __call__(self) -> H:
        with self._lock:
            if self.made is None:
                self.made = self._make()
            return self.made


class Parsed(Answer):
    """An answer whose JSON pydantic's parser reads: faster than Python's, but it refuses halves of characters."""

    def json(self) -> Json:
        from pydantic_core import from_json

        try:
            return from_json(self.body)
        except ValueError:
            return super().json()


def within(client: C, seconds: float) -> C:
    """A copy of the client whose waits end so many seconds from now."""
    shared = copy(client)
    shared.policy = replace(client.policy, deadline=client.policy.clock() + seconds)
    return shared


def paced(policy: Policy, known: Settings) -> Policy:
    """The policy with a pacer, if it has none."""
    return policy if policy.pacer else replace(policy, pacer=Pacer(sure=known.base_url in REGIONS.values()))


def tell(wait: Sleep, on_wait: Callable[[Sleep], None] | None) -> None:
    """Say that a wait begins."""
    log.info("%s", wait.because)
    if on_wait:
        on_wait(wait)


def headers(known: Settings) -> dict[str, str]:
    """What every request carries."""
    return {"authorization": f"Bearer {known.token}", "user-agent": user_agent()}


def failed(error: httpx.RequestError) -> Failed:
    """A request that nobody answered; whether it may have been carried out."""
    from ._http import httpx

    never = (
        *(httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout),
        *(httpx.UnsupportedProtocol, httpx.ProxyError),
    )
    return Failed(f"{type(error).__name__}: {error}".rstrip(": "), sent=not isinstance(error, never))


def answer(known: Settings, response: httpx.Response) -> Outcome:
    """What came back, without the token."""
    body = response.content
    if response.status_code >= 300:
        # Whoever answers may quote what was sent; error texts are logged.
        body = body.replace(known.token.encode(), b"***")
    return Parsed(response.status_code, dict(response.headers), body)
