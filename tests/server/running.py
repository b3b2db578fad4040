"""A real server process on a real port, and real places to deliver to."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from turnout import (
    Client,
    DestinationFilterSpec,
    DestinationSpec,
    Source,
    SourceSpec,
    SourceTrackingPlanConnectionSpec,
    TrackingPlanSpec,
)
from turnout_server.store import open_store
from turnout_server.tokens import create_token

HTTP_API = "iUM16Md8P2"


def until(condition: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
    """Look again and again until the condition holds; fails after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"after {seconds} s still not: {what}"
        time.sleep(0.02)


@dataclass
class Server:
    """A server on a data directory; `start` it, `kill` it, `stop` it, and start it again."""

    data: Path
    options: tuple[str, ...] = ("--allow-private-targets",)
    url: str = ""
    token: str = ""
    process: subprocess.Popen[str] | None = None

    def start(self, port: int = 0) -> None:
        self.process = launch(self.data, port, *self.options)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        self.url = line.split()[-1]
        if not self.token:
            self.token = create_token(open_store(self.data), "tests").secret

    def kill(self) -> None:
        """As a power cut would end it, but for the disk."""
        self._end(signal.SIGKILL)

    def stop(self) -> tuple[int, str]:
        """Ask it to stop; its exit code and what it said on stderr."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> tuple[int, str]:
        assert self.process is not None
        self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors

    def client(self) -> Client:
        return Client(self.token, base_url=self.url)

    def post(self, path: str, body: Any, write_key: str | None = None, **also: Any) -> httpx.Response:
        """Send JSON, or bytes as they are."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        auth = (write_key, "") if write_key else None
        return httpx.post(f"{self.url}{path}", content=content, auth=auth, **also)

    def overview(self) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}"}
        answer: dict[str, Any] = httpx.get(f"{self.url}/__deliveries", headers=headers).raise_for_status().json()
        return answer

    def quiet(self, seconds: float = 30.0) -> dict[str, Any]:
        """The overview once nothing is queued or under way."""
        until(lambda: bool(self.overview()["quiet"]), "the deliveries are quiet", seconds)
        return self.overview()


def launch(data: Path, port: int = 0, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "turnout_server", "--data", str(data), "--port", str(port), *options]
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


@contextmanager
def serving(data: Path, *options: str) -> Iterator[Server]:
    """A running server that is gone afterwards, whatever happened to it."""
    server = Server(data, options) if options else Server(data)
    server.start()
    try:
        yield server
    finally:
        assert server.process is not None
        if server.process.poll() is None:
            server.kill()


@dataclass
class Got:
    """One request that a sink received."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


Answer = Callable[[Got, int], tuple[int, Mapping[str, str]]]


def ok(got: Got, number: int) -> tuple[int, Mapping[str, str]]:
    return 200, {}


@dataclass
class Sink:
    """An HTTP server that keeps what it gets and answers as it is told; `number` counts requests from 1."""

    answer: Answer = ok
    got: list[Got] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def events(self) -> list[dict[str, Any]]:
        return [got.event for got in list(self.got)]

    @contextmanager
    def listening(self, port: int = 0) -> Iterator[Sink]:
        sink, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_PUT(self) -> None:
                self.do_POST()

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                got = Got(self.path, dict(self.headers), body, time.time())
                with lock:
                    sink.got.append(got)
                    number = len(sink.got)
                status, headers = sink.answer(got, number)
                self.send_response(status)
                for name, value in {"Content-Length": "0", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A server that is killed in mid-request is part of the tests."""

        server = Quiet(("127.0.0.1", port), Handler)
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def make_source(client: Client, slug: str = "shop", **also: Any) -> Source:
    return client.sources.create(SourceSpec(slug=slug, metadata_id=HTTP_API, enabled=True, **also))


def make_webhook(client: Client, source: Source, url: str, name: str = "Hook", **settings: Any) -> str:
    spec = DestinationSpec(
        source_id=source.id, metadata_id="turnout-webhook", name=name, settings={"url": url, **settings}
    )
    return client.destinations.create(spec).id


def make_archive(client: Client, source: Source, directory: str = "shop") -> str:
    spec = DestinationSpec(
        source_id=source.id, metadata_id="turnout-file-archive", name="Files", settings={"directory": directory}
    )
    return client.destinations.create(spec).id


def make_filter(client: Client, source: Source, destination_id: str, if_: str, **action: Any) -> str:
    spec = DestinationFilterSpec.model_validate(
        {
            "destination_id": destination_id,
            "source_id": source.id,
            "title": "Filter",
            "if_": if_,
            "actions": [action],
            "enabled": True,
        }
    )
    return client.destination_filters.create(spec).id


def make_plan(client: Client, source: Source, rules: list[dict[str, Any]], settings: dict[str, Any]) -> None:
    plan = client.tracking_plans.create(
        TrackingPlanSpec.model_validate({"name": "Plan", "type": "LIVE", "rules": rules})
    )
    connection = {"source_id": source.id, "tracking_plan_id": plan.id, "schema_settings": settings}
    client.source_tracking_plan_connections.create(SourceTrackingPlanConnectionSpec.model_validate(connection))


def key_of(source: Source) -> str:
    return source.write_keys[0]


def by_id(rows: list[dict[str, Any]], id: str) -> dict[str, Any]:
    return next(row for row in rows if row["id"] == id)


def archived(data: Path) -> list[dict[str, Any]]:
    """Every event in the archive, in the order of the files' names."""
    files = sorted((data / "archive").rglob("*.gz"), key=lambda file: file.name)
    return [json.loads(line) for file in files for line in gzip.decompress(file.read_bytes()).splitlines()]
