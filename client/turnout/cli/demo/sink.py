"""A webhook receiver: answers 200 and appends each body to a file, one a line."""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any


class Receiver(ThreadingHTTPServer):
    """Listens on a free loopback port."""

    def __init__(self, kept: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.kept, self.lock = kept, Lock()


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with self.server.lock, self.server.kept.open("ab") as file:
            file.write(json.dumps(json.loads(body)).encode() + b"\n")
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the file is the record."""


def main() -> None:
    """Serve until stopped; the first line of output says where."""
    receiver = Receiver(Path(sys.argv[1]))
    print(json.dumps({"url": f"http://127.0.0.1:{receiver.server_port}"}), flush=True)
    receiver.serve_forever()


if __name__ == "__main__":
    main()
