"""Events: how many came in, as counted while they did."""

from __future__ import annotations

from typing import Any

from turnout_server.delivery_steps import TAKEN_IN
from turnout_server.management import metrics
from turnout_server.management.acts import target
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.management.pages import page
from turnout_server.records import Reading, Row

MOST_SERIES = 5000
_APART = ("sourceId", "eventName", "eventType")


def volume(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Count what came in; the series of the most frequent events, if there are too many."""
    said: Any = call.input
    over = metrics.stretch(call, metrics.OVERVIEW)
    apart = metrics.groups(said.group_by, _APART)
    sources = {row.key: row for row in _sources(view, said.source_id)}
    rows = metrics.wanted(
        call.happened.tallies(sources, TAKEN_IN, over.since, over.until),
        eventName=said.event_name,
        eventType=said.event_type,
        appVersion=said.app_version,
    )
    found = list(metrics.series(rows, apart, over).items())[:MOST_SERIES]
    window = page(said.pagination)
    shown = found[window.offset : window.offset + window.count]
    return {
        "path": endpoint.verb.path,
        "query": {"workspaceId": view.workspace, **_query(call), "limit": MOST_SERIES},
        "result": [_series(apart, group, of, sources) for group, of in shown],
        "pagination": window.pagination(len(found)),
    }


def _sources(view: Reading, ids: list[str] | None) -> list[Row]:
    return [target(view, "source", id) for id in ids] if ids else view.all("source")


def _query(call: Call) -> Data:
    return {name: value for name, value in call.said.items() if name != "pagination" and value is not None}


def _series(apart: tuple[str, ...], group: tuple[str, ...], of: metrics.Series, sources: dict[str, Row]) -> Data:
    named: Data = {name: value for name, value in zip(apart, group, strict=True) if value}
    if "sourceId" in named:
        row = sources[named.pop("sourceId")]
        named["source"] = {"id": row.key, **{name: row.document.get(name) or "" for name in ("name", "slug")}}
    points = [{"time": metrics.time_of(minute), "count": of.counts[minute]} for minute in of.minutes]
    return {**named, "total": of.total, "series": points}


ACTS: dict[str, Act] = {"getEventsVolumeFromWorkspace": volume}
