"""Delivery overview: the six steps of an event's way, as counted while events went it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from turnout_server.delivery_steps import STEPS, Step
from turnout_server.happened import Tallied
from turnout_server.management import metrics
from turnout_server.management.acts import target
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.management.pages import page
from turnout_server.management.problems import invalid, not_found
from turnout_server.records import Reading

_APART = ("eventName", "eventType", "appVersion")
_UNCOUNTED = ("subscription_id", "activation_id", "audience_id", "space_id")


def step(view: Reading, _endpoint: Endpoint, call: Call, of: Step) -> Data:
    """Count the events of one step."""
    said: Any = call.input
    over = metrics.stretch(call, metrics.OVERVIEW)
    apart = metrics.groups(said.group_by, (*_APART, "discardReason") if of.has_reasons else _APART)
    rows = _rows(call, of, over, _place(view, said))
    found = list(metrics.series(_asked(said.filter, rows), apart, over, of.retries).items())
    window = page(said.pagination)
    shown = found[window.offset : window.offset + window.count]
    return {
        "total": sum(group.total for _, group in found),
        "dataset": [_series(apart, names, group, bool(of.retries)) for names, group in shown],
        "pagination": window.pagination(len(found)),
    }


def _place(view: Reading, said: Any) -> Callable[[Tallied], bool]:
    """Which rows are of the source, and of the destination where one is named; refused with 404 if there is none."""
    target(view, "source", said.source_id)
    to = getattr(said, "destination_config_id", None)
    if to is not None and target(view, "destination", to).document.get("sourceId") != said.source_id:
        raise not_found("Destination", to)
    return lambda row: row.destination_id == (to or "")


def _rows(call: Call, of: Step, over: metrics.Stretch, is_there: Callable[[Tallied], bool]) -> list[Tallied]:
    source: Any = call.input
    whats = {*of.whats, of.retries} - {""}
    return [row for row in call.happened.tallies([source.source_id], whats, over.since, over.until) if is_there(row)]


def _asked(only: Any, rows: list[Tallied]) -> list[Tallied]:
    if only is None:
        return rows
    for name in _UNCOUNTED:
        if getattr(only, name, None):
            raise invalid((f"filter.{_wire(name)}", "cannot be used here: events are not counted by it"))
    said = {_wire(name): getattr(only, name, None) for name in ("event_name", "event_type", "app_version")}
    return metrics.wanted(rows, **said, discardReason=getattr(only, "discard_reason", None))


def _wire(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.title, rest))


def _series(apart: tuple[str, ...], names: tuple[str, ...], of: metrics.Series, retried: bool) -> Data:
    points = [_point(of, minute, retried) for minute in of.minutes]
    named = {name: value for name, value in zip(apart, names, strict=True) if value}
    retries = {"totalRetryCount": sum(of.retries.values())} if retried else {}
    return {**named, "total": of.total, "series": points, **retries}


def _point(of: metrics.Series, minute: int, retried: bool) -> Data:
    point = {"time": metrics.time_of(minute), "count": of.counts.get(minute, 0)}
    return {**point, "retryCount": of.retries.get(minute, 0)} if retried else point


ACTS: dict[str, Act] = {f"get{name}MetricsFromDeliveryOverview": partial(step, of=of) for name, of in STEPS.items()}
