"""Budgets kept against services that count in every way there is, in time that is only counted."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.client.counting import WAYS, FixedWindows, Service, SlidingWindow, World, asking

from turnout import Pacer, errors
from turnout._exchange import send
from turnout._steps import Answer, Failed, Flow, Request

way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)


def calls(world: World, number: int, request: Request, policy: Any = None) -> Iterator[Flow[Any]]:
    return (send(request, policy or world.policy) for _ in range(number))


def starting(world: World, flows: Iterator[Flow[Any]], results: list[list[Any]]) -> None:
    results.append(world.start(flows))


def floor(number: int, limit: int, per: float = 60.0) -> float:
    """The least time in which a budget allows so many calls, from an unused budget."""
    return max(0, math.ceil(number / limit) - 1) * per


@way
@pytest.mark.parametrize("tells", [True, False], ids=["tells", "silent"])
@pytest.mark.parametrize("at_once", [1, 100])
def test_a_hundred_calls_at_five_a_minute_take_the_least_time_and_none_is_refused(
    way: type[Service], tells: bool, at_once: int
) -> None:
    world = World(way(5, tells=tells))
    results = [world.start(calls(world, 100 // at_once, asking(5))) for _ in range(at_once)]
    world.run()

    assert [each for result in results for each in result] == [{}] * 100
    assert world.service.refused == 0
    assert world.now <= floor(100, 5) * 1.05


@way
def test_a_budget_that_is_not_used_up_costs_no_wait(way: type[Service]) -> None:
    world = World(way(5))
    for _ in range(5):
        world.start(calls(world, 1, asking(5)))
    world.run()

    assert world.waits == []
    assert world.now == pytest.approx(2 * world.delay)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(WAYS),
    st.integers(1, 12),
    st.lists(st.tuples(st.floats(0, 200), st.integers(1, 25)), min_size=1, max_size=6),
    st.floats(0, 3),
)
def test_no_call_is_ever_refused_whenever_calls_begin(
    way: type[Service], limit: int, bursts: list[tuple[float, int]], delay: float
) -> None:
    world = World(way(limit), delay=delay)
    found: list[list[Any]] = []
    for begin, number in bursts:
        world.at(begin, partial(starting, world, calls(world, number, asking(limit)), found))
    world.run()

    assert sum(len(each) for each in found) == sum(number for _, number in bursts)
    assert world.service.refused == 0


@way
def test_a_lower_limit_than_the_published_one_is_learnt_from_the_first_answer(way: type[Service]) -> None:
    world = World(way(3))
    world.start(calls(world, 30, asking(5)))
    world.run()

    assert world.service.refused == 0
    assert world.now <= floor(30, 3) * 1.05


@way
def test_a_higher_limit_than_the_published_one_is_used(way: type[Service]) -> None:
    world = World(way(50))
    results = [world.start(calls(world, 1, asking(5))) for _ in range(40)]
    world.run()

    assert results == [[{}]] * 40
    assert world.now < 3


@way
def test_a_lower_limit_that_is_not_told_costs_one_refusal_a_window_and_no_failure(way: type[Service]) -> None:
    world = World(way(3, tells=False))
    results = world.start(calls(world, 30, asking(5)))
    world.run()

    assert results == [{}] * 30
    assert world.service.refused <= 30
    assert world.now <= floor(30, 3) * 1.2


def test_a_service_of_ones_own_that_tells_no_budget_has_none() -> None:
    world = World(SlidingWindow(10_000, tells=False), sure=False)
    results = [world.start(calls(world, 100, asking(5))) for _ in range(10)]
    world.run()

    assert results == [[{}] * 100] * 10
    assert world.now < 12


@way
def test_a_service_of_ones_own_has_the_published_budgets_once_it_refuses_a_call(way: type[Service]) -> None:
    world = World(way(5, tells=False), sure=False)
    results = world.start(calls(world, 50, asking(5)))
    world.run()

    assert results == [{}] * 50
    assert world.service.refused == 1
    assert world.now <= floor(50, 5) * 1.05 + 60


@way
def test_a_service_of_ones_own_that_tells_its_budget_never_has_to_refuse(way: type[Service]) -> None:
    world = World(way(5), sure=False)
    results = [world.start(calls(world, 1, asking(5))) for _ in range(20)]
    world.run()

    assert results == [[{}]] * 20
    assert world.service.refused == 0


def test_what_others_use_of_the_same_token_is_left_to_them() -> None:
    world = World(FixedWindows(10))
    other = world.policy_of(Pacer(lambda: world.now))
    results = [world.start(calls(world, 20, asking(10), policy)) for policy in (world.policy, other)]
    world.run()

    assert results == [[{}] * 20] * 2
    # Both learn from each answer; only calls that are on their way at the same moment collide, a pair a window.
    assert world.service.refused <= 2 * 4
    assert world.now <= floor(40, 10) + 2 * 60


def test_operations_without_a_budget_of_their_own_share_one() -> None:
    world = World(SlidingWindow(600, tells=False), delay=0.001)
    for operation in ("listThings", "getThing"):
        world.start(calls(world, 400, asking(0, operation=operation)))
    world.run()

    assert world.service.refused == 0
    assert 60 < world.now < 63


def test_operations_with_a_budget_do_not_wait_for_each_other() -> None:
    world = World(SlidingWindow(100))
    for operation in ("createThing", "deleteThing"):
        world.start(calls(world, 5, asking(5, operation=operation)))
    world.run()

    assert world.waits == []


def test_a_call_whose_turn_comes_too_late_fails_at_once_and_says_how_long() -> None:
    world = World(SlidingWindow(5), patience=100)
    results = [world.start(calls(world, 1, asking(5))) for _ in range(12)]
    refused = [result[0] for result in results if result and isinstance(result[0], errors.OverBudget)]
    assert refused == []
    world.run()
    late = [result[0] for result in results if isinstance(result[0], errors.OverBudget)]

    # Nobody knows the real budget before the first answer; after it, five go now and five in a minute.
    assert len(late) == 2
    assert [str(each) for each in late] == [
        "POST /things: not sent: createThing: 5 requests in 60 s are used up. It can go out in"
        f" {late[0].retry_after:.1f} s; see `patience`."
    ] * 2
    assert late[0].retry_after == pytest.approx(119, abs=1.5)
    assert world.now == pytest.approx(60, abs=1)


def test_a_deadline_ends_every_wait() -> None:
    world = World(SlidingWindow(5))
    hurried = replace(world.policy, deadline=world.policy.clock() + 30)
    results = world.start(calls(world, 6, asking(5), hurried))
    world.run()

    assert results[:5] == [{}] * 5
    assert isinstance(results[5], errors.OverBudget)
    assert world.now < 1


def test_a_refusal_holds_for_everyone_with_the_token_and_one_goes_first_afterwards() -> None:
    world = World(SlidingWindow(5, tells=False))
    world.service.taken += [-30.0] * 5
    results = [world.start(calls(world, 1, asking(5))) for _ in range(5)]
    world.at(1, lambda: results.append(world.start(calls(world, 1, asking(5)))))
    world.run()

    assert results == [[{}]] * 6
    assert world.service.refused == 5
    assert len(world.service.taken) == 11


def test_those_who_came_first_go_first() -> None:
    world, order = World(SlidingWindow(1)), []

    def noting(name: int) -> Flow[None]:
        yield from send(asking(1), world.policy)
        order.append(name)

    for name in range(4):
        world.at(name * 0.01, partial(starting, world, iter([noting(name)]), []))
    world.run()

    assert order == [0, 1, 2, 3]


def test_a_call_that_is_broken_off_leaves_its_place_to_others() -> None:
    pacer = Pacer(lambda: 0.0)
    first, second, third = (pacer.turn(asking(1)) for _ in range(3))
    assert first.wait() == 0.0
    first.answered(Answer(200, {}, b""), 0.0)
    assert (round(second.wait()), round(third.wait())) == (60, 120)

    second.close()
    assert round(third.wait()) == 60


def test_what_was_certainly_not_sent_uses_nothing_up() -> None:
    pacer = Pacer(lambda: 0.0)
    for outcome in (Failed("refused", sent=False), Answer(429, {"retry-after": "0"}, b"")):
        turn = pacer.turn(asking(1))
        assert turn.wait() == 0.0
        turn.answered(outcome, 0.0)
        turn.close()
    assert pacer.turn(asking(1)).wait() == 0.0


@pytest.mark.parametrize("outcome", [Failed("reset"), Answer(502, {}, b""), Answer(422, {}, b""), None])
def test_what_may_have_been_counted_is_counted(outcome: Answer | Failed | None) -> None:
    pacer = Pacer(lambda: 0.0)
    turn = pacer.turn(asking(1))
    assert turn.wait() == 0.0
    if outcome is not None:
        turn.answered(outcome, 0.0)
    turn.close()

    assert pacer.turn(asking(1)).wait() == pytest.approx(60, abs=0.1)


def test_a_service_that_counts_in_points_is_not_run_into() -> None:
    """Each call costs 120 of 600 points, so that the headers promise 600 calls, and only five go through."""
    now = 0.0
    pacer = Pacer(lambda: now)

    def call(points: int) -> float:
        turn = pacer.turn(asking(5))
        wait: float = turn.wait()
        if not wait:
            headers = {"x-ratelimit-consumed": str(points), "x-ratelimit-remaining": str(600 - points)}
            turn.answered(Answer(200, headers, b""), 0.0)
        turn.close()
        return wait

    for begin in (0.0, 62.0):
        now = begin
        assert [call(120 * number) for number in range(1, 6)] == [0.0] * 5
        assert call(0) == pytest.approx(60, abs=1.1)


@pytest.mark.parametrize(
    "headers",
    [
        {"x-ratelimit-remaining": "many"},
        {"x-ratelimit-remaining": "-1"},
        {"x-ratelimit-remaining": "4", "x-ratelimit-consumed": "x"},
        {"x-ratelimit-remaining": "4", "x-ratelimit-consumed": "1", "x-ratelimit-reset": "soon"},
    ],
)
def test_headers_that_make_no_sense_change_nothing(headers: dict[str, str]) -> None:
    pacer = Pacer(lambda: 0.0)
    for _ in range(5):
        turn = pacer.turn(asking(5))
        assert turn.wait() == 0.0
        turn.answered(Answer(200, headers if _ == 0 else {}, b""), 0.0)
    assert pacer.turn(asking(5)).wait() == pytest.approx(60, abs=0.1)
