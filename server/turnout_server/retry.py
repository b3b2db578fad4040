"""What to do after an attempt: delivered, later or dead."""

from __future__ import annotations

from dataclasses import dataclass

WINDOW = 4 * 3600.0
FIRST_WAIT = 1.0
LONGEST_WAIT = 600.0
_FINAL_5XX = frozenset({501})
_RETRIED_4XX = frozenset({408, 423, 429})


@dataclass(frozen=True, slots=True)
class Answered:
    """The destination answered with an HTTP status; `retry_after` in seconds if it asked for a wait.

    `message` is what it said of a refusal.
    """

    status: int
    retry_after: float | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing came back; `code` names why in the official spelling (ECONNREFUSED, ETIMEDOUT...)."""

    code: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It must not or cannot be sent at all; another attempt would end the same."""

    code: str
    detail: str = ""


Outcome = Answered | Failed | Refused


@dataclass(frozen=True, slots=True)
class Delivered:
    """The destination has it."""


@dataclass(frozen=True, slots=True)
class Later:
    """Try again at `at` (seconds since 1970)."""

    at: float
    because: str


@dataclass(frozen=True, slots=True)
class Dead:
    """Never try again; the delivery is kept as a dead letter. `expired` if only time ran out."""

    because: str
    expired: bool = False


Decision = Delivered | Later | Dead


@dataclass(frozen=True, slots=True)
class Attempt:
    """The `number`th try (from 1) of a delivery whose first was due at `first` (seconds since 1970)."""

    number: int
    first: float


def decide(attempt: Attempt, outcome: Outcome, now: float, jitter: float) -> Decision:
    """Settle an attempt; `jitter` in [0, 1) spreads the retries of many deliveries (full jitter)."""
    match outcome:
        case Answered(status) if 200 <= status < 300:
            return Delivered()
        case Answered(status, retry_after, _) if _retried(status):
            wait = backoff(attempt.number, jitter) if retry_after is None else retry_after
            return _later(attempt, now + wait, str(status))
        case Answered(status, _, message):
            return Dead(f"errors.discarded.{status}{': ' if message else ''}{message}")
        case Failed(code):
            return _later(attempt, now + backoff(attempt.number, jitter), code)
        case Refused(code, detail):
            return Dead(f"errors.discarded.{code}{': ' if detail else ''}{detail}")


def backoff(number: int, jitter: float) -> float:
    """Seconds to wait after the `number`th failed attempt."""
    return jitter * min(FIRST_WAIT * 2.0 ** min(number - 1, 30), LONGEST_WAIT)


def _later(attempt: Attempt, at: float, code: str) -> Decision:
    if at > attempt.first + WINDOW:
        return Dead(f"errors.discarded.{code}: no attempt left within {WINDOW / 3600:.0f} hours", expired=True)
    return Later(at, f"errors.awaiting-retry.{code}")


def _retried(status: int) -> bool:
    return status in _RETRIED_4XX or (status >= 500 and status not in _FINAL_5XX)
