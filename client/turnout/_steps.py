"""The steps of a call, as values: a flow says what to do next, a driver does it and answers what came of it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Generator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from . import errors
from ._wire import Json, Media

T = TypeVar("T")

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Request:
    """Send this and answer with what came back; `limit` and `per` are its published budget, as in `Verb`."""

    operation: str
    method: str
    path: str
    query: Query = ()
    body: Json | None = None
    media: Media = "v1"
    limit: int = 0
    per: int = 60

    @property
    def target(self) -> str:
        """Path and query, encoded; to be appended to the base URL."""
        return f"{self.path}?{encoded(self.query)}" if self.query else self.path

    @property
    def headers(self) -> dict[str, str]:
        """The headers that depend on the operation.

        `Accept` pins the version: plain `application/json` would mean the most stable one the service has, which may
        change under us. The body of a v1 operation is announced as `application/json`, which is what the service
        documents first for them; beta and alpha operations document their own type only.
        """
        own = f"application/vnd.segment.{self.media}+json"
        if self.body is None:
            return {"accept": own}
        return {"accept": own, "content-type": "application/json" if self.media == "v1" else own}

    @property
    def content(self) -> bytes | None:
        """The body as bytes; BadValue for a number that JSON does not have."""
        if self.body is None:
            return None
        try:
            return json.dumps(self.body, separators=(",", ":"), allow_nan=False).encode()
        except ValueError:
            raise errors.BadValue(self.operation, [("body", "NaN and infinity are no JSON numbers")]) from None


@dataclass(frozen=True)
class Answer:
    """What the service said; the names of the headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Json:
        """The parsed body; ValueError if it is not JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Failed:
    """Nothing came back; with `sent` False the service certainly did nothing."""

    message: str
    sent: bool = True


@dataclass(frozen=True)
class Sleep:
    """Wait so many seconds before the operation goes on; `because` is fit for a log line.

    A driver that cannot wait that long answers `Failed`, and what waited for its turn gives up.
    """

    seconds: float
    because: str
    operation: str = ""


Step = Request | Sleep
Outcome = Answer | Failed | None
Flow = Generator[Step, Outcome, T]


def drive(flow: Flow[T], do: Callable[[Step], Outcome]) -> T:
    """Carry out a flow's steps one by one; the flow's result."""
    outcome: Outcome = None
    try:
        while True:
            try:
                step = flow.send(outcome)
            except StopIteration as done:
                result: T = done.value
                return result
            outcome = do(step)
    finally:
        flow.close()


async def drive_async(flow: Flow[T], do: Callable[[Step], Awaitable[Outcome]]) -> T:
    """`drive`, for steps that are awaited."""
    outcome: Outcome = None
    try:
        while True:
            try:
                step = flow.send(outcome)
            except StopIteration as done:
                result: T = done.value
                return result
            outcome = await do(step)
    finally:
        flow.close()


def encoded(query: Query) -> str:
    """A query string; spaces become %20, so that it reads the same whoever decodes it."""
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query)
