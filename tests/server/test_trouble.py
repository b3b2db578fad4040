"""Destinations and machines that misbehave: nothing is lost, and nobody else is delayed."""

from __future__ import annotations

import os
import random
import socket
import socketserver
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from tests.server.crash import trials
from tests.server.running import Server, Sink, by_id, key_of, make_source, make_webhook, serving, until

from turnout_server.group_commit import connect


def test_ten_kills_at_random_moments_lose_nothing_and_the_archive_has_each_event_once(tmp_path: Path) -> None:
    result = trials(10, random.randrange(2**32), tmp_path)
    assert result["acknowledged"] > 0
    assert (result["lost"], result["lost_in_archive"], result["duplicates_in_archive"]) == (0, 0, 0)


@contextmanager
def misbehaving(behave: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of a server that treats each connection so."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                behave(self.request)

    class Threads(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Threads(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def resets(connection: socket.socket) -> None:
    connection.recv(100)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


def drips(connection: socket.socket) -> None:
    connection.recv(65536)
    for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10_000:
        connection.send(bytes([byte]))
        threading.Event().wait(0.2)


def lies(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nno more than this")


def babbles(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"220 mail.example ESMTP\r\n")


@pytest.mark.parametrize(
    ("behave", "reasons"),
    [
        (resets, {"ECONNRESET"}),
        (lies, {"ECONNRESET"}),
        (babbles, {"ECONNRESET"}),
        (lambda connection: connection.close(), {"ECONNRESET", "EPIPE"}),
    ],
)
def test_a_destination_that_breaks_off_or_lies_is_tried_again_and_delays_no_other(
    server: Server, sink: Sink, behave: Callable[[socket.socket], None], reasons: set[str]
) -> None:
    with misbehaving(behave) as port, server.client() as client:
        source = make_source(client)
        bad = make_webhook(client, source, f"http://127.0.0.1:{port}/", "Bad")
        make_webhook(client, source, sink.url, "Good")
        batch = [{"type": "track", "event": "E", "userId": "u", "messageId": f"m{n}"} for n in range(50)]
        server.post("/v1/batch", {"batch": batch}, key_of(source))
        until(lambda: len(sink.got) == 50, "the good one has everything", 4)
        until(lambda: by_id(server.overview()["destinations"], bad)["retrying"] > 0, "the bad one was tried")
        retries = by_id(server.overview()["destinations"], bad)["retries"]
    assert set(retries) <= {f"errors.awaiting-retry.{reason}" for reason in reasons}


def test_a_destination_that_answers_byte_by_byte_is_given_up_after_five_seconds(server: Server, sink: Sink) -> None:
    with misbehaving(drips) as port, server.client() as client:
        source = make_source(client)
        bad = make_webhook(client, source, f"http://127.0.0.1:{port}/", "Slow")
        make_webhook(client, source, sink.url, "Good")
        server.post("/v1/track", {"event": "E", "userId": "u"}, key_of(source))
        until(lambda: len(sink.got) == 1, "the good one has it", 4)
        until(
            lambda: "errors.awaiting-retry.ETIMEDOUT" in by_id(server.overview()["destinations"], bad)["retries"],
            "it was given up",
            10,
        )


def test_a_server_with_many_queued_deliveries_goes_on_at_once_and_reads_few_at_a_time(
    tmp_path: Path, sink: Sink
) -> None:
    with serving(tmp_path / "data") as server:
        with server.client() as client:
            source = make_source(client)
            hook = make_webhook(client, source, sink.url, batchSize=100)
        server.stop()
        queue(server.data / "events.sqlite", hook, source.id, 20_000)
        server.start()
        began = time.monotonic()
        until(lambda: bool(sink.got), "the first delivery", 5)
        assert time.monotonic() - began < 5
        server.quiet(60)
        assert by_id(server.overview()["destinations"], hook)["delivered"] == 20_000


def queue(file: Path, destination_id: str, source_id: str, number: int) -> None:
    """Deliveries as a server that was stopped leaves them."""
    db = connect(file)
    rows = [(destination_id, source_id, f"m{n}", 5, b'{"messageId":"m%d"}' % n, time.time()) for n in range(number)]
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO delivery (destination_id, source_id, message_id, received_ms, body, first) VALUES (?,?,?,?,?,?)",
        rows,
    )
    db.execute("COMMIT")
    db.close()


def test_a_clock_that_was_wrong_neither_loses_nor_repeats(tmp_path: Path, sink: Sink) -> None:
    """Deliveries queued by a clock far ahead are sent; those due in its future wait no longer than a backoff does."""
    with serving(tmp_path / "data") as server:
        with server.client() as client:
            source = make_source(client)
            hook = make_webhook(client, source, sink.url)
        server.stop()
        queue(server.data / "events.sqlite", hook, source.id, 5)
        with sqlite3.connect(server.data / "events.sqlite") as db:
            db.execute("UPDATE delivery SET first = first + 86400")
            db.execute("UPDATE delivery SET due = ? WHERE message_id = 'm4'", (time.time() + 86400,))
        db.close()
        server.start()
        server.quiet(30)
    assert sorted(event["messageId"] for event in sink.events()) == [f"m{n}" for n in range(5)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_directory_that_became_read_only_is_said_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    os.chmod(tmp_path / "data", stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(AssertionError, match="cannot write to the data directory"), serving(tmp_path / "data"):
        pass
