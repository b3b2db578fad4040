"""The debugger, the event tester and the figures: what can be watched of a running server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from tests.server.running import (
    Server,
    Sink,
    key_of,
    make_filter,
    make_plan,
    make_source,
    make_webhook,
    ok,
    serving,
    until,
)

from turnout import Source
from turnout_server.happened import Tallied
from turnout_server.seen.health import Limits, ailing
from turnout_server.seen.sightings import ALLOWED, Debugger, Sighting

PLAN = [{"type": "TRACK", "key": name, "version": 1, "json_schema": {}} for name in ("Order Completed", "Secret")]


@pytest.fixture
def source(server: Server, sink: Sink) -> Source:
    """A source whose plan blocks what it does not know, with a destination that gets no secrets."""
    with server.client() as client:
        made = make_source(client)
        hook = make_webhook(client, made, sink.url, name="Till")
        make_filter(client, made, hook, 'event = "Secret"', type="DROP")
        make_plan(client, made, PLAN, {"track": {"allowUnplannedEvents": False}})
    return made


def ask(server: Server, path: str, **also: Any) -> httpx.Response:
    return httpx.request(
        also.pop("method", "GET"),
        f"{server.url}{path}",
        headers={"Authorization": f"Bearer {server.token}"},
        timeout=30,
        **also,
    )


def send(server: Server, source: Source, *names: str) -> None:
    batch = [{"type": "track", "userId": "ada", "event": name, "properties": {"orderID": 1}} for name in names]
    assert server.post("/v1/batch", {"batch": batch}, key_of(source)).status_code == 200


def debugger(server: Server, source: Source, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(server, f"/__debugger/{source.id}{query}").raise_for_status().json()["events"]
    return found


def test_the_debugger_shows_the_last_events_with_their_verdicts(server: Server, source: Source) -> None:
    send(server, source, "Order Completed", "Unplanned", "")
    until(lambda: len(debugger(server, source)) == 3, "three events are seen")

    invalid, blocked, allowed = sorted(debugger(server, source), key=lambda seen: str(seen["event"]["event"]))
    by_verdict = {seen["verdict"]: seen for seen in (invalid, blocked, allowed)}
    assert by_verdict["invalid"]["reason"] == "event_not_defined"
    assert by_verdict["blocked"]["reason"] == "unplanned"
    assert by_verdict["allowed"]["event"]["event"] == "Order Completed"
    assert by_verdict["allowed"]["event"]["context"] is not None
    assert [seen["verdict"] for seen in debugger(server, source, "?verdict=blocked&count=1")] == ["blocked"]


def test_the_debugger_says_what_is_nearly_called_as_the_spec_calls_it(server: Server, source: Source) -> None:
    send(server, source, "Order completed")
    until(lambda: len(debugger(server, source)) == 1, "the event is seen")
    (seen,) = debugger(server, source)
    assert any("did you mean 'Order Completed'" in hint for hint in seen["hints"])


def test_events_are_shown_as_they_arrive(server: Server, source: Source) -> None:
    headers = {"Authorization": f"Bearer {server.token}"}
    with httpx.stream("GET", f"{server.url}/__debugger/{source.id}/live", headers=headers, timeout=30) as live:
        lines = live.iter_lines()
        assert next(lines) == ": watching"
        send(server, source, "Order Completed", "Unplanned")
        shown = list(_events(lines, 2))
    assert [event["verdict"] for event in shown] == ["allowed", "blocked"]
    # The server does not hold on to whoever has gone.
    send(server, source, "Order Completed")
    until(lambda: len(debugger(server, source)) == 3, "it goes on")


def _events(lines: Iterator[str], count: int) -> Iterator[dict[str, Any]]:
    while count:
        line = next(lines)
        if line.startswith("data: "):
            count -= 1
            yield json.loads(line.removeprefix("data: "))


@pytest.mark.parametrize(
    ("event", "verdict", "steps", "destination"),
    [
        ({"event": "Order Completed"}, "allowed", ["accepted"], ("delivered", None)),
        ({"event": "Secret"}, "allowed", ["accepted"], ("filtered", "FILTERED_BY_RULES")),
        ({"event": "Unplanned"}, "blocked", ["violating", "blocked"], None),
        ({"event": ""}, "invalid", ["invalid"], None),
    ],
)
def test_an_event_is_explained_and_goes_nowhere(
    server: Server,
    sink: Sink,
    source: Source,
    event: dict[str, Any],
    verdict: str,
    steps: list[str],
    destination: tuple[str, str | None] | None,
) -> None:
    body = {"sourceId": source.id, "event": {"type": "track", "userId": "ada", **event}}
    told = ask(server, "/__events/explain", method="POST", json=body).raise_for_status().json()

    assert told["verdict"] == verdict
    assert set(steps) >= {step["step"] for step in told["steps"]} >= {steps[-1]}
    found = [(each["verdict"], each.get("reason")) for each in told["destinations"]]
    assert found == ([destination] if destination else [])
    if destination == ("delivered", None):
        assert told["destinations"][0]["payloads"][0]["event"] == "Order Completed"
    assert server.quiet()["sources"][0]["received"] == 0
    assert sink.got == []
    assert debugger(server, source) == []


def test_figures_are_read_by_prometheus(server: Server, sink: Sink, source: Source) -> None:
    send(server, source, "Order Completed", "Secret", "Unplanned")
    server.quiet()
    answer = ask(server, "/metrics").raise_for_status()
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    counted = {
        (sample.labels["what"], sample.labels["reason"]): sample.value
        for family in ("turnout_events", "turnout_deliveries")
        for sample in families[family].samples
    }
    assert counted["received", ""] == 3
    assert counted["blocked", "unplanned"] == 1
    assert counted["filtered", "FILTERED_BY_RULES"] == 1
    assert counted["delivered", ""] == 1
    assert families["turnout_backlog_requests"].samples[0].value == 0


@pytest.mark.parametrize("path", ["/__debugger/x", "/__debugger/x/live", "/metrics"])
def test_nothing_is_shown_without_a_token(server: Server, path: str) -> None:
    assert httpx.get(f"{server.url}{path}").status_code == 401


def test_bad_questions_are_answered_with_what_is_wrong(server: Server, source: Source) -> None:
    unknown = ask(server, "/__debugger/nobody")
    assert (unknown.status_code, "turnout sources list" in unknown.text) == (404, True)
    assert ask(server, f"/__debugger/{source.id}?count=0").status_code == 422
    assert ask(server, f"/__debugger/{source.id}?verdict=odd").status_code == 422
    assert ask(server, "/__events/explain", method="POST", content=b"{").status_code == 400
    assert ask(server, "/__events/explain", method="POST", json={"event": {}}).status_code == 422
    assert ask(server, "/__events/explain", method="POST", content=b" " * 70_000).status_code == 413
    assert ask(server, "/__events/nothing").status_code == 404


def test_a_failing_destination_raises_an_alert_and_clears_it(tmp_path: Path, sink: Sink) -> None:
    with (
        Sink().listening() as told,
        serving(tmp_path, "--allow-private-targets", "--alert-webhook", told.url) as server,
    ):
        with server.client() as client:
            source = make_source(client)
            hook = make_webhook(client, source, sink.url)
        sink.answer = lambda got, number: (400, {})
        send(server, source, *["Order Completed"] * 12)
        until(lambda: len(told.got) == 1, "an alert is told")
        (alert,) = ask(server, "/__health").raise_for_status().json()["alerts"]
        assert (alert["kind"], alert["id"], alert["failures"]) == ("destination", hook, 12)
        assert alert["reason"] == "errors.discarded.400"
        assert told.events()[0] == {"state": "raised", **alert}

        sink.answer = ok
        send(server, source, *["Order Completed"] * 30)
        until(lambda: len(told.got) == 2, "that it is over is told")
        assert told.events()[1]["state"] == "cleared"
        assert ask(server, "/__health").json() == {"alerts": []}
        _, said = server.stop()
    assert f"alert: destination {hook}: 12 of 12 failed" in said
    assert f"over: destination {hook}" in said


@pytest.mark.parametrize(
    ("bad", "good", "is_ailing"),
    [(9, 0, False), (10, 0, True), (10, 10, True), (10, 11, False), (0, 100, False)],
)
def test_few_failures_and_a_small_share_of_them_are_no_alert(bad: int, good: int, is_ailing: bool) -> None:
    rows = [
        Tallied("s", "", what, reason, 1, "track", "", "", n)
        for what, reason, n in (("invalid", "event_not_defined", bad), ("accepted", "", good))
        if n
    ]
    assert (("source", "s") in ailing(rows, Limits())) == is_ailing


def sightings(source_id: str, count: int, size: int = 10) -> list[Sighting]:
    return [Sighting(source_id, at, ALLOWED, "", b"x" * size) for at in range(count)]


def test_only_the_last_events_are_remembered() -> None:
    kept = Debugger(most=3)
    kept.note(sightings("a", 5))
    assert [sighting.at for sighting in kept.recent("a")] == [4, 3, 2]
    assert kept.recent("a", 1)[0].at == 4


def test_large_events_of_quiet_sources_go_first_when_memory_is_short() -> None:
    kept = Debugger(most=100, most_bytes=1000)
    kept.note(sightings("quiet", 5, 100))
    kept.note(sightings("busy", 8, 100))
    assert len(kept.recent("busy")) == 8
    assert [sighting.at for sighting in kept.recent("quiet")] == [4, 3]
