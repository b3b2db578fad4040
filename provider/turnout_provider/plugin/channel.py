"""One connection with its socket: bytes become requests, answers become bytes."""

from __future__ import annotations

import contextlib
import socket
from threading import Lock

from turnout_provider.plugin.http2 import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from turnout_provider.plugin.http2 import Request
    from turnout_provider.plugin.tls import TlsStream

_CHUNK = 65536


class Channel:
    """A connection that one thread reads and many answer on.

    `on_stuck` is called with the channel when the socket takes no more; call `flush` once it is writable.
    """

    def __init__(
        self,
        sock: socket.socket,
        tls: TlsStream | None,
        accepts: Callable[[str], bool],
        on_stuck: Callable[[Channel], None],
    ) -> None:
        sock.setblocking(False)
        self.sock = sock
        self._tls = tls
        self._http = Connection(accepts)
        self._on_stuck = on_stuck
        self._unsent = b""
        self._leaving = False
        self._corked = False
        # SSL objects must not be read and written at the same time.
        self._lock = Lock()
        self.closed = False

    def receive(self) -> list[Request]:
        """Read what there is and return the calls that are now complete; `closed` turns true at the end."""
        try:
            raw = self.sock.recv(_CHUNK)
        except BlockingIOError:
            return []
        except OSError:
            raw = b""
        with self._lock:
            if not raw:
                self._close()
            return [] if self.closed or self._leaving else self._take_in(raw)

    def answer(self, stream: int, message: bytes) -> None:
        """Answer a call."""
        with self._lock:
            self._http.answer(stream, message)
            self._flush_unless_corked()

    def add(self, stream: int, message: bytes) -> bool:
        """Answer a call with one of several messages; false if nobody waits for more."""
        with self._lock:
            wanted = self._http.add(stream, message)
            self._flush_unless_corked()
            return wanted and not self.closed

    def finish(self, stream: int) -> None:
        """End an answer of several messages."""
        with self._lock:
            self._http.finish(stream)
            self._flush_unless_corked()

    def fail(self, stream: int, status: int, message: str) -> None:
        """Answer a call with a gRPC status other than OK."""
        with self._lock:
            self._http.fail(stream, status, message)
            self._flush_unless_corked()

    def cork(self) -> None:
        """Keep answers back until `uncork`, so that many leave in one record and one system call."""
        with self._lock:
            self._corked = True

    def uncork(self) -> None:
        """Send the answers kept back, and each further one at once."""
        with self._lock:
            self._corked = False
            self._flush()

    def flush(self) -> bool:
        """Send what waits; false if the socket takes no more."""
        with self._lock:
            self._flush()
            return not self._unsent

    def say_goodbye(self) -> None:
        """Send what waits and a GOAWAY; from then on what comes is dropped until the peer closes."""
        with self._lock:
            self._leaving = True
            self._http.go_away()
            self._flush()

    def close(self) -> None:
        """Give up the socket."""
        with self._lock:
            self._close()
            self.sock.close()

    def _take_in(self, raw: bytes) -> list[Request]:
        try:
            plain = raw if self._tls is None else self._tls.decrypt(raw)
        except OSError:
            self._send_alert()
            self._close()
            return []
        requests = self._http.receive(plain)
        if self._http.closed:
            # Why it ends must be said before it does.
            self._flush()
            self._close()
        self._flush_unless_corked()
        return requests

    def _flush_unless_corked(self) -> None:
        if not self._corked:
            self._flush()

    def _flush(self) -> None:
        if self.closed:
            return
        if self._tls is None:
            self._unsent += self._http.take()
        else:
            if self._tls.ready and (plain := self._http.take()):
                self._tls.encrypt(plain)
            self._unsent += self._tls.take()
        if self._unsent:
            self._send()

    def _send(self) -> None:
        try:
            while self._unsent:
                self._unsent = self._unsent[self.sock.send(self._unsent) :]
        except (BlockingIOError, TimeoutError):
            self._on_stuck(self)
        except OSError:
            self._close()

    def _send_alert(self) -> None:
        if self._tls is not None and not self.closed:
            self._unsent += self._tls.take()
            self._send()

    def _close(self) -> None:
        self.closed = True
        self._unsent = b""
        # Only the reading thread may close the socket, for its number could be reused while that waits on it.
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
