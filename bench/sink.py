"""A place to deliver to that costs as little as possible: counts events by path, answers 200 at once.

    python bench/sink.py        # says its URL, then serves; GET /count answers how many events came, by path

A path that begins with /dead is never answered.
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
from typing import Any

import httptools
import uvloop

COUNTS: dict[str, int] = {}
LATENCIES: dict[str, list[float]] = {}
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Connection(asyncio.Protocol):
    """One connection that is kept alive."""

    def connection_made(self, transport: Any) -> None:
        self.transport, self.parser = transport, httptools.HttpRequestParser(self)

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_message_begin(self) -> None:
        self.path, self.body = "", b""

    def on_url(self, url: bytes) -> None:
        self.path += url.decode()

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        if self.path == "/count":
            return self.answer(json.dumps({"counts": COUNTS, "p99_ms": {k: _p99(v) for k, v in LATENCIES.items()}}))
        if self.path == "/reset":
            COUNTS.clear()
            LATENCIES.clear()
            return self.answer("{}")
        number = self.body.count(b'"messageId"')
        COUNTS[self.path] = COUNTS.get(self.path, 0) + number
        self.note()
        if not self.path.startswith("/dead"):
            self.transport.write(OK)

    def note(self) -> None:
        """How long the first event of a request took to come here, where it says when it was sent."""
        _, found, rest = self.body.partition(b'"sent_at_bench":')
        if found:
            number = rest[:24].split(b"}")[0].split(b",")[0]
            LATENCIES.setdefault(self.path, []).append((time.time() - float(number)) * 1000)

    def answer(self, text: str) -> None:
        body = text.encode()
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def _p99(values: list[float]) -> float:
    return round(sorted(values)[int(len(values) * 0.99)], 2)


async def main() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        server = await asyncio.get_running_loop().create_server(Connection, sock=listener)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
