"""The event log: durable, bounded, and harmed by no single change."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from turnout_server.errors import StorageError
from turnout_server.event import Request
from turnout_server.group_commit import Writer, connect
from turnout_server.journey import Queued, Routed, digest
from turnout_server.log import EventLog, Queue
from turnout_server.retry import Dead, Delivered, Later
from turnout_server.router import Router
from turnout_server.routing import routing

NOW = 1_700_000_000.0


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(test)


def routed(*message_ids: str, requests: tuple[int, ...] = ()) -> Routed:
    deliveries = [Queued("hook", "src", id, 5, id.encode()) for id in message_ids]
    return Routed([*requests], [digest(id) for id in message_ids], deliveries, Counter())


def test_a_commit_waits_for_the_disk_and_many_share_one(tmp_path: Path) -> None:
    connection = connect(tmp_path / "db")
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.execute("CREATE TABLE t (x INTEGER UNIQUE)")
    statements: list[str] = []
    connection.set_trace_callback(statements.append)

    async def test() -> None:
        writer = Writer(connection, asyncio.get_running_loop())
        makes = [writer.make(lambda db, n=n: db.execute("INSERT INTO t VALUES (?)", (n,))) for n in range(500)]
        await asyncio.gather(*makes)
        writer.stop()

    run(test())
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (500,)
    assert statements.count("COMMIT") < 250


def test_a_change_that_fails_fails_alone(tmp_path: Path) -> None:
    connection = connect(tmp_path / "db")
    connection.execute("CREATE TABLE t (x INTEGER UNIQUE)")

    async def test() -> None:
        writer = Writer(connection, asyncio.get_running_loop())
        makes = [writer.make(lambda db, n=n: db.execute("INSERT INTO t VALUES (?)", (n // 2,))) for n in range(20)]
        results = await asyncio.gather(*makes, return_exceptions=True)
        writer.stop()
        assert sum(isinstance(result, StorageError) for result in results) == 10

    run(test())
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (10,)


def test_requests_are_forgotten_only_together_with_what_became_of_them(tmp_path: Path) -> None:
    async def test() -> None:
        log = EventLog(tmp_path / "log")
        await log.append(7, "batch", "key", "ip", b"{}")
        (request,) = await log.requests(10, 1000)
        assert request == Request(1, 7, "batch", "key", "ip", b"{}")
        broken = routed("a", requests=(1,))
        broken.tallies[("src", "", None, "", 0, "")] += 1  # type: ignore[index]  # breaks the transaction's last statement
        with pytest.raises(StorageError):
            await log.apply(broken, NOW)
        assert (await log.standing()) == ({}, {}, 1)
        assert await log.known([digest("a")]) == set()
        await log.apply(routed("a", requests=(1,)), NOW)
        assert (await log.standing())[1:] == ({"hook": Queue(1, 0)}, 0)
        await log.close()
        reopened = EventLog(tmp_path / "log")
        assert reopened.id == log.id
        assert await reopened.known([digest("a"), digest("b")]) == {digest("a")}
        await reopened.append(8, "batch", "key", "ip", b"{}")
        assert [request.seq for request in await reopened.requests(10, 1000)] == [2]
        await reopened.close()

    run(test())


def test_a_round_of_requests_is_bounded_by_number_and_size_but_never_empty(tmp_path: Path) -> None:
    async def test() -> None:
        log = EventLog(tmp_path / "log")
        for size in (50, 30, 30, 30):
            await log.append(7, "batch", "key", "", b"x" * size)
        found = [[request.seq for request in await log.requests(*bounds)] for bounds in ((9, 1), (9, 60), (3, 999))]
        assert found == [[1], [1, 2], [1, 2, 3]]
        await log.close()

    run(test())


def test_deliveries_come_by_when_they_are_due_and_then_by_age(tmp_path: Path) -> None:
    async def test() -> None:
        log = EventLog(tmp_path / "log")
        await log.apply(routed("a", "b", "c"), NOW)
        a, b, c = await log.due("hook", 10)
        assert [one.parcel.body for one in (a, b, c)] == [b"a", b"b", b"c"]
        await log.record([(a, Later(NOW + 5, "why")), (b, Delivered()), (c, Dead("because: of this"))], NOW)
        (again,) = await log.due("hook", 10)
        assert (again.parcel, again.attempts, again.first, again.due) == (a.parcel, 1, NOW, NOW + 5)
        counts, queues, _ = await log.standing()
        assert counts == {
            ("src", "hook", "retries", "why"): 1,
            ("src", "hook", "delivered", ""): 1,
            ("src", "hook", "dead", "because"): 1,
        }
        assert queues == {"hook": Queue(1, 1)}
        await log.close()

    run(test())


def test_message_ids_are_forgotten_after_the_window_and_beyond_the_bound(tmp_path: Path) -> None:
    async def test() -> None:
        log = EventLog(tmp_path / "log")
        for hour in range(30):
            await log.apply(routed(f"{hour}-a", f"{hour}-b"), NOW + hour * 3600)
        everything = [digest(f"{hour}-a") for hour in range(30)]
        await log.forget(NOW + 5 * 3600, 1000)
        assert await log.known(everything) == set(everything[5:])
        await log.forget(NOW, 20)
        assert await log.known(everything) == set(everything[20:])
        await log.forget(NOW, 1)
        assert await log.known(everything) == {everything[29]}
        await log.close()

    run(test())


def test_a_request_that_breaks_the_router_is_set_aside_and_stops_nothing(tmp_path: Path) -> None:
    async def test() -> None:
        log = EventLog(tmp_path / "log")
        await log.append(7, "batch", "key", "", b"not what ingest would have kept")
        await log.append(7, "batch", "key", "", b'{"batch":[]}')
        router = asyncio.create_task(Router(log, lambda: routing({}), lambda ids: None).run())
        async with asyncio.timeout(20):
            while (await log.standing())[2]:
                await asyncio.sleep(0.01)
        router.cancel()
        await asyncio.gather(router, return_exceptions=True)
        counts, _, _ = await log.standing()
        assert counts == {("", "", "invalid", "internal"): 1, ("", "", "invalid", "empty_batch"): 1}
        await log.close()

    run(test())
    with sqlite3.connect(tmp_path / "log") as database:
        ((body, because),) = database.execute("SELECT body, because FROM stuck_request")
    database.close()
    assert body == b"not what ingest would have kept"
    assert because.startswith("DecodeError")
