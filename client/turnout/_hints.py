"""What an answer says about waiting: how long to stay away, and how much of a budget is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ._steps import Answer

NOT_EXECUTED = frozenset({429, 503})
"""Statuses that say "later": the request was not carried out."""


@dataclass(frozen=True)
class Usage:
    """The service's own count: calls that are left, and calls that were made, None where it does not say."""

    remaining: int
    consumed: int | None = None


def told_to_wait(answer: Answer, now: float) -> float | None:
    """The seconds that the service asks to wait, from whichever of its three ways of saying so it used."""
    if answer.status not in NOT_EXECUTED:
        return None
    seconds = _seconds_until(answer, "retry-after", now)
    if seconds is None:
        seconds = resets_in(answer, now)
    return _milliseconds_in(answer) if seconds is None else seconds


def usage(answer: Answer) -> Usage | None:
    """How much of the budget is used, if the service tells."""
    remaining = _number(answer.headers.get("x-ratelimit-remaining"))
    if remaining is None:
        return None
    consumed = _number(answer.headers.get("x-ratelimit-consumed"))
    return Usage(int(remaining), None if consumed is None else int(consumed))


def resets_in(answer: Answer, now: float) -> float | None:
    """Seconds until the service forgets the calls that it counted; `now` is in seconds since the epoch."""
    return _seconds_until(answer, "x-ratelimit-reset", now)


def error_entries(answer: Answer) -> list[Mapping[str, Any]]:
    """The entries of an error answer; none where it is not the Public API's."""
    try:
        body = answer.json()
    except ValueError:
        return []
    found = body.get("errors") if isinstance(body, Mapping) else None
    return [entry for entry in found if isinstance(entry, Mapping)] if isinstance(found, list) else []


def _seconds_until(answer: Answer, header: str, now: float) -> float | None:
    text = answer.headers.get(header)
    # The service's own clock, if it tells: a date compared with a clock that is off means nothing.
    now = _date(answer.headers.get("date")) or now
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
    for entry in error_entries(answer):
        data = entry.get("data")
        wait = data.get("msBeforeNext") if isinstance(data, Mapping) else None
        if isinstance(wait, int | float):
            return max(0.0, wait / 1000)
    return None
