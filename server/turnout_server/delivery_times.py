"""How long deliveries took, counted so that averages and percentiles can be told without keeping each one.

Beside the fate of a delivery, which the log counts, an attempt counts: that it succeeded only after retries, that
time ran out, and the milliseconds since the event was queued: their sum, and how many were within which power of two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from .retry import Dead, Decision, Delivered

RECOVERED, EXPIRED = "recovered", "expired"
TO_SUCCESS, TO_FIRST = "to_success", "to_first_attempt"
SUM, WITHIN = "_ms", "_within"
_MOST = 30


def measured(attempts_before: int, queued: float, now: float, decision: Decision) -> Iterator[tuple[str, str, int]]:
    """What to count of one attempt: what, reason (of a WITHIN: its milliseconds), how much; times in seconds."""
    taken = max(0, round((now - queued) * 1000))
    if attempts_before == 0:
        yield from _time(TO_FIRST, taken)
    match decision:
        case Delivered():
            yield from _time(TO_SUCCESS, taken)
            if attempts_before:
                yield RECOVERED, "", 1
        case Dead(expired=True):
            yield EXPIRED, "", 1


def _time(name: str, milliseconds: int) -> Iterator[tuple[str, str, int]]:
    yield name + SUM, "", milliseconds
    yield name + WITHIN, str(1 << min(max(milliseconds - 1, 0).bit_length(), _MOST)), 1


def percentile(within: dict[int, int], share: float) -> int:
    """The bound below which a share of the times are, 0 without any: at most twice the exact one."""
    bounds = sorted(within)
    for bound, so_far in zip(bounds, accumulate(within[bound] for bound in bounds), strict=True):
        if so_far >= share * sum(within.values()):
            return bound
    return 0
