"""Metrics and usage, asked for over the Public API about events that really went through the server."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.server.running import (
    Got,
    Server,
    Sink,
    key_of,
    make_filter,
    make_plan,
    make_source,
    make_webhook,
    serving,
)

from turnout import Client, Source, errors
from turnout.operations.delivery_overview import DeliveryStep, DestinationStepFilter, SourceStepFilter
from turnout_server import usage

HOUR = timedelta(hours=1)
KNOWN = ("Bought", "Secret", "Shaky", "Bad")
PLAN = [{"type": "TRACK", "key": name, "version": 1, "json_schema": {}} for name in KNOWN]


def window(granularity: str = "MINUTE", back: timedelta = HOUR, ahead: timedelta = HOUR) -> dict[str, str]:
    now = datetime.now(UTC)
    return {
        "granularity": granularity,
        "start_time": (now - back).isoformat(),
        "end_time": (now + ahead).isoformat(),
    }


class Shaky:
    """A destination that refuses "Bad" and takes "Shaky" only the second time."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def __call__(self, got: Got, number: int) -> tuple[int, Mapping[str, str]]:
        name = got.event.get("event")
        if name == "Bad":
            return 400, {}
        if name == "Shaky" and name not in self._met:
            self._met.add(name)
            return 503, {"Retry-After": "0"}
        return 200, {}


@dataclass
class World:
    """A server that events went through, with one source and one destination."""

    server: Server
    client: Client
    source: Source
    hook: str

    def step(self, name: str, **also: Any) -> DeliveryStep:
        ask = getattr(self.client, f"get_{name}_metrics_from_delivery_overview")
        to = {"destination_config_id": self.hook} if name.startswith(("egress", "filtered_at_destination")) else {}
        found: DeliveryStep = ask(source_id=self.source.id, **to, **{**window(), **also})
        return found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    data = tmp_path_factory.mktemp("metrics") / "data"
    with Sink(Shaky()).listening() as sink, serving(data) as server, server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
        make_filter(client, source, hook, 'event = "Secret"', type="DROP")
        make_plan(client, source, PLAN, {"track": {"allowUnplannedEvents": False}})
        bought = {"event": "Bought", "context": {"app": {"version": "1.2"}}}
        send(server, source, bought, bought, {"event": "Secret"}, {"event": "Shaky"}, {"event": "Bad"})
        send(server, source, {"event": "Unplanned"}, {"event": ""}, {"type": "identify", "anonymousId": "a1"})
        send(server, source, {"type": "identify", "userId": None, "anonymousId": "a2"})
        server.quiet()
        yield World(server, client, source, hook)


def send(server: Server, source: Source, *events: Mapping[str, Any]) -> None:
    batch = [{"type": "track", "userId": "ada", **event} for event in events]
    assert server.post("/v1/batch", {"batch": batch}, key_of(source)).status_code == 200


def told(step: DeliveryStep) -> dict[str, float]:
    return {each.event_name or each.discard_reason or each.event_type or "": each.total for each in step.dataset}


def test_the_six_steps_tell_what_became_of_each_event(world: World) -> None:
    by_name = {"group_by": ["eventName"]}
    reason = {"group_by": ["discardReason"]}
    # Nine were sent: one had no name, and of the eight that came in the plan blocked one.
    assert told(world.step("ingress_failed", **reason)) == {"event_not_defined": 1}
    assert world.step("ingress_success").total == 8
    assert told(world.step("ingress_success", group_by=["eventType"])) == {"track": 6, "identify": 2}
    assert told(world.step("filtered_at_source", **reason)) == {"unplanned": 1}
    assert told(world.step("filtered_at_destination", **by_name)) == {"Secret": 1}
    assert told(world.step("filtered_at_destination", **reason)) == {"FILTERED_BY_RULES": 1}
    assert told(world.step("egress_failed", **reason)) == {"errors.discarded.400": 1}
    delivered = world.step("egress_success", **by_name)
    assert told(delivered) == {"Bought": 2, "": 2, "Shaky": 1}
    assert delivered.total == 5


def test_retries_are_told_beside_the_successes_that_they_led_to(world: World) -> None:
    found = world.step("egress_success", group_by=["eventName"])
    retries = {each.event_name: each.total_retry_count for each in found.dataset}
    assert retries == {"Bought": 0, None: 0, "Shaky": 1}
    assert sum(point.retry_count or 0 for each in found.dataset for point in each.series) == 1


