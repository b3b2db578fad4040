"""Usage: API calls and tracked users, by the day of a month, as counted while events came in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from turnout_server.happened import Seen, Tallied
from turnout_server.management.acts import shown_page
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.management.times import moment
from turnout_server.records import Reading

_RECEIVED = ("received",)
_MINUTES_OF_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Month:
    """A month, and how many of its days have begun."""

    begin: datetime
    end: datetime
    days: int

    def day(self, number: int) -> str:
        """Its `number`th day, from 1."""
        return f"{self.begin + timedelta(days=number - 1):%Y-%m-%dT%H:%M:%S.000Z}"


def month(call: Call) -> Month:
    """The month that a request asks for; it has no days if it is to come."""
    said: Any = call.input
    asked = moment(said.period, "period")
    begin = datetime(asked.year, asked.month, 1, tzinfo=UTC)
    end = (begin + timedelta(days=32)).replace(day=1)
    until = min(end, call.fresh.now + timedelta(days=1))
    return Month(begin, end, max(0, (until - begin).days))


def api_calls(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Count the API calls of the workspace: every event that was sent is one."""
    period = month(call)
    rows = _calls(call, period, _sources(view))
    return shown_page(endpoint, call, list(_snapshots(period, rows)))


def api_calls_by_source(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Count the API calls of each source."""
    period, sources = month(call), _sources(view)
    rows = _calls(call, period, sources)
    shown = [
        {"sourceId": source, **snapshot}
        for source in sources
        for snapshot in _snapshots(period, [row for row in rows if row.source_id == source])
    ]
    return shown_page(endpoint, call, shown)


def users(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Count the people of the workspace: one whom several sources have seen is one."""
    period = month(call)
    seen = call.happened.people(_sources(view), f"{period.begin:%Y-%m}")
    return shown_page(endpoint, call, [_people(period, seen, day) for day in _days(period)])


def users_by_source(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Count the people of each source."""
    period, sources = month(call), _sources(view)
    seen = call.happened.people(sources, f"{period.begin:%Y-%m}")
    shown = [
        {"sourceId": source, **_people(period, [one for one in seen if one.source_id == source], day)}
        for source in sources
        for day in _days(period)
    ]
    return shown_page(endpoint, call, shown)


def _sources(view: Reading) -> list[str]:
    return [row.key for row in view.all("source")]


def _days(period: Month) -> range:
    return range(1, period.days + 1)


def _calls(call: Call, period: Month, sources: Collection[str]) -> Sequence[Tallied]:
    since, until = int(period.begin.timestamp() // 60), int(period.end.timestamp() // 60)
    return call.happened.tallies(sources, _RECEIVED, since, until)


def _snapshots(period: Month, rows: Sequence[Tallied]) -> Iterator[Data]:
    first = int(period.begin.timestamp() // 60)
    for day in _days(period):
        so_far = sum(row.n for row in rows if row.minute < first + day * _MINUTES_OF_A_DAY)
        yield {"apiCalls": str(so_far), "timestamp": period.day(day)}


def _people(period: Month, seen: Sequence[Seen], day: int) -> Data:
    anonymous = {one.digest for one in seen if one.anonymous and one.day <= day}
    known = {one.digest for one in seen if one.anonymous and 0 < one.known <= day}
    identified = {one.digest for one in seen if not one.anonymous and one.day <= day}
    return {
        "periodStart": int(period.begin.timestamp()),
        "periodEnd": int(period.end.timestamp()),
        "anonymous": str(len(anonymous)),
        "anonymousIdentified": str(len(anonymous & known)),
        "identified": str(len(identified)),
        "neverIdentified": str(len(anonymous - known)),
        "timestamp": period.day(day),
    }


ACTS: dict[str, Act] = {
    "getDailyWorkspaceAPICallsUsage": api_calls,
    "getDailyPerSourceAPICallsUsage": api_calls_by_source,
    "getDailyWorkspaceMTUUsage": users,
    "getDailyPerSourceMTUUsage": users_by_source,
}
