"""Ingest of single events and of batches: Turnout beside the same front without durability or routing.

`bare` is a raw ASGI application on the same uvicorn, event loop and parser that reads the body and answers the same
200, keeping nothing. Both run in a process of their own and get the same bytes from one load process over keep-alive
connections. Rounds alternate between the two. Every line of output is one JSON object; the last ones are medians.

    python bench/ingest.py [--rounds 5] [--seconds 2]
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvloop

from turnout import Client, SourceSpec
from turnout_server.store import open_store
from turnout_server.tokens import create_token

SHAPES = [(1, 1), (1, 64), (100, 1), (100, 64)]
HTTP_API = "iUM16Md8P2"


async def bare(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The reference application."""
    while (await receive()).get("more_body"):
        pass
    headers = [(b"content-type", b"application/json"), (b"content-length", b"16")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b'{"success":true}'})


def serve_bare() -> None:
    import socket

    import uvicorn

    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        config = uvicorn.Config(bare, lifespan="off", log_config=None, access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def process(*command: str) -> Iterator[tuple[str, int]]:
    """The URL and process id of a server that says its URL on the first line."""
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()[-1], server.pid
        finally:
            server.send_signal(signal.SIGTERM)


def body_of(events: int) -> bytes:
    event = {
        "type": "track",
        "event": "Order Completed",
        "userId": "user-1",
        "timestamp": "2026-11-02T09:00:00.000Z",
        "context": {"library": {"name": "analytics-python", "version": "2.4.0"}},
        "integrations": {},
        "properties": {
            "order_id": "o-1",
            "total": 42.5,
            "currency": "EUR",
            "products": [{"product_id": f"p-{n}", "price": 9.5, "quantity": n} for n in range(3)],
        },
    }
    return json.dumps(event if events == 1 else {"batch": [event] * events}).encode()


def request(url: str, events: int, write_key: str) -> bytes:
    body = body_of(events)
    host = url.removeprefix("http://")
    key = base64.b64encode(f"{write_key}:".encode()).decode()
    head = (
        f"POST /v1/{'track' if events == 1 else 'batch'} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Basic {key}\r\n"
    )
    return f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


class Connection(asyncio.Protocol):
    """Sends the next request as soon as the last was answered."""

    def __init__(self, load: Load) -> None:
        self.load, self.left = load, b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.send()

    def send(self) -> None:
        self.sent = time.perf_counter()
        self.transport.write(self.load.request)

    def data_received(self, data: bytes) -> None:
        self.left += data
        if not self.left.endswith(b'{"success":true}'):
            return
        assert self.left.startswith(b"HTTP/1.1 200"), self.left
        self.left = b""
        self.load.latencies.append(time.perf_counter() - self.sent)
        if time.perf_counter() < self.load.until:
            self.send()
        else:
            self.transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        self.load.open -= 1
        if not self.load.open:
            self.load.done.set_result(None)


class Load:
    """A closed loop of some connections for some seconds."""

    def __init__(self, request: bytes, connections: int, seconds: float) -> None:
        self.request, self.connections, self.seconds = request, connections, seconds
        self.open, self.latencies = connections, list[float]()
        self.until = 0.0

    async def run(self, host: str, port: int) -> None:
        loop = asyncio.get_running_loop()
        self.done = loop.create_future()
        self.until = time.perf_counter() + self.seconds
        for _ in range(self.connections):
            await loop.create_connection(lambda: Connection(self), host, port)
        await self.done


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(name: str, url: str, pid: int, key: str, shape: tuple[int, int], seconds: float) -> dict[str, Any]:
    events, connections = shape
    host, _, port = url.removeprefix("http://").partition(":")
    load = Load(request(url, events, key), connections, seconds)
    before, began = cpu_seconds(pid), time.perf_counter()
    uvloop.run(load.run(host, int(port)))
    took, used = time.perf_counter() - began, cpu_seconds(pid) - before
    ranked = sorted(load.latencies)
    return {
        "variant": name,
        "events_per_request": events,
        "connections": connections,
        "requests_per_s": round(len(ranked) / took),
        "events_per_s": round(len(ranked) * events / took),
        "p50_ms": round(ranked[len(ranked) // 2] * 1000, 3),
        "p99_ms": round(ranked[int(len(ranked) * 0.99)] * 1000, 3),
        "cpu_us_per_event": round(used / (len(ranked) * events) * 1e6, 2),
    }


def medians(rows: list[dict[str, Any]]) -> dict[str, Any]:
    same = ("variant", "events_per_request", "connections")
    return {key: rows[0][key] if key in same else statistics.median(row[key] for row in rows) for key in rows[0]}


def drained(url: str, token: str) -> float:
    """Wait until all that was taken in is routed, so that no round pays for the one before; how long it took."""
    began = time.perf_counter()
    while not httpx.get(f"{url}/__deliveries", headers={"Authorization": f"Bearer {token}"}).json()["quiet"]:
        time.sleep(0.02)
    return round(time.perf_counter() - began, 3)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--serve-bare", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve_bare:
        return serve_bare()
    with tempfile.TemporaryDirectory() as data:
        token = create_token(open_store(Path(data)), "bench").secret
        turnout = process("-m", "turnout_server", "--data", data, "--port", "0")
        with turnout as (url, pid), process(__file__, "--serve-bare") as (bare_url, bare_pid):
            with Client(token, base_url=url) as client:
                source = client.sources.create(SourceSpec(slug="bench", metadata_id=HTTP_API, enabled=True))
            for shape in SHAPES:
                rows: dict[str, list[dict[str, Any]]] = {"turnout": [], "bare": []}
                for round_number in range(given.rounds):
                    for name, where in (("turnout", (url, pid)), ("bare", (bare_url, bare_pid))):
                        row = measure(name, *where, source.write_keys[0], shape, given.seconds)
                        # Routing goes on behind the answers; what is left of it after the load belongs to the round.
                        row["seconds_until_routed"] = drained(url, token)
                        rows[name].append(row)
                        print(json.dumps({"round": round_number, **row}), flush=True)
                ours, theirs = medians(rows["turnout"]), medians(rows["bare"])
                ratio = round(ours["requests_per_s"] / theirs["requests_per_s"], 3)
                for row in (ours, theirs):
                    print(json.dumps({"median_of": given.rounds, "ratio_to_bare": ratio, **row}), flush=True)


if __name__ == "__main__":
    main()
