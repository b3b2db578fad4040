"""Kills, stops and starts: nothing acknowledged is lost, and a server that can't start says why in one line."""

from __future__ import annotations

import resource
import shutil
import socket
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from tests.ports import free_port
from tests.server.running import (
    Got,
    Server,
    Sink,
    archived,
    by_id,
    key_of,
    launch,
    make_archive,
    make_source,
    make_webhook,
    serving,
    until,
)

PER_REQUEST = 20


def batch(request: int) -> dict[str, list[dict[str, str]]]:
    events = [
        {"type": "track", "event": "E", "userId": "u", "messageId": f"{request}-{number}"}
        for number in range(PER_REQUEST)
    ]
    return {"batch": events}


def acknowledged(server: Server, key: str, requests: Iterable[int]) -> set[str]:
    """Send batches from eight connections at once; the ids of the events that were answered 200."""

    def send(request: int) -> list[str]:
        try:
            answer = client.post(f"{server.url}/v1/batch", json=batch(request), auth=(key, ""))
        except httpx.TransportError:
            return []
        return [event["messageId"] for event in batch(request)["batch"]] if answer.status_code == 200 else []

    with httpx.Client() as client, ThreadPoolExecutor(8) as pool:
        return {id for ids in pool.map(send, requests) for id in ids}


def test_kill_9_right_after_the_last_answer_loses_nothing(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path / "data") as server:
        with server.client() as client:
            source = make_source(client)
            hook = make_webhook(client, source, f"http://127.0.0.1:{port}/hook")
        sent = acknowledged(server, key_of(source), range(50))
        server.kill()
        assert len(sent) == 50 * PER_REQUEST
        shutil.copytree(server.data, tmp_path / "without")
        server.start()
        with Sink().listening(port) as sink:
            server.quiet(120)
        assert {event["messageId"] for event in sink.events()} == sent
        assert by_id(server.overview()["destinations"], hook)["dead"] == 0

    # The control: the same data without what was last made durable must show a loss, or the test could not see one.
    (tmp_path / "without" / "events.sqlite-wal").unlink()
    with serving(tmp_path / "without") as lossy, Sink().listening(port) as sink:
        lossy.quiet(120)
        assert {event["messageId"] for event in sink.events()} < sent


def test_killed_at_any_moment_all_is_delivered_and_the_archive_has_each_event_once(
    tmp_path: Path, sink: Sink
) -> None:
    sent: set[str] = set()
    with serving(tmp_path / "data") as server:
        with server.client() as client:
            source = make_source(client)
            make_webhook(client, source, sink.url)
            make_archive(client, source)
        for life in range(3):
            killer = threading.Timer(0.3 + 0.15 * life, server.kill)
            killer.start()
            sent |= acknowledged(server, key_of(source), range(life * 1000, life * 1000 + 100))
            killer.join()
            server.start()
        server.quiet(120)
    assert sent
    assert {event["messageId"] for event in sink.events()} >= sent
    written = Counter(event["messageId"] for event in archived(server.data))
    assert written.keys() >= sent
    assert set(written.values()) == {1}


def test_a_full_disk_is_answered_503_and_loses_nothing_of_what_was_answered_200(tmp_path: Path, sink: Sink) -> None:
    with serving(tmp_path / "data") as server:
        with server.client() as client:
            source = make_source(client)
            make_webhook(client, source, sink.url)
        assert server.process is not None
        full = (server.data / "events.sqlite").stat().st_size + 200_000
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (full, resource.RLIM_INFINITY))
        answers = {number: server.post("/v1/batch", batch(number), key_of(source)) for number in range(100)}
        refused = [answer for answer in answers.values() if answer.status_code != 200]
        assert refused
        assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(503, "storage_unavailable")}
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert server.post("/v1/batch", batch(1000), key_of(source)).status_code == 200
        server.quiet(60)
    kept = [1000, *(number for number, answer in answers.items() if answer.status_code == 200)]
    assert {event["messageId"] for event in sink.events()} == {
        event["messageId"] for number in kept for event in batch(number)["batch"]
    }


def test_asked_to_stop_it_finishes_what_is_under_way_and_exits_cleanly(tmp_path: Path) -> None:
    arrived, release = threading.Event(), threading.Event()

    def slow(got: Got, number: int) -> tuple[int, Mapping[str, str]]:
        arrived.set()
        assert release.wait(20)
        return 200, {}

    with Sink(slow).listening() as sink, serving(tmp_path / "data") as server:
        with server.client() as client:
            source = make_source(client)
            hook = make_webhook(client, source, sink.url)
        server.post("/v1/batch", batch(1), key_of(source))
        assert arrived.wait(20)
        stopping = threading.Thread(target=lambda: results.append(server.stop()))
        results: list[tuple[int, str]] = []
        stopping.start()
        until(lambda: _refuses(server.url), "it no longer listens")
        release.set()
        stopping.join(30)
        assert results == [(0, "")]
        server.start()
        server.quiet()
        assert by_id(server.overview()["destinations"], hook)["delivered"] == PER_REQUEST
    assert Counter(event["messageId"] for event in sink.events()).most_common(1)[0][1] == 1


def _refuses(url: str) -> bool:
    try:
        httpx.get(url)
    except httpx.TransportError:
        return True
    return False


def test_a_second_server_on_the_same_data_directory_refuses(server: Server) -> None:
    second = launch(server.data)
    _, errors = second.communicate(timeout=30)
    assert second.returncode == 1
    assert server.process is not None
    assert errors == (
        f"error: another server (process {server.process.pid}) uses the data directory {server.data}; "
        "stop it, or give --data another directory\n"
    )
    assert httpx.get(server.url).status_code < 500


def test_a_data_directory_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for data in (file / "data", Path("/proc/turnout")):
        refused = launch(data)
        _, errors = refused.communicate(timeout=30)
        assert refused.returncode == 1
        assert errors.startswith(f"error: cannot write to the data directory {data}: ")
        assert errors.endswith("give --data a directory that this user may write to\n")


@pytest.mark.parametrize("host", ["127.0.0.1", "no.such.host.invalid"])
def test_an_address_that_cannot_be_listened_on_is_named(tmp_path: Path, host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = launch(tmp_path / "data", port, "--host", host)
        _, errors = refused.communicate(timeout=30)
    assert refused.returncode == 1
    assert errors.startswith(f"error: cannot listen on {host}:{port}: ")
    assert errors.count("\n") == 1
