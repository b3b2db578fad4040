"""Delivery metrics: how the deliveries to one destination went, summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from turnout_server.delivery_times import EXPIRED, RECOVERED, SUM, TO_FIRST, TO_SUCCESS, WITHIN, percentile
from turnout_server.happened import Tallied
from turnout_server.management import metrics
from turnout_server.management.acts import target
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import not_found
from turnout_server.management.times import moment
from turnout_server.records import Reading

_TIMES = tuple(time + of for time in (TO_SUCCESS, TO_FIRST) for of in (SUM, WITHIN))
_WHATS = ("delivered", "dead", "retries", RECOVERED, EXPIRED, *_TIMES)


def summary(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Sum up the deliveries of a stretch of time: the last four hours by the minute if nothing is said."""
    said: Any = call.input
    id = call.ids["destination_id"]
    destination = target(view, "destination", id).document
    target(view, "source", said.source_id)
    if destination["sourceId"] != said.source_id:
        raise not_found("Destination", id)
    over = metrics.stretch(_with_defaults(call), metrics.SUMMARY)
    rows = call.happened.tallies([said.source_id], _WHATS, over.since, over.until)
    found = [row for row in rows if row.destination_id == id]
    told = {"sourceId": said.source_id, "destinationMetadataId": destination["metadataId"]}
    return answered(endpoint, {**told, "metrics": _metrics(found)})


def _with_defaults(call: Call) -> Call:
    """What a request asks for, with what it leaves open: up to now, for as long as the granularity allows."""
    said: Any = call.input
    granularity = said.granularity or "MINUTE"
    bound = metrics.SUMMARY.get(granularity, metrics.SUMMARY["MINUTE"])
    end = said.end_time or call.fresh.now.isoformat()
    start = said.start_time or (moment(end, "endTime") - bound.longest).isoformat()
    filled = said.model_copy(update={"granularity": granularity, "start_time": start, "end_time": end})
    return type(call)(call.ids, filled, call.fresh, call.happened)


def _metrics(rows: Sequence[Tallied]) -> list[Data]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.what] += row.n
    successes, later = counts["delivered"], counts[RECOVERED]
    return [
        _metric("successes", successes, on_first_attempt=successes - later, after_retry=later),
        _metric("expired", counts[EXPIRED]),
        _metric("discarded", counts["dead"] - counts[EXPIRED]),
        _metric("retried", counts["retries"]),
        _time("time_to_success", TO_SUCCESS, rows, counts),
        _time("time_to_first_attempt", TO_FIRST, rows, counts),
    ]


def _time(name: str, of: str, rows: Sequence[Tallied], counts: Counter[str]) -> Data:
    within: Counter[int] = Counter()
    for row in rows:
        if row.what == of + WITHIN:
            within[int(row.reason)] += row.n
    number = within.total()
    return _metric(
        name, number, average=round(counts[of + SUM] / number) if number else 0, p95=percentile(within, 0.95)
    )


def _metric(name: str, total: int, **parts: int) -> Data:
    breakdown = [{"metricName": f"{name}_{part}", "value": value} for part, value in parts.items()]
    return {"metricName": name, "total": total, **({"breakdown": breakdown} if breakdown else {})}


ACTS: dict[str, Act] = {"listDeliveryMetricsSummaryFromDestination": summary}
