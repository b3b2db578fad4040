from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout import errors
from turnout._hints import told_to_wait
from turnout._retry import Again, Give, Policy, after
from turnout._steps import Answer, Failed, Request

NOW = 1_793_000_000.0
POLICY = Policy()


def request(method: str = "GET") -> Request:
    return Request("anything", method, "/things/1")


def answer(status: int, body: object = None, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, named, b"" if body is None else json.dumps(body).encode())


def decide(method: str, outcome: Answer | Failed, attempt: int = 1, waited: float = 0.0) -> Again | Give:
    return after(request(method), outcome, attempt, waited, POLICY, NOW, 0.5)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "POST", "PATCH"])
@pytest.mark.parametrize("status", [429, 503])
def test_what_was_not_executed_is_sent_again_whatever_it_was(method: str, status: int) -> None:
    for attempt in (1, 10, 1000):
        assert isinstance(decide(method, answer(status), attempt), Again)


@pytest.mark.parametrize("status", [429, 503])
def test_waiting_ends_with_the_patience_and_not_before(status: int) -> None:
    assert isinstance(decide("GET", answer(status, retry_after="20"), waited=270), Again)
    given_up = decide("GET", answer(status, retry_after="20"), waited=290)

    assert isinstance(given_up, Give)
    assert not given_up.uncertain
    assert isinstance(given_up.error, errors.ApiError)
    assert given_up.error.retry_after == 20


@pytest.mark.parametrize(
    ("method", "outcome", "again", "uncertain"),
    [
        ("GET", answer(500), True, False),
        ("PUT", answer(502), True, False),
        ("DELETE", answer(504), True, False),
        ("POST", answer(500), False, True),
        ("PATCH", answer(500), False, True),
        ("GET", Failed("reset"), True, False),
        ("PUT", Failed("reset"), True, False),
        ("DELETE", Failed("reset"), True, False),
        ("POST", Failed("reset"), False, True),
        ("PATCH", Failed("reset"), False, True),
        ("POST", Failed("refused", sent=False), True, False),
        ("PATCH", Failed("refused", sent=False), True, False),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_only_what_can_be_repeated_is_repeated(
    method: str, outcome: Answer | Failed, again: bool, uncertain: bool
) -> None:
    decision = decide(method, outcome)

    assert isinstance(decision, Again) is again
    if isinstance(decision, Give):
        assert decision.uncertain is uncertain


@pytest.mark.parametrize("outcome", [answer(500), Failed("reset"), Failed("refused", sent=False)])
def test_failures_are_repeated_until_the_attempts_are_used_up(outcome: Answer | Failed) -> None:
    assert [isinstance(decide("GET", outcome, attempt), Again) for attempt in (1, 2, 3, 4)] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 409, 413, 418, 422])
def test_a_no_is_a_no(status: int) -> None:
    decision = decide("GET", answer(status))

    assert isinstance(decision, Give)
    assert isinstance(decision.error, errors.ApiError)
    assert (decision.error.status, decision.uncertain) == (status, False)


@pytest.mark.parametrize(
    ("given_answer", "seconds"),
    [
        (answer(429, retry_after="7"), 7),
        (answer(429, retry_after="0"), 0),
        (answer(429, retry_after="Mon, 26 Oct 2026 02:13:30 GMT", date="Mon, 26 Oct 2026 02:13:20 GMT"), 10),
        (answer(429, retry_after="Mon, 26 Oct 2026 02:13:00 GMT", date="Mon, 26 Oct 2026 02:13:20 GMT"), 0),
        (answer(503, x_ratelimit_reset="Mon, 26 Oct 2026 02:13:32 +0000", date="Mon, 26 Oct 2026 02:13:20 GMT"), 12),
        (answer(429, x_ratelimit_reset="11"), 11),
        (answer(429, x_ratelimit_reset=str(NOW + 4)), 4),
        (answer(429, retry_after="3", x_ratelimit_reset="50"), 3),
        (answer(429, {"errors": [{"type": "RequestError", "data": {"msBeforeNext": 2500}}]}), 2.5),
        (answer(429, {"errors": [{"type": "x"}, {"type": "y", "data": {"msBeforeNext": 1}}]}), 0.001),
        (answer(429, {"errors": [{"data": {"msBeforeNext": "soon"}}]}), None),
        (answer(429, {"errors": "none"}), None),
        (answer(429, [1]), None),
        (answer(429, retry_after="nan"), None),
        (answer(429, retry_after="-5"), None),
        (answer(429, retry_after="tomorrow"), None),
        (answer(429), None),
        (answer(500, retry_after="7"), None),
    ],
)
def test_the_service_says_how_long_to_wait_in_three_ways(given_answer: Answer, seconds: float | None) -> None:
    assert told_to_wait(given_answer, NOW) == seconds


def test_a_date_is_compared_with_our_clock_when_the_service_does_not_tell_its_own() -> None:
    assert told_to_wait(answer(429, retry_after="Mon, 26 Oct 2026 02:13:30 GMT"), 1_792_980_800.0) == 10


@given(
    st.sampled_from([429, 503]),
    st.floats(0, 200),
    st.integers(1, 50),
    st.floats(0, 1, exclude_max=True),
)
def test_the_wait_is_never_shorter_than_asked_and_little_longer(
    status: int, asked: float, attempt: int, jitter: float
) -> None:
    decision = after(request(), answer(status, retry_after=str(asked)), attempt, 0.0, POLICY, NOW, jitter)

    assert isinstance(decision, Again)
    assert asked <= decision.seconds <= asked * 1.1 + 0.2


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_nobody_waits_longer_than_half_a_minute_unasked(attempt: int, jitter: float) -> None:
    decision = after(request(), answer(503), attempt, 0.0, POLICY, NOW, jitter)

    assert isinstance(decision, Again)
    assert 0.1 <= decision.seconds <= 30.1


def test_a_decision_says_why() -> None:
    assert decide("POST", answer(429, retry_after="3")) == Again(3.2, "POST /things/1: rate limit reached")
    assert decide("GET", Failed("connection reset")) == Again(0.5, "GET /things/1 failed (connection reset)")
