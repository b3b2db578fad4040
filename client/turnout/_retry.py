"""When to send again, and when to give up: a pure decision about one outcome."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from . import errors
from ._steps import Answer, Failed, Request

_REPEATABLE = frozenset({"GET", "PUT", "DELETE"})
_NOT_EXECUTED = frozenset({429, 503})
_BASE, _CAP = 0.5, 30.0


def _chance() -> float:
    # Only a client that has to wait pays for the import: the provider starts several times a command.
    from random import random

    return random()


@dataclass(frozen=True)
class Policy:
    """How hard to try.

    `patience` bounds the seconds spent waiting for a service that says "later" (429, 503); `attempts` bounds the
    sends of a request that got another 5xx or no answer. `clock` gives seconds since the epoch, `chance` a number
    in [0, 1).
    """

    attempts: int = 4
    patience: float = 300.0
    clock: Callable[[], float] = time.time
    chance: Callable[[], float] = _chance


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
        return _after_silence(request, outcome, attempt, policy, jitter)
    hint = told_to_wait(outcome, now)
    error = api_error(request, outcome, hint)
    if outcome.status in _NOT_EXECUTED:
        return _after_later(outcome.status, error, hint, attempt, waited, policy, jitter)
    if outcome.status < 500:
        return Give(error)
    return _if_repeatable(request, Give(error, uncertain=True), attempt, policy, jitter, str(outcome.status))


def _after_silence(request: Request, outcome: Failed, attempt: int, policy: Policy, jitter: float) -> Again | Give:
    error = errors.TransportError(outcome.message, request.method, request.path, sent=outcome.sent)
    give = Give(error, uncertain=outcome.sent)
    return _if_repeatable(request, give, attempt, policy, jitter, outcome.message)


def _if_repeatable(
    request: Request, give: Give, attempt: int, policy: Policy, jitter: float, reason: str
) -> Again | Give:
    if attempt >= policy.attempts or (give.uncertain and request.method not in _REPEATABLE):
        return give
    return Again(backoff(attempt, jitter), f"{request.method} {request.path} failed ({reason})")


def _after_later(
    status: int,
    error: errors.ApiError,
    hint: float | None,
    attempt: int,
    waited: float,
    policy: Policy,
    jitter: float,
) -> Again | Give:
    # A tenth more than asked, at random, so that many clients do not all come back in the same moment.
    seconds = 0.1 + backoff(attempt, jitter) if hint is None else hint + jitter * min(5.0, 0.1 + hint / 10)
    if waited + seconds > policy.patience:
        return Give(error)
    reason = "rate limit reached" if status == 429 else "the service is not available"
    return Again(seconds, f"{error.method} {error.path}: {reason}")


def backoff(attempt: int, jitter: float) -> float:
    """Seconds before the next send when nobody said how long: full jitter below a doubling bound."""
    return jitter * min(_CAP, _BASE * 2.0 ** min(attempt, 16))


def told_to_wait(answer: Answer, now: float) -> float | None:
    """The seconds that the service asks to wait, from whichever of its three ways of saying so it used."""
    if answer.status not in _NOT_EXECUTED:
        return None
    # The service's own clock, if it tells: a date compared with a clock that is off means nothing.
    now = _date(answer.headers.get("date")) or now
    for text in (answer.headers.get("retry-after"), answer.headers.get("x-ratelimit-reset")):
        seconds = _seconds_until(text, now)
        if seconds is not None:
            return seconds
    return _milliseconds_in(answer)


def _seconds_until(text: str | None, now: float) -> float | None:
    number = _number(text)
    if number is None:
        date = _date(text)
        return None if date is None else max(0.0, date - now)
    # Nobody asks for thirty years: such a number is a moment, not a span.
    return max(0.0, number - now if number > 1e9 else number)


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 <= number < 1e12 else None


def _date(text: str | None) -> float | None:
    if not text:
        return None
    # Only a throttled client pays for the import.
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None


def _milliseconds_in(answer: Answer) -> float | None:
    for entry in _entries(answer):
        data = entry.get("data")
        wait = data.get("msBeforeNext") if isinstance(data, Mapping) else None
        if isinstance(wait, int | float):
            return max(0.0, wait / 1000)
    return None


def api_error(request: Request, answer: Answer, retry_after: float | None = None) -> errors.ApiError:
    """The error that an answer stands for."""
    problems = [_problem(entry) for entry in _entries(answer)]
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


def _entries(answer: Answer) -> list[Mapping[str, Any]]:
    try:
        body = answer.json()
    except ValueError:
        return []
    found = body.get("errors") if isinstance(body, Mapping) else None
    return [entry for entry in found if isinstance(entry, Mapping)] if isinstance(found, list) else []
