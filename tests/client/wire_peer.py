"""A service at the other end of a real socket that says what it is told to say, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

TOKEN = "tok-5ecret-0f-nobody"


@dataclass(frozen=True)
class Asked:
    """What arrived, with path and query decoded."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    headers: Mapping[str, str] = field(compare=False)
    raw_path: str = field(compare=False)


@dataclass(frozen=True)
class Reply:
    """What to say; `hang_up` closes the connection instead."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    hang_up: bool = False


class Peer:
    """Where the service listens, and what it was asked so far."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []


@contextmanager
def serving(reply: Callable[[Asked], Reply]) -> Iterator[Peer]:
    """A service on a free loopback port; `reply` is called for one request at a time."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def handle_one(self) -> None:
            asked = self._asked()
            with lock:
                peer.asked.append(asked)
                said = reply(asked)
            if said.hang_up:
                self.close_connection = True
                return
            content = said.body if isinstance(said.body, bytes) else json.dumps(said.body).encode()
            self.send_response(said.status)
            for name, value in {"Content-Type": "application/json", **said.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_one

        def _asked(self) -> Asked:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            parts = urlsplit(self.path)
            query = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = json.loads(content) if content else None
            return Asked(self.command, unquote(parts.path), query, body, headers, self.path)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = False
        block_on_close = True

    server = Server(("127.0.0.1", 0), Handler)
    peer = Peer(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def data(**inside: Any) -> Reply:
    """A success in its envelope."""
    return Reply(body={"data": inside})


def refusal(status: int, message: str = "no", headers: Mapping[str, str] | None = None, **entry: Any) -> Reply:
    """An error answer with one entry."""
    return Reply(status, {"errors": [{"type": "test", "message": message, **entry}]}, headers or {})


def one_by_one(*replies: Reply) -> Callable[[Asked], Reply]:
    """Says each reply once, in order."""
    left = iter(replies)
    return lambda asked: next(left)
