"""Both clients and a service with a budget, over real sockets: who waits, who is told, and what wakes them."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from tests.client.counting import EPOCH, SlidingWindow, asking
from tests.client.wire_peer import TOKEN, Asked, Reply, data, refusal, serving

from turnout import AsyncClient, Client, Pacer, Policy, Sleep, SourceSpec, errors
from turnout._exchange import send

Make = Callable[..., Any]
WORKSPACE = {"id": "w", "slug": "tea", "name": "Tea"}


def counted(service: SlidingWindow) -> Callable[[Asked], Reply]:
    """Answers as the service counts."""

    def reply(asked: Asked) -> Reply:
        answer = service.answer(time.time() - EPOCH)
        return Reply(answer.status, answer.body or b"", answer.headers)

    return reply


def sure(**policy: Any) -> Policy:
    """That the published budgets hold although the peer tells none."""
    return Policy(pacer=Pacer(), **policy)


def ask(client: Any, limit: int = 4, per: int = 1) -> Any:
    return client.run(send(asking(limit, per), client.policy))


def test_threads_share_a_budget_and_nobody_is_refused() -> None:
    service = SlidingWindow(4, per=1)
    waits: list[Sleep] = []
    with serving(counted(service)) as peer, Client(TOKEN, base_url=peer.url, on_wait=waits.append) as client:
        threads = [threading.Thread(target=ask, args=(client,)) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert (len(service.taken), service.refused) == (10, 0)
    assert max(service.taken) - min(service.taken) >= 2
    assert {wait.operation for wait in waits} == {"createThing"}
    assert all(wait.because.startswith("POST /things: 4 requests in 1 s are used up") for wait in waits)


def test_tasks_share_a_budget_and_nobody_is_refused() -> None:
    service = SlidingWindow(4, per=1)
    waits: list[Sleep] = []

    async def all_at_once(url: str) -> None:
        async with AsyncClient(TOKEN, base_url=url, on_wait=waits.append) as client:
            await asyncio.gather(*(ask(client) for _ in range(10)))

    with serving(counted(service)) as peer:
        asyncio.run(all_at_once(peer.url))

    assert (len(service.taken), service.refused) == (10, 0)
    assert waits


def test_two_clients_with_one_pacer_know_of_each_other() -> None:
    service = SlidingWindow(2, per=1, tells=False)
    policy = sure()
    with (
        serving(counted(service)) as peer,
        Client(TOKEN, base_url=peer.url, policy=policy) as one,
        Client(TOKEN, base_url=peer.url, policy=policy) as other,
    ):
        for client in (one, other, one, other):
            ask(client, limit=2)

    assert (len(service.taken), service.refused) == (4, 0)


def test_a_wait_longer_than_the_patience_fails_before_anything_is_sent(make: Make) -> None:
    waits: list[Sleep] = []
    with (
        serving(lambda asked: data()) as peer,
        make(token=TOKEN, base_url=peer.url, policy=sure(patience=30), on_wait=waits.append) as client,
    ):
        ask(client, limit=1, per=60)
        with pytest.raises(
            errors.OverBudget, match=r"not sent: createThing: 1 requests .* can go out in [56]\d\.\d s"
        ):
            ask(client, limit=1, per=60)

    assert (len(peer.asked), waits) == (1, [])


def test_a_deadline_is_for_all_calls_together(make: Make) -> None:
    with serving(lambda asked: data()) as peer, make(token=TOKEN, base_url=peer.url, policy=sure()) as client:
        ask(client, limit=1, per=60)
        hurried = client.within(5)
        with pytest.raises(errors.OverBudget):
            hurried.run(send(asking(1, 60), hurried.policy))
        with pytest.raises(errors.OverBudget):
            hurried.run(send(asking(1, 60), hurried.policy))

    assert len(peer.asked) == 1


def test_a_refusal_keeps_the_others_waiting_too(make: Make) -> None:
    said = iter((refusal(429, headers={"Retry-After": "1"}), data(workspace=WORKSPACE)))
    waits: list[Sleep] = []
    policy = Policy(chance=lambda: 0.0)
    with (
        serving(lambda asked: next(said)) as peer,
        make(token=TOKEN, base_url=peer.url, policy=policy, on_wait=waits.append) as client,
    ):
        assert client.workspace.get().slug == "tea"

    assert len(peer.asked) == 2
    assert [(wait.operation, round(wait.seconds)) for wait in waits] == [("getWorkspace", 1)]
    assert waits[0].because == "GET /: rate limit reached; again in 1.0 s"


def test_closing_a_client_wakes_the_threads_that_wait() -> None:
    waiting = threading.Event()
    failures: list[errors.TurnoutError] = []
    with serving(lambda asked: refusal(503, headers={"Retry-After": "200"})) as peer:
        client = Client(TOKEN, base_url=peer.url, on_wait=lambda wait: waiting.set())

        def create() -> None:
            try:
                client.sources.create(SourceSpec(slug="a", metadata_id="m", enabled=True))
            except errors.TurnoutError as error:
                failures.append(error)

        thread = threading.Thread(target=create)
        thread.start()
        assert waiting.wait(10)
        client.close()
        thread.join(10)
        assert not thread.is_alive()

    assert [str(failure) for failure in failures] == [
        "POST /sources: no answer: the client is closed. It was not carried out."
    ]


def test_what_was_created_is_told_when_a_client_is_closed_in_between() -> None:
    waiting = threading.Event()
    failures: list[errors.TurnoutError] = []
    made = {"id": "s1", "slug": "a", "labels": []}

    def reply(asked: Asked) -> Reply:
        return data(source=made) if asked.method == "POST" else refusal(503, headers={"Retry-After": "200"})

    with serving(reply) as peer:
        client = Client(TOKEN, base_url=peer.url, on_wait=lambda wait: waiting.set())

        def create() -> None:
            try:
                client.sources.create(SourceSpec(slug="a", metadata_id="m", enabled=True, name="A"))
            except errors.TurnoutError as error:
                failures.append(error)

        thread = threading.Thread(target=create)
        thread.start()
        assert waiting.wait(10)
        client.close()
        thread.join(10)

    (failure,) = failures
    assert isinstance(failure, errors.Unfinished)
    assert failure.identity == ("s1",)


def test_closing_an_async_client_wakes_the_tasks_that_wait() -> None:
    async def closed(url: str) -> str:
        waiting = asyncio.Event()
        client = AsyncClient(TOKEN, base_url=url, on_wait=lambda wait: waiting.set())
        task = asyncio.create_task(client.workspace.get())
        await asyncio.wait_for(waiting.wait(), 10)
        await client.close()
        with pytest.raises(errors.TransportError) as failed:
            await asyncio.wait_for(task, 10)
        return str(failed.value)

    with serving(lambda asked: refusal(503, headers={"Retry-After": "200"})) as peer:
        assert asyncio.run(closed(peer.url)) == "GET /: no answer: the client is closed. It was not carried out."


def test_a_cancelled_task_leaves_its_place_to_the_next() -> None:
    async def cancelled(url: str) -> int:
        waiting = asyncio.Event()
        told = AsyncClient(TOKEN, base_url=url, policy=sure(), on_wait=lambda wait: waiting.set())
        async with told as client:
            await client.run(send(asking(1, 1), client.policy))
            tasks = [asyncio.create_task(client.run(send(asking(1, 1), client.policy))) for _ in range(3)]
            await asyncio.wait_for(waiting.wait(), 10)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            hurried = client.within(1.5)
            await hurried.run(send(asking(1, 1), hurried.policy))
            return sum(task.cancelled() for task in tasks)

    with serving(lambda asked: data()) as peer:
        assert asyncio.run(cancelled(peer.url)) == 3
    assert len(peer.asked) == 2