def test_a_filter_narrows_what_is_counted(world: World) -> None:
    only = SourceStepFilter(discard_reason=["unplanned"], event_type=["track"])
    assert world.step("filtered_at_source", filter=only).total == 1
    assert world.step("filtered_at_source", filter=SourceStepFilter(discard_reason=["other"])).total == 0
    assert world.step("egress_success", filter=DestinationStepFilter(app_version=["1.2"])).total == 2


def test_series_come_page_by_page(world: World) -> None:
    first = world.step("ingress_success", group_by=["eventName"], count=1)
    assert len(first.dataset) == 1
    assert first.pagination.next is not None
    second = world.step("ingress_success", group_by=["eventName"], count=1, cursor=first.pagination.next)
    assert first.dataset[0].total >= second.dataset[0].total
    assert first.total == second.total == 8


def test_the_volume_counts_what_came_in_by_span(world: World) -> None:
    volume = world.client.get_events_volume_from_workspace(**window("HOUR"), group_by=["sourceId", "eventType"])
    assert volume.path == "/events/volume"
    assert volume.query.granularity == "HOUR"
    track, identify = volume.result
    assert (track.event_type, track.total, identify.event_type, identify.total) == ("track", 6, "identify", 2)
    assert track.source is not None
    assert (track.source.id, track.source.slug) == (world.source.id, "shop")
    assert sum(point.count for point in track.series) == 6
    assert all(point.time.endswith(":00:00Z") for point in track.series)
    only = world.client.get_events_volume_from_workspace(**window(), event_name=["Bought"], app_version=["1.2"])
    assert [each.total for each in only.result] == [2]


def test_the_summary_of_a_destination_counts_and_times_deliveries(world: World) -> None:
    found = world.client.list_delivery_metrics_summary_from_destination(
        destination_id=world.hook, source_id=world.source.id
    )
    metrics = {each.metric_name: each for each in found.metrics}
    assert {name: each.total for name, each in metrics.items()} == {
        "successes": 5,
        "expired": 0,
        "discarded": 1,
        "retried": 1,
        "time_to_success": 5,
        "time_to_first_attempt": 6,
    }
    parts = {part.metric_name: part.value for part in metrics["successes"].breakdown or ()}
    assert parts == {"successes_on_first_attempt": 4, "successes_after_retry": 1}
    times = {part.metric_name: part.value for part in metrics["time_to_success"].breakdown or ()}
    assert 0 <= times["time_to_success_average"] <= times["time_to_success_p95"] < 60_000


def test_usage_counts_calls_and_people_up_to_each_day_of_the_month(world: World) -> None:
    now = datetime.now(UTC)
    period = f"{now:%Y-%m-%d}"
    calls = list(world.client.get_daily_workspace_api_calls_usage.iterate(period=period))
    assert len(calls) == now.day
    assert calls[-1].api_calls == "9"
    assert calls[-1].timestamp == f"{now:%Y-%m-%dT00:00:00.000Z}"
    assert [each.api_calls for each in calls[:-1]] == ["0"] * (now.day - 1)

    people = list(world.client.get_daily_workspace_mtu_usage.iterate(period=period))[-1]
    assert (people.identified, people.anonymous) == ("1", "2")
    assert (people.anonymous_identified, people.never_identified) == ("1", "1")
    begin = datetime.fromtimestamp(people.period_start, UTC)
    assert (begin.day, begin.hour, begin.month) == (1, 0, now.month)
    assert datetime.fromtimestamp(people.period_end, UTC).day == 1

    (calls_of,) = {each.source_id for each in world.client.get_daily_per_source_api_calls_usage(period=period)}
    (people_of,) = {each.source_id for each in world.client.get_daily_per_source_mtu_usage(period=period)}
    assert calls_of == people_of == world.source.id
    assert list(world.client.get_daily_workspace_api_calls_usage(period="2999-01-01")) == []


