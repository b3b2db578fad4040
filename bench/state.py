"""A state backend over HTTP in memory: Terraform's local one writes the whole file anew for each resource."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def state_backend() -> Iterator[str]:
    """The address to configure as `backend "http"`."""
    held: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(200 if self.path in held else 404, held.get(self.path, b""))

        def do_POST(self) -> None:
            held[self.path] = self.rfile.read(int(self.headers.get("content-length") or 0))
            self._answer(200)

        def do_DELETE(self) -> None:
            held.pop(self.path, None)
            self._answer(200)

        def _answer(self, status: int, body: bytes = b"") -> None:
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/state"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
