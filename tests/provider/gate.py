"""A gate before the real server: counts what passes, and holds, refuses or answers requests as a test wishes."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

HOP_BY_HOP = ("connection", "host", "keep-alive", "transfer-encoding", "content-length", "date", "server")


@dataclass(frozen=True)
class Reply:
    """An answer of the gate's own."""

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Gate:
    """What came by, and what to do about it: `decide` may wait, and gives a Reply or None to let it pass.

    With `after`, the decision is made once the server has done what was asked.
    """

    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    decide: Callable[[str, str], Reply | None] = lambda method, path: None
    after: bool = False

    def count(self, method: str, prefix: str = "/") -> int:
        """How many requests came by."""
        return sum(m == method and p.startswith(prefix) for m, p in self.asked)


@contextmanager
def gate(behind: str) -> Iterator[Gate]:
    """A gate before a server, on a port of its own."""
    kept = Gate()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            kept.asked.append((self.command, self.path))
            length = int(self.headers.get("content-length") or 0)
            body = self.rfile.read(length) if length else None
            reply = None if kept.after else kept.decide(self.command, self.path)
            if reply is None:
                answered = ask(behind, self.command, self.path, body, dict(self.headers))
                reply = kept.decide(self.command, self.path) if kept.after else None
                reply = reply or answered
            self.reply(reply)

        def reply(self, reply: Reply) -> None:
            content = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = pass_on

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    kept.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def ask(base: str, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
    parts = urlsplit(base)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    passed = {name: value for name, value in headers.items() if name.lower() not in HOP_BY_HOP}
    try:
        connection.request(method, path, body, passed)
        response = connection.getresponse()
        kept = {name: value for name, value in response.getheaders() if name.lower() not in HOP_BY_HOP}
        return Reply(response.status, response.read(), kept)
    finally:
        connection.close()