@pytest.mark.parametrize(
    ("asked", "field", "why"),
    [
        (window("MINUTE", 5 * HOUR), "endTime", "at most 4 hours after startTime by the minute"),
        (window("MINUTE", 50 * HOUR, -48 * HOUR), "startTime", "at most 48 hours ago by the minute"),
        (window("HOUR", 24 * 15 * HOUR), "endTime", "at most 14 days after startTime by the hour"),
        (window("DAY", 24 * 31 * HOUR), "endTime", "at most 30 days after startTime by the day"),
        (window(back=-HOUR, ahead=-HOUR), "endTime", "must be later than startTime"),
        ({**window(), "start_time": "yesterday"}, "startTime", "must be a time such as"),
        ({**window(), "group_by": ["colour"]}, "groupBy.0", "must be one of"),
    ],
)
def test_what_cannot_be_counted_is_refused_by_field(
    world: World, asked: dict[str, Any], field: str, why: str
) -> None:
    with pytest.raises(errors.Invalid) as refused:
        world.client.get_events_volume_from_workspace(**asked)
    (problem,) = refused.value.errors
    assert problem.field == field
    assert why in problem.message


def test_events_are_not_counted_by_subscription_and_the_answer_says_so(world: World) -> None:
    with pytest.raises(errors.Invalid, match="not counted by it"):
        world.step("egress_success", filter=DestinationStepFilter(subscription_id=["s"]))


def test_unknown_sources_and_foreign_destinations_are_404(world: World) -> None:
    with pytest.raises(errors.NotFound):
        world.client.get_ingress_success_metrics_from_delivery_overview(source_id="nobody", **window())
    other = make_source(world.client, "other")
    with pytest.raises(errors.NotFound):
        world.client.list_delivery_metrics_summary_from_destination(destination_id=world.hook, source_id=other.id)


def test_counts_outlive_a_restart(tmp_path: Path, sink: Sink) -> None:
    with serving(tmp_path / "data") as server:
        with server.client() as client:
            source = make_source(client)
            make_webhook(client, source, sink.url)
        send(server, source, {"event": "Bought"})
        server.quiet()
        server.kill()
        server.start()
        with server.client() as client:
            volume = client.get_events_volume_from_workspace(**window("DAY"))
    assert [each.total for each in volume.result] == [1]


def test_what_a_deleted_source_had_is_no_longer_told(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server, server.client() as client:
        source = make_source(client)
        send(server, source, {"event": "Bought"})
        server.quiet()
        assert [each.total for each in client.get_events_volume_from_workspace(**window()).result] == [1]
        client.sources.delete(source.id)
        assert client.get_events_volume_from_workspace(**window()).result == []


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:", isolation_level=None) as connection:
        connection.executescript(usage.SCHEMA)
        yield connection
    connection.close()


def test_minutes_become_hours_and_hours_days_and_no_event_is_lost(db: sqlite3.Connection) -> None:
    minute = 29_000_000
    label = usage.label("track", {"event": "Bought"})
    counts = {("s", "", "accepted", "", minute + n, label): 1 for n in range(3 * usage.DAY)}
    usage.add(db, counts)
    for later in (0, 3 * usage.DAY, 40 * usage.DAY):
        usage.roll_up(db, (minute + 3 * usage.DAY + later) * 60)
        assert db.execute("SELECT sum(n) FROM tally").fetchone()[0] == 3 * usage.DAY
    spans = dict(db.execute("SELECT span, count(*) FROM tally GROUP BY span"))
    assert spans.keys() == {usage.DAY}
    assert spans[usage.DAY] <= 4


def test_a_source_with_endless_names_is_counted_by_type_beyond_a_bound() -> None:
    names = usage.Names(most=2)
    labels = [usage.label("track", {"event": str(n)}) for n in range(5)]
    found = names.bounded({("s", "", "accepted", "", 1, label): 1 for label in labels})
    assert sum(found.values()) == 5
    assert sorted(usage.parts(tally[5])[1] for tally in found) == ["", "0", "1"]


def test_a_person_costs_one_row_a_month_and_is_known_once_identified(db: sqlite3.Connection) -> None:
    people = usage.People()
    first, later = (datetime(2026, 11, day, tzinfo=UTC).timestamp() for day in (3, 9))
    usage.track(db, people.rows([("s", "", "a1")], first))
    usage.track(db, people.rows([("s", "", "a1"), ("s", "ada", "a1")], later))
    rows = list(db.execute("SELECT kind, day, known FROM tracked ORDER BY kind"))
    assert rows == [("anonymous", 3, 9), ("user", 9, 9)]
    assert "ada" not in json.dumps(list(map(repr, db.execute("SELECT * FROM tracked"))))
