"""Budgets of requests: as published, or one of the operator's, and told in headers."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout._wire import Verb
from turnout_server.management import Ways
from turnout_server.management.rate_limits import (
    Budget,
    Counted,
    RateLimits,
    UnreadableLimits,
    Verdict,
    consume,
    read_limits,
)

from .conftest import Api, serving

LIST, SLOW = Verb("listSources", "GET", "/sources"), Verb("previewIt", "GET", "/previews", limit=5)
DAILY = Verb("createDownload", "POST", "/customer-insights/download", limit=120, per=86_400)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("off", RateLimits()),
        ("published", RateLimits(published=True)),
        ("100/min", RateLimits(all=Budget(100, 60))),
        ("5/sec", RateLimits(all=Budget(5, 1))),
        ("5/0.2sec", RateLimits(all=Budget(5, 0.2))),
        ("120/day", RateLimits(all=Budget(120, 86_400))),
    ],
)
def test_limits_are_read_as_they_are_said(text: str, limits: RateLimits) -> None:
    assert read_limits(text) == limits


@pytest.mark.parametrize("text", ["", "on", "0/min", "5", "5/", "5/week", "-1/sec", "5/.sec", "5/0sec", "5 /sec"])
def test_what_says_no_limits_is_refused_with_advice(text: str) -> None:
    with pytest.raises(UnreadableLimits, match="off, published, or a number"):
        read_limits(text)


def test_operations_without_a_limit_share_one_budget_and_others_have_their_own() -> None:
    counted = Counted(RateLimits(published=True))
    default = [counted.consume("a", LIST, 0.0), counted.consume("a", Verb("x", "GET", "/x"), 1.0)]
    assert [verdict and verdict.remaining for verdict in default] == [599, 598]
    slow = [counted.consume("a", SLOW, 2.0) for _ in range(6)]
    assert [verdict.allowed for verdict in slow if verdict] == [True] * 5 + [False]
    assert slow[-1] == Verdict(allowed=False, consumed=6, remaining=0, wait_ms=60_000)
    other = counted.consume("b", SLOW, 2.0)
    assert other is not None
    assert (other.allowed, other.remaining) == (True, 4)


def test_a_window_is_as_long_as_it_is_published() -> None:
    counted = Counted(RateLimits(published=True))
    for _ in range(121):
        verdict = counted.consume("a", DAILY, 0.0)
    assert verdict is not None
    assert (verdict.allowed, verdict.wait_ms) == (False, 86_400_000)
    after = counted.consume("a", DAILY, 86_400.0)
    assert after is not None
    assert after.allowed


@given(st.lists(st.floats(0, 3), max_size=60), st.integers(1, 5))
def test_never_are_more_requests_let_through_than_the_budget_has(gaps: list[float], points: int) -> None:
    window, now, opened, let_through = None, 0.0, None, 0
    for gap in gaps:
        now += gap
        window, verdict = consume(window, Budget(points, 10.0), now)
        if window.opened != opened:
            opened, let_through = window.opened, 0
        let_through += verdict.allowed
        assert let_through <= points
        assert verdict.consumed + verdict.remaining >= points
        assert 0 < verdict.wait_ms <= 10_000


def test_the_date_of_the_reset_is_never_too_early() -> None:
    now = datetime(2026, 1, 31, 12, 0, 0, 300_000, tzinfo=UTC)
    headers = Verdict(allowed=False, consumed=6, remaining=0, wait_ms=1500).headers(now)
    assert headers["X-RateLimit-Reset"] == "Sat, 31 Jan 2026 12:00:02 GMT"
    assert headers["Retry-After"] == "2"


def test_a_server_tells_the_budget_and_refuses_what_is_beyond_it(tmp_path: Path) -> None:
    with serving(tmp_path, Ways(rate_limits=read_limits("3/hour"))) as peer, Api(peer) as api, Api(peer) as other:
        answers = [api.get("/sources"), api.get("/sources/404"), api.get("/"), api.get("/sources")]
        assert [answer.status_code for answer in answers] == [200, 404, 200, 429]
        told = [(one.headers["x-ratelimit-consumed"], one.headers["x-ratelimit-remaining"]) for one in answers]
        assert told == [("1", "2"), ("2", "1"), ("3", "0"), ("4", "0")]
        reset = parsedate_to_datetime(answers[0].headers["x-ratelimit-reset"]) - datetime.now(UTC)
        assert timedelta(minutes=59) < reset <= timedelta(hours=1, seconds=1)
        assert "retry-after" not in answers[2].headers
        refused = answers[3]
        assert 3500 < int(refused.headers["retry-after"]) <= 3600
        (error,) = refused.json()["errors"]
        assert (error["type"], error["message"]) == ("RequestError", "Too many requests")
        assert (error["data"]["remainingPoints"], error["data"]["consumedPoints"]) == (0, 4)
        assert 3_500_000 < error["data"]["msBeforeNext"] <= 3_600_000
        assert other.get("/sources").status_code == 200


def test_without_limits_nothing_is_told(api: Api) -> None:
    assert not [name for name in api.get("/sources").headers if name.startswith("x-ratelimit")]


def test_a_refused_change_is_not_made_and_goes_through_in_the_next_window(tmp_path: Path) -> None:
    with serving(tmp_path, Ways(rate_limits=read_limits("2/2sec"))) as peer, Api(peer) as api:
        body = {"slug": "web", "metadataId": "IqDTy1TpoU", "enabled": True}
        api.get("/")
        api.get("/")
        refused = api.post("/sources", json=body)
        assert refused.status_code == 429
        deadline = time.monotonic() + 20
        while (answer := api.post("/sources", json=body)).status_code == 429:
            assert time.monotonic() < deadline
        assert answer.status_code == 201
        assert len(api.get("/sources").json()["data"]["sources"]) == 1
