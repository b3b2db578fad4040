"""Counts of events over a stretch of time, by span and by what is asked to be told apart. Pure but for refusals."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any

from turnout_server.happened import Tallied
from turnout_server.usage import DAY, HOUR, MINUTE

from .operations import Call
from .problems import invalid
from .times import moment

Data = dict[str, Any]

SPANS: Mapping[str, int] = {"MINUTE": MINUTE, "HOUR": HOUR, "DAY": DAY}


@dataclass(frozen=True, slots=True)
class Bound:
    """How long a stretch may be, and how far back it may begin."""

    longest: timedelta
    furthest: timedelta | None = None


OVERVIEW: Mapping[str, Bound] = {
    "MINUTE": Bound(timedelta(hours=4), timedelta(hours=48)),
    "HOUR": Bound(timedelta(days=14), timedelta(days=30)),
    "DAY": Bound(timedelta(days=30)),
}
SUMMARY: Mapping[str, Bound] = {
    "MINUTE": Bound(timedelta(hours=4), timedelta(hours=48)),
    "HOUR": Bound(timedelta(days=7)),
    "DAY": Bound(timedelta(days=14)),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one minute since 1970 up to another, in spans of so many minutes."""

    since: int
    until: int
    span: int

    def begin(self, minute: int) -> int:
        """The first minute of the span that a minute is in."""
        return minute - minute % self.span


@dataclass(slots=True)
class Series:
    """The counts of one group, by the first minute of the span."""

    counts: dict[int, int] = field(default_factory=dict)
    retries: dict[int, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    @property
    def minutes(self) -> list[int]:
        """The spans that anything happened in, in order."""
        return sorted(self.counts.keys() | self.retries.keys())


def stretch(call: Call, bounds: Mapping[str, Bound]) -> Stretch:
    """The stretch of time that a request asks for, by whole spans; refused with 422 beyond the bounds."""
    said: Any = call.input
    bound = bounds.get(said.granularity)
    if bound is None:
        raise invalid(("granularity", f"must be one of {', '.join(sorted(bounds))}"))
    since, until = moment(said.start_time, "startTime"), moment(said.end_time, "endTime")
    if until <= since:
        raise invalid(("endTime", "must be later than startTime"))
    if until - since > bound.longest:
        raise invalid(("endTime", f"must be at most {_told(bound.longest)} after startTime by the {_by(said)}"))
    if bound.furthest is not None and call.fresh.now - since > bound.furthest:
        raise invalid(("startTime", f"must be at most {_told(bound.furthest)} ago by the {_by(said)}"))
    return spanned(since, until, SPANS[said.granularity])


def spanned(since: datetime, until: datetime, span: int) -> Stretch:
    """From one time up to another, widened to whole spans."""
    first, last = since.timestamp() / 60, until.timestamp() / 60
    return Stretch(int(first // span) * span, ceil(last / span) * span, span)


def _by(said: Any) -> str:
    return str(said.granularity).lower()


def _told(length: timedelta) -> str:
    hours = int(length.total_seconds() // 3600)
    return f"{hours} hours" if hours <= 48 else f"{hours // 24} days"


GROUPS: Mapping[str, Callable[[Tallied], str]] = {
    "sourceId": lambda row: row.source_id,
    "eventName": lambda row: row.name,
    "eventType": lambda row: row.type,
    "appVersion": lambda row: row.version,
    "discardReason": lambda row: row.reason,
}
"""What events can be told apart by."""


def groups(names: Sequence[str] | None, allowed: Collection[str]) -> tuple[str, ...]:
    """What a request asks to be counted apart; refused with 422 if that cannot be."""
    for place, name in enumerate(names or ()):
        if name not in allowed:
            raise invalid((f"groupBy.{place}", f"must be one of {', '.join(sorted(allowed))}"))
    return tuple(dict.fromkeys(names or ()))


def wanted(rows: Iterable[Tallied], **only: Sequence[str] | None) -> list[Tallied]:
    """The rows that have one of the values said for each member of GROUPS that any are said for."""
    tests = [(GROUPS[name], frozenset(values)) for name, values in only.items() if values]
    return [row for row in rows if all(of(row) in values for of, values in tests)]


def series(
    rows: Iterable[Tallied], apart: Sequence[str], over: Stretch, retries: str = ""
) -> dict[tuple[str, ...], Series]:
    """The counts of each group, the largest first; rows of what is named by `retries` are counted as such."""
    found: dict[tuple[str, ...], Series] = {}
    for row in rows:
        group = found.setdefault(tuple(GROUPS[name](row) for name in apart), Series())
        counts = group.retries if row.what == retries else group.counts
        begin = over.begin(row.minute)
        counts[begin] = counts.get(begin, 0) + row.n
    return dict(sorted(found.items(), key=lambda entry: (-entry[1].total, entry[0])))


def time_of(minute: int) -> str:
    """A minute since 1970 in ISO 8601."""
    return datetime.fromtimestamp(minute * 60, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
