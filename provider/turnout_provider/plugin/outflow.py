"""How much may be sent when: HTTP/2's flow control on our side (RFC 9113, section 5.2)."""

from __future__ import annotations

from turnout_provider.plugin.frames import (
    DATA,
    DEFAULT_WINDOW,
    END_HEADERS,
    END_STREAM,
    HEADERS,
    LARGEST_FRAME,
    LARGEST_WINDOW,
    frame,
    frame_header,
)


class WindowOverflow(Exception):
    """The peer granted more than a window can hold."""


class _Body:
    """What is still to be sent of an answer; without trailers there may be more to come."""

    __slots__ = ("following", "rest", "trailers")

    def __init__(self, rest: memoryview, trailers: bytes | None) -> None:
        self.rest = rest
        self.following: list[bytes] = []
        self.trailers = trailers


class Outflow:
    """Writes bodies into `out` as far as the windows of the connection and of the streams allow."""

    def __init__(self, out: bytearray) -> None:
        self._out = out
        self._window = DEFAULT_WINDOW
        self._initial = DEFAULT_WINDOW
        self._windows: dict[int, int] = {}
        self._waiting: dict[int, _Body] = {}

    def open(self, stream: int) -> None:
        """Begin to account for a stream."""
        self._windows[stream] = self._initial

    def forget(self, stream: int) -> None:
        """Send nothing more on a stream."""
        self._windows.pop(stream, None)
        self._waiting.pop(stream, None)

    def send(self, stream: int, body: bytes, trailers: bytes) -> None:
        """Send a body and the header block behind it, now or as the peer makes room."""
        size = len(body)
        if size <= LARGEST_FRAME and size <= self._window and size <= self._windows[stream]:
            self._window -= size
            self._out += frame_header(size, DATA, 0, stream)
            self._out += body
            self._end(stream, trailers)
            return
        self._waiting[stream] = _Body(memoryview(body), trailers)
        self.pump()

    def add(self, stream: int, body: bytes) -> None:
        """Send a part of a body, now or as the peer makes room."""
        waiting = self._waiting.get(stream)
        if waiting is not None:
            waiting.following.append(body)
            return
        self._waiting[stream] = _Body(memoryview(body), None)
        self.pump()

    def finish(self, stream: int, trailers: bytes) -> None:
        """Send the header block behind all parts of a body."""
        waiting = self._waiting.get(stream)
        if waiting is None:
            self._end(stream, trailers)
        else:
            waiting.trailers = trailers

    def grant(self, stream: int, increment: int) -> None:
        """Take note of a WINDOW_UPDATE; stream 0 is the connection."""
        if stream == 0:
            self._window = _grown(self._window, increment)
        elif stream in self._windows:
            self._windows[stream] = _grown(self._windows[stream], increment)
        if self._waiting:
            self.pump()

    def set_initial_window(self, size: int) -> None:
        """Take note of a new initial window, which counts for open streams too; `pump` once it is acknowledged."""
        change = size - self._initial
        self._initial = size
        for stream, window in self._windows.items():
            self._windows[stream] = _grown(window, change)

    def pump(self) -> None:
        """Send what waits, as far as there is room."""
        # One frame of each stream in turn, so that a large answer does not hold up a small one.
        while self._waiting and self._window > 0:
            sent = [stream for stream in list(self._waiting) if self._send_frame(stream)]
            if not sent:
                return

    def _send_frame(self, stream: int) -> bool:
        body = self._waiting[stream]
        size = min(len(body.rest), LARGEST_FRAME, self._window, self._windows[stream])
        if size <= 0:
            return False
        self._window -= size
        self._windows[stream] -= size
        self._out += frame_header(size, DATA, 0, stream)
        self._out += body.rest[:size]
        body.rest = body.rest[size:]
        if not body.rest:
            self._go_on(stream, body)
        return True

    def _go_on(self, stream: int, body: _Body) -> None:
        if body.following:
            body.rest = memoryview(body.following.pop(0))
        elif body.trailers is not None:
            self._end(stream, body.trailers)
        else:
            del self._waiting[stream]

    def _end(self, stream: int, trailers: bytes) -> None:
        self._out += frame(HEADERS, END_HEADERS | END_STREAM, stream, trailers)
        self.forget(stream)


def _grown(window: int, increment: int) -> int:
    window += increment
    if window > LARGEST_WINDOW:
        raise WindowOverflow
    return window
