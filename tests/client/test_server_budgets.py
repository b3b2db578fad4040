"""Clients and the bundled server with rate limits: nobody is refused."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.server.management.conftest import Api, Peer
from tests.server.management.conftest import serving as serving_management

from turnout import AsyncClient, Client, Sleep, errors
from turnout._exchange import send
from turnout._steps import Request
from turnout_server.management import Ways
from turnout_server.management.rate_limits import read_limits

LIST = Request("listSources", "GET", "/sources", limit=5, per=1)


def limited(text: str) -> Ways:
    return Ways(rate_limits=read_limits(text))


def token_of(peer: Peer) -> str:
    with Api(peer) as api:
        return api.token


def test_a_loop_takes_its_time_and_is_never_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "turnout")
    waits: list[Sleep] = []
    with (
        serving_management(tmp_path, limited("5/sec")) as peer,
        Client(token_of(peer), base_url=peer.url, on_wait=waits.append) as client,
    ):
        for _ in range(12):
            assert client.run(send(LIST, client.policy))["sources"] == []

    assert waits
    assert "rate limit reached" not in caplog.text


def test_many_tasks_take_their_turns_and_are_never_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "turnout")

    async def all_at_once(peer: Peer, token: str) -> int:
        async with AsyncClient(token, base_url=peer.url) as client:
            found = await asyncio.gather(*(client.run(send(LIST, client.policy)) for _ in range(12)))
            return len(found)

    with serving_management(tmp_path, limited("5/sec")) as peer:
        assert asyncio.run(all_at_once(peer, token_of(peer))) == 12
    assert "rate limit reached" not in caplog.text


def test_the_servers_own_budget_is_learnt_from_its_first_answer(tmp_path: Path) -> None:
    with (
        serving_management(tmp_path, limited("4/hour")) as peer,
        Client(token_of(peer), base_url=peer.url, patience=5) as client,
    ):
        for _ in range(4):
            client.workspace.get()
        with pytest.raises(errors.OverBudget, match="getWorkspace: 4 requests in 60 s are used up"):
            client.workspace.get()


def test_what_another_process_used_is_learnt_too(tmp_path: Path) -> None:
    with serving_management(tmp_path, limited("4/min")) as peer, Api(peer) as elsewhere:
        for _ in range(3):
            elsewhere.get("/")
        with Client(elsewhere.token, base_url=peer.url, patience=5) as client:
            client.workspace.get()
            with pytest.raises(errors.OverBudget):
                client.workspace.get()


def test_without_limits_nobody_waits(tmp_path: Path) -> None:
    waits: list[Sleep] = []
    with (
        serving_management(tmp_path) as peer,
        Client(token_of(peer), base_url=peer.url, on_wait=waits.append) as client,
    ):
        for _ in range(12):
            client.run(send(LIST, client.policy))

    assert waits == []
