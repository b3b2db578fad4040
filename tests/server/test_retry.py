"""What becomes of a delivery after an attempt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout_server.retry import (
    LONGEST_WAIT,
    WINDOW,
    Answered,
    Attempt,
    Dead,
    Delivered,
    Failed,
    Later,
    Outcome,
    Refused,
    backoff,
    decide,
)

NOW = 1_000_000.0


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_any_2xx_delivers(status: int) -> None:
    assert decide(Attempt(1, NOW), Answered(status), NOW, 0.5) == Delivered()


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410, 413, 422, 501])
def test_what_will_not_get_better_is_final(status: int) -> None:
    assert decide(Attempt(1, NOW), Answered(status), NOW, 0.5) == Dead(f"errors.discarded.{status}")


@pytest.mark.parametrize("status", [408, 423, 429, 500, 502, 503, 504, 599])
def test_what_may_get_better_is_tried_again(status: int) -> None:
    assert decide(Attempt(2, NOW), Answered(status), NOW, 0.5) == Later(NOW + 1.0, f"errors.awaiting-retry.{status}")


def test_the_wait_that_a_destination_asks_for_is_kept_to_the_second() -> None:
    assert decide(Attempt(1, NOW), Answered(429, 37.0), NOW, 0.1) == Later(NOW + 37, "errors.awaiting-retry.429")
    assert decide(Attempt(1, NOW), Answered(404, 37.0), NOW, 0.1) == Dead("errors.discarded.404")


def test_a_network_failure_is_tried_again_and_a_refusal_is_not() -> None:
    assert decide(Attempt(1, NOW), Failed("ECONNREFUSED"), NOW, 0.5) == Later(
        NOW + 0.5, "errors.awaiting-retry.ECONNREFUSED"
    )
    assert decide(Attempt(1, NOW), Refused("TARGET_REFUSED", "why"), NOW, 0.5) == Dead(
        "errors.discarded.TARGET_REFUSED: why"
    )


def test_after_four_hours_it_is_given_up() -> None:
    last = decide(Attempt(9, NOW - WINDOW + 1), Failed("ETIMEDOUT"), NOW, 0.0)
    assert isinstance(last, Later)
    given_up = decide(Attempt(10, NOW - WINDOW - 1), Failed("ETIMEDOUT"), NOW, 0.0)
    assert given_up == Dead("errors.discarded.ETIMEDOUT: no attempt left within 4 hours", expired=True)
    asked_too_much = decide(Attempt(1, NOW), Answered(503, WINDOW + 1), NOW, 0.0)
    assert isinstance(asked_too_much, Dead)


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_the_wait_is_spread_from_nothing_to_a_bound_that_grows_up_to_ten_minutes(number: int, jitter: float) -> None:
    assert 0 <= backoff(number, jitter) <= backoff(number + 1, 1.0) <= LONGEST_WAIT
    assert backoff(number, 0.0) == 0


@given(
    st.integers(1, 1000),
    st.floats(0, 2 * WINDOW),
    st.floats(0, 1, exclude_max=True),
    st.builds(Answered, st.integers(100, 599), st.none() | st.floats(0, 1e6)) | st.builds(Failed, st.text()),
)
def test_no_attempt_is_planned_in_the_past_or_beyond_the_window(
    number: int, age: float, jitter: float, outcome: Outcome
) -> None:
    first = NOW - age
    decision = decide(Attempt(number, first), outcome, NOW, jitter)
    if isinstance(decision, Later):
        assert NOW <= decision.at <= first + WINDOW
