"""The HTTP client of all targets: HTTP/1.1 over kept connections, guarded by the address policy.

Much smaller than a general client, because a delivery is one request with a body that is in memory: no cookies, no
proxies, no streams. Deliveries are most of a server's work (bench/README.md).
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import httptools
from yarl import URL

from .addresses import addresses

TIMEOUT_SECONDS = 5.0
_MOST_KEPT = 64
_MOST_BODY = 64 * 1024
_IDLE_SECONDS = 30.0

Origin = tuple[str, str, int]


class BadReply(OSError):
    """What came back is no HTTP."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, headers by lower-case name, and the first 64 KB of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Http:
    """Sends requests; made in the event loop that it is used in."""

    def __init__(self, *, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        self._loop = asyncio.get_running_loop()
        self._kept: dict[Origin, list[_Connection]] = {}
        self._tls: ssl.SSLContext | None = None

    async def __aenter__(self) -> Http:
        return self

    async def __aexit__(self, *_: object) -> None:
        for connections in self._kept.values():
            for connection in connections:
                connection.abort()
        self._kept.clear()

    async def request(
        self, method: str, url: URL, headers: Mapping[str, str], body: bytes, seconds: float = TIMEOUT_SECONDS
    ) -> Reply:
        """One request and its answer; redirects are answers.

        AddressRefused if the policy forbids where it leads, TimeoutError after `seconds`, other OSErrors as they are.
        """
        deadline = self._loop.time() + seconds
        origin, data = (url.scheme, url.host or "", url.port or 0), _written(method, url, headers, body)
        while (connection := self._pop(origin)) is not None:
            try:
                return await self._exchange(connection, origin, data, deadline)
            except _Stale:
                # Closed by the other side while it was idle: it never saw the request.
                continue
        connection = await self._connect(origin, deadline)
        try:
            return await self._exchange(connection, origin, data, deadline)
        except _Stale:
            raise ConnectionResetError("closed without an answer") from None

    async def _exchange(self, connection: _Connection, origin: Origin, data: bytes, deadline: float) -> Reply:
        expiry = self._loop.call_at(deadline, connection.fail, TimeoutError())
        try:
            reply = await connection.send(data)
        except BaseException:
            connection.abort()
            raise
        finally:
            expiry.cancel()
        self._keep(origin, connection)
        return reply

    def _pop(self, origin: Origin) -> _Connection | None:
        kept = self._kept.get(origin, [])
        while kept:
            connection = kept.pop()
            if connection.usable(self._loop.time()):
                return connection
            connection.abort()
        return None

    def _keep(self, origin: Origin, connection: _Connection) -> None:
        kept = self._kept.setdefault(origin, [])
        connection.idle_since = self._loop.time()
        if connection.reusable and len(kept) < _MOST_KEPT:
            kept.append(connection)
        else:
            connection.abort()

    async def _connect(self, origin: Origin, deadline: float) -> _Connection:
        scheme, host, port = origin
        failure: OSError = ConnectionRefusedError("no address")
        async with asyncio.timeout_at(deadline):
            for address in await addresses(host, port, allow_private=self._allow_private):
                try:
                    return await self._open(address, port, host if scheme == "https" else None)
                except OSError as error:
                    failure = error
        raise failure

    async def _open(self, address: str, port: int, name: str | None) -> _Connection:
        if name is not None and self._tls is None:
            self._tls = ssl.create_default_context()
        tls = self._tls if name is not None else None
        # The very address that was checked: a name that changes its mind in between gains nothing.
        _, connection = await self._loop.create_connection(
            lambda: _Connection(self._loop), address, port, ssl=tls, server_hostname=name
        )
        return connection


class _Stale(Exception):
    """The connection ended before the first byte of an answer."""


class _Connection(asyncio.Protocol):
    """One connection with at most one request under way; the methods on_... are httptools' own."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._answer: asyncio.Future[Reply] | None = None
        self._heard = self._lost = False
        self.reusable, self.idle_since = True, 0.0

    def usable(self, now: float) -> bool:
        return not self._lost and now - self.idle_since < _IDLE_SECONDS

    def abort(self) -> None:
        self._transport.abort()

    def send(self, data: bytes) -> asyncio.Future[Reply]:
        self._answer, self._heard = self._loop.create_future(), False
        self._start()
        if self._lost:
            self.fail(_Stale())
        else:
            self._transport.write(data)
        return self._answer

    def fail(self, error: BaseException) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._lost = True
        if self._heard and self._until_end:
            self._finish()
        self.fail(ConnectionResetError("closed in the middle of an answer") if self._heard else _Stale())

    def data_received(self, data: bytes) -> None:
        if self._answer is None or self._answer.done():
            # Nobody asked: whatever it is, the next request must not take it for its answer.
            return self.abort()
        self._heard = True
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self.fail(BadReply(str(error)))

    def _start(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._headers: dict[str, str] = {}
        self._body = b""
        self._until_end = False

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        self._until_end = not self._headers.keys() & {"content-length", "transfer-encoding"}

    def on_body(self, body: bytes) -> None:
        if len(self._body) < _MOST_BODY:
            self._body += body[: _MOST_BODY - len(self._body)]

    def on_message_complete(self) -> None:
        if 100 <= self._parser.get_status_code() < 200:
            return self._headers.clear()
        self._finish()

    def _finish(self) -> None:
        self.reusable = not self._lost and self._parser.should_keep_alive()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(Reply(self._parser.get_status_code(), self._headers, self._body))


def _written(method: str, url: URL, headers: Mapping[str, str], body: bytes) -> bytes:
    lines = [f"{method} {url.raw_path_qs} HTTP/1.1", f"Host: {url.host_port_subcomponent}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([*lines, "", ""])
    if not head.count("\r") == head.count("\n") == len(lines) + 1 or "\0" in head:
        raise ValueError("a header must not have line breaks")
    return head.encode("latin-1", "replace") + body
