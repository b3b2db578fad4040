"""When to send again, and when to give up: a pure decision about one outcome."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from . import errors
from ._hints import NOT_EXECUTED, error_entries, told_to_wait
from ._steps import Answer, Failed, Request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._pacer import Pacer

_REPEATABLE = frozenset({"GET", "PUT", "DELETE"})
_BASE, _CAP = 0.5, 30.0


def _chance() -> float:
    # Only a client that has to wait pays for the import: the provider starts several times a command.
    from random import random

    return random()


@dataclass(frozen=True)
class Policy:
    """How hard to try.

    `patience` bounds the seconds that one request spends waiting for its turn and for a service that says "later"
    (429, 503), and `deadline`, in seconds since the epoch, ends every wait; what needs longer fails at once.
    `attempts` bounds the sends of a request that got another 5xx or no answer. `pacer` says when a call may go out;
    without one, calls go at once. `clock` gives seconds since the epoch, `chance` a number in [0, 1).
    """

    attempts: int = 4
    patience: float = 300.0
    clock: Callable[[], float] = time.time
    chance: Callable[[], float] = _chance
    pacer: Pacer | None = None
    deadline: float = math.inf

    def room(self, waited: float, now: float) -> float:
        """The seconds that a request which waited so long may wait more."""
        return min(self.patience - waited, self.deadline - now)

    def turn(self, request: Request) -> Turn:
        """The request's place in the queue for its budget."""
        return Turn() if self.pacer is None else self.pacer.turn(request)


class Turn:
    """When one request may go out; this one is always its turn."""

    @property
    def budget(self) -> str:
        """What the request has to keep to, for people."""
        return "no limit"

    def wait(self) -> float:
        """The seconds until the request is expected to go; at 0 it goes now, and `answered` has to follow."""
        return 0.0

    def answered(self, outcome: Answer | Failed, epoch: float) -> None:
        """What came of the request; `epoch` is seconds since the epoch."""

    def close(self) -> None:
        """Give up the place, or what is on its way."""


@dataclass(frozen=True)
class Again:
    """Wait, then send the same request again."""

    seconds: float
    because: str


@dataclass(frozen=True)
class Give:
    """Give up with this error; `uncertain` when the request may have been carried out."""

    error: errors.TransportError | errors.ApiError
    uncertain: bool = False


def after(
    request: Request,
    outcome: Answer | Failed,
    attempt: int,
    waited: float,
    policy: Policy,
    now: float,
    jitter: float,
) -> Again | Give:
    """What to do about an outcome that is no success.

    `attempt` counts the outcomes of this sort so far, this one included: "later" (429, 503), or any other. `waited`
    is the seconds spent on "later" so far, `now` seconds since the epoch, and `jitter` a number in [0, 1).
    """
    if isinstance(outcome, Failed):
        return _after_silence(request, outcome, attempt, policy, now, jitter)
    hint = told_to_wait(outcome, now)
    error = api_error(request, outcome, hint)
    if outcome.status in NOT_EXECUTED:
        return _after_later(outcome.status, error, hint, attempt, policy.room(waited, now), jitter)
    if outcome.status < 500:
        return Give(error)
    return _if_repeatable(request, Give(error, uncertain=True), attempt, policy, now, jitter, str(outcome.status))


def _after_silence(
    request: Request, outcome: Failed, attempt: int, policy: Policy, now: float, jitter: float
) -> Again | Give:
    error = errors.TransportError(outcome.message, request.method, request.path, sent=outcome.sent)
    give = Give(error, uncertain=outcome.sent)
    return _if_repeatable(request, give, attempt, policy, now, jitter, outcome.message)


def _if_repeatable(
    request: Request, give: Give, attempt: int, policy: Policy, now: float, jitter: float, reason: str
) -> Again | Give:
    if attempt >= policy.attempts or (give.uncertain and request.method not in _REPEATABLE):
        return give
    seconds = backoff(attempt, jitter)
    return (
        give
        if now + seconds > policy.deadline
        else Again(seconds, f"{request.method} {request.path} failed ({reason})")
    )


def _after_later(
    status: int, error: errors.ApiError, hint: float | None, attempt: int, room: float, jitter: float
) -> Again | Give:
    # A tenth more than asked, at random, so that many clients do not all come back in the same moment.
    seconds = 0.1 + backoff(attempt, jitter) if hint is None else hint + jitter * min(5.0, 0.1 + hint / 10)
    if seconds > room:
        return Give(error)
    reason = "rate limit reached" if status == 429 else "the service is not available"
    return Again(seconds, f"{error.method} {error.path}: {reason}")


def backoff(attempt: int, jitter: float) -> float:
    """Seconds before the next send when nobody said how long: full jitter below a doubling bound."""
    return jitter * min(_CAP, _BASE * 2.0 ** min(attempt, 16))


def api_error(request: Request, answer: Answer, retry_after: float | None = None) -> errors.ApiError:
    """The error that an answer stands for."""
    problems = [_problem(entry) for entry in error_entries(answer)]
    if not problems and 300 <= answer.status < 400:
        problems = [errors.Problem("redirect", "redirects are not followed; give the final address as the base URL")]
    kind = errors.for_status(answer.status)
    request_id = answer.headers.get("x-request-id")
    return kind(answer.status, problems, request.method, request.path, request_id, retry_after)


def _problem(entry: Mapping[str, Any]) -> errors.Problem:
    field = entry.get("field")
    return errors.Problem(
        type=str(entry.get("type") or "error"),
        message=str(entry.get("message") or ""),
        field=str(field) if field else None,
        data=entry.get("data"),
    )
