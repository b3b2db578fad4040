"""Requests over HTTP with the standard library: keep-alive connections that many threads share."""

from __future__ import annotations

import http.client
import os
import select
import threading
from urllib.parse import unquote, urlsplit

from turnout._steps import Answer, Failed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from turnout._steps import Request

TIMEOUT = 30.0
"""Seconds to wait for a connection, and for each piece of an answer."""


class Transport:
    """Sends requests to one base URL; safe to use from many threads."""

    def __init__(self, base_url: str, headers: Mapping[str, str], timeout: float = TIMEOUT) -> None:
        parts = urlsplit(base_url)
        self.base_url = base_url
        self.sent = 0
        self._secure = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._port = parts.port or (443 if self._secure else 80)
        self._prefix = parts.path.rstrip("/")
        self._headers = dict(headers)
        self._timeout = timeout
        self._idle: list[http.client.HTTPConnection] = []
        self._lock = threading.Lock()
        self._tls: object = None
        self._proxy = proxy_for(parts.scheme, self._host, os.environ)

    def send(self, request: Request) -> Answer | Failed:
        """Send one request once."""
        try:
            connection = self._connected()
        except (OSError, http.client.HTTPException) as error:
            return Failed(f"cannot connect to {self.base_url}: {_reason(error, self._timeout)}", sent=False)
        try:
            answer = self._exchange(connection, request)
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            return Failed(f"{self.base_url}: {_reason(error, self._timeout)}")
        return answer

    def close(self) -> None:
        """Close the connections that nobody uses."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _exchange(self, connection: http.client.HTTPConnection, request: Request) -> Answer:
        target = request.target
        # A proxy wants the whole address, unless it only tunnels.
        target = f"{self.base_url}{target}" if self._proxy and not self._secure else self._prefix + target
        connection.request(request.method, target, request.content, {**self._headers, **request.headers})
        response = connection.getresponse()
        body = response.read()
        if response.will_close:
            connection.close()
        else:
            with self._lock:
                self._idle.append(connection)
        self.sent += 1
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)

    def _connected(self) -> http.client.HTTPConnection:
        """An idle connection that is still open, or a new one."""
        while True:
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            if connection is None:
                return self._connect()
            # Nothing may come unasked: a readable idle connection is one that the other side has closed.
            if connection.sock is not None and not select.select([connection.sock], [], [], 0)[0]:
                return connection
            connection.close()

    def _connect(self) -> http.client.HTTPConnection:
        host, port = (self._host, self._port) if self._proxy is None else self._proxy
        connection = self._secure_connection(host, port) if self._secure else self._plain_connection(host, port)
        if self._proxy and self._secure:
            connection.set_tunnel(self._host, self._port)
        connection.connect()
        return connection

    def _plain_connection(self, host: str, port: int) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(host, port, timeout=self._timeout)

    def _secure_connection(self, host: str, port: int) -> http.client.HTTPConnection:
        import ssl

        with self._lock:
            # Loading the certificate authorities takes longer than a request: once is enough.
            context = self._tls if isinstance(self._tls, ssl.SSLContext) else ssl.create_default_context()
            self._tls = context
        return http.client.HTTPSConnection(host, port, timeout=self._timeout, context=context)


def proxy_for(scheme: str, host: str, environ: Mapping[str, str]) -> tuple[str, int] | None:
    """The proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name for a host."""
    name = f"{scheme}_proxy"
    address = environ.get(name) or environ.get(name.upper())
    if not address or _is_exempt(host, environ.get("no_proxy") or environ.get("NO_PROXY") or ""):
        return None
    parts = urlsplit(address if "://" in address else f"http://{address}")
    return (unquote(parts.hostname), parts.port or 80) if parts.hostname else None


def _is_exempt(host: str, listed: str) -> bool:
    names = [name.strip().lower().lstrip(".") for name in listed.split(",") if name.strip()]
    return any(name == "*" or host == name or host.endswith(f".{name}") for name in names)


def _reason(error: Exception, timeout: float) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {timeout:.0f} s"
    if isinstance(error, http.client.RemoteDisconnected | ConnectionResetError | BrokenPipeError):
        return "the connection was closed before an answer came"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
