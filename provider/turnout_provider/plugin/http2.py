"""The server's side of one HTTP/2 connection that carries gRPC calls (RFC 9113): bytes in, requests out.

It does no input or output. Feed `receive` what came from the peer, `answer` or `fail` every request that it returns,
in any order, and send what `take` returns. An answer of several messages is `add`ed one by one and `finish`ed. After
`closed` is true nothing more can be received.
"""

from __future__ import annotations

from turnout_provider.plugin import frames, grpc
from turnout_provider.plugin.frames import frame
from turnout_provider.plugin.hpack import Decoder, Header, HpackError
from turnout_provider.plugin.outflow import Outflow, WindowOverflow
from turnout_provider.plugin.status import UNIMPLEMENTED, RpcError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_HEADERS = 65536
MOST_STREAMS = 256

# Messages are limited in size and calls in number, so windows need not limit anything: they are opened as far as they
# go, and the connection's is refilled when half of it is used.
_REFILL = 2**30
_GREETING = frame(
    frames.SETTINGS,
    0,
    0,
    frames.setting(frames.SETTINGS_MAX_CONCURRENT_STREAMS, MOST_STREAMS)
    + frames.setting(frames.SETTINGS_INITIAL_WINDOW_SIZE, frames.LARGEST_WINDOW)
    + frames.setting(frames.SETTINGS_MAX_HEADER_LIST_SIZE, LARGEST_HEADERS),
) + frame(frames.WINDOW_UPDATE, 0, 0, (frames.LARGEST_WINDOW - frames.DEFAULT_WINDOW).to_bytes(4, "big"))


class Request:
    """One whole call: the stream to answer on, the method's path and the message."""

    __slots__ = ("message", "path", "stream")

    def __init__(self, stream: int, path: str, message: bytes) -> None:
        self.stream = stream
        self.path = path
        self.message = message


class _Stream:
    __slots__ = ("answering", "body", "ended", "path")

    def __init__(self, path: str) -> None:
        self.path = path
        self.body = bytearray()
        self.ended = False
        self.answering = False


class _Violation(Exception):
    """The peer broke the protocol in a way that ends the connection."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Connection:
    """One connection; `accepts` says whether a path is a method that can be called."""

    def __init__(self, accepts: Callable[[str], bool]) -> None:
        self._accepts = accepts
        self._in = bytearray()
        self._out = bytearray(_GREETING)
        self._outflow = Outflow(self._out)
        self._headers = Decoder(LARGEST_HEADERS)
        self._streams: dict[int, _Stream] = {}
        self._last_stream = 0
        self._greeted = False
        self._unfinished: tuple[int, int] | None = None
        self._block = b""
        self._unacknowledged = 0
        self._requests: list[Request] = []
        self.closed = False

    def receive(self, data: bytes) -> list[Request]:
        """Take what came and return the calls that are now complete."""
        self._in += data
        try:
            self._read_frames()
        except _Violation as violation:
            self._close(violation.code, str(violation))
        except HpackError as error:
            self._close(frames.COMPRESSION_ERROR, str(error))
        except WindowOverflow:
            self._close(frames.FLOW_CONTROL_ERROR, "a window over 2^31-1")
        requests = self._requests
        self._requests = []
        return requests

    def answer(self, stream: int, message: bytes) -> None:
        """Answer a request; of no effect if the peer has given up on it."""
        body = grpc.prefix(message) + message
        if self._streams.pop(stream, None) is not None:
            self._out += frame(frames.HEADERS, frames.END_HEADERS, stream, grpc.RESPONSE_HEADERS)
            self._outflow.send(stream, body, grpc.OK_TRAILERS)

    def add(self, stream: int, message: bytes) -> bool:
        """Answer a request with one of several messages; false if the peer has given up on it."""
        call = self._streams.get(stream)
        if call is None:
            return False
        if not call.answering:
            call.answering = True
            self._out += frame(frames.HEADERS, frames.END_HEADERS, stream, grpc.RESPONSE_HEADERS)
        self._outflow.add(stream, grpc.prefix(message) + message)
        return True

    def finish(self, stream: int) -> None:
        """End an answer of several messages."""
        call = self._streams.pop(stream, None)
        if call is None:
            return
        if not call.answering:
            self._out += frame(frames.HEADERS, frames.END_HEADERS, stream, grpc.RESPONSE_HEADERS)
        self._outflow.finish(stream, grpc.OK_TRAILERS)

    def fail(self, stream: int, status: int, message: str) -> None:
        """Answer a request with a gRPC status other than OK, after the messages that were added."""
        call = self._streams.get(stream)
        if call is not None and call.answering:
            del self._streams[stream]
            self._outflow.finish(stream, grpc.trailers(status, message))
        elif call is not None:
            self._end(stream, grpc.RESPONSE_HEADERS + grpc.trailers(status, message))

    def go_away(self) -> None:
        """Tell the peer to make no further calls on this connection."""
        self._close(frames.NO_ERROR, "")

    def take(self) -> bytes:
        """Return what is to be sent, once."""
        out = bytes(self._out)
        self._out.clear()
        return out

    def _close(self, code: int, reason: str) -> None:
        if not self.closed:
            payload = self._last_stream.to_bytes(4, "big") + code.to_bytes(4, "big") + reason.encode()
            self._out += frame(frames.GOAWAY, 0, 0, payload)
            self.closed = True

    def _read_frames(self) -> None:
        if not self._greeted and not self._read_preface():
            return
        buffer = self._in
        position = 0
        end = len(buffer)
        while end - position >= frames.HEADER_SIZE and not self.closed:
            size = int.from_bytes(buffer[position : position + 3], "big")
            if size > frames.LARGEST_FRAME:
                raise _Violation(frames.FRAME_SIZE_ERROR, f"a frame of {size} bytes")
            start = position + frames.HEADER_SIZE
            if end - start < size:
                break
            kind = buffer[position + 3]
            flags = buffer[position + 4]
            stream = int.from_bytes(buffer[position + 5 : start], "big") & frames.LARGEST_WINDOW
            position = start + size
            self._read_frame(kind, flags, stream, bytes(buffer[start:position]))
        del buffer[:position]

    def _read_preface(self) -> bool:
        got = bytes(self._in[: len(frames.PREFACE)])
        if not frames.PREFACE.startswith(got):
            raise _Violation(frames.PROTOCOL_ERROR, "not HTTP/2")
        self._greeted = got == frames.PREFACE
        if self._greeted:
            del self._in[: len(got)]
        return self._greeted

    def _read_frame(self, kind: int, flags: int, stream: int, payload: bytes) -> None:
        if self._unfinished is not None and (kind != frames.CONTINUATION or stream != self._unfinished[0]):
            raise _Violation(frames.PROTOCOL_ERROR, "headers must be finished first")
        read = _READERS.get(kind)
        if read is not None:
            read(self, flags, stream, payload)

    def _read_headers(self, flags: int, stream: int, payload: bytes) -> None:
        if stream % 2 == 0:
            raise _Violation(frames.PROTOCOL_ERROR, "clients open odd streams")
        if flags & frames.PADDED:
            payload = _unpadded(payload)
        if flags & frames.HAS_PRIORITY:
            if len(payload) < 5:
                raise _Violation(frames.FRAME_SIZE_ERROR, "no room for a priority")
            payload = payload[5:]
        self._read_block(flags, stream, flags & frames.END_STREAM, payload)

    def _read_continuation(self, flags: int, stream: int, payload: bytes) -> None:
        if self._unfinished is None:
            raise _Violation(frames.PROTOCOL_ERROR, "nothing to continue")
        self._read_block(flags, stream, self._unfinished[1], self._block + payload)

    def _read_block(self, flags: int, stream: int, ends: int, block: bytes) -> None:
        if len(block) > LARGEST_HEADERS:
            raise _Violation(frames.ENHANCE_YOUR_CALM, f"more than {LARGEST_HEADERS} bytes of headers")
        if not flags & frames.END_HEADERS:
            self._unfinished = (stream, ends)
            self._block = block
            return
        self._unfinished = None
        self._block = b""
        headers = self._headers.decode(block)
        if stream > self._last_stream:
            self._last_stream = stream
            self._begin(stream, headers)
        elif stream in self._streams and not ends:
            raise _Violation(frames.PROTOCOL_ERROR, "a second block of headers must end the stream")
        if ends and stream in self._streams:
            self._complete(stream, self._streams[stream], b"")

    def _begin(self, stream: int, headers: list[Header]) -> None:
        if len(self._streams) >= MOST_STREAMS:
            self._reset(stream, frames.REFUSED_STREAM)
            return
        fields = dict(headers)
        path = fields.get(b":path", b"").decode("latin-1")
        if fields.get(b":method") != b"POST" or not path:
            self._reset(stream, frames.PROTOCOL_ERROR)
            return
        self._streams[stream] = _Stream(path)
        self._outflow.open(stream)
        if not fields.get(b"content-type", b"").startswith(b"application/grpc"):
            self._end(stream, grpc.UNSUPPORTED_MEDIA_TYPE)
        elif not self._accepts(path):
            self.fail(stream, UNIMPLEMENTED, f"there is no method {path}")

    def _read_data(self, flags: int, stream: int, payload: bytes) -> None:
        if stream > self._last_stream or stream == 0:
            raise _Violation(frames.PROTOCOL_ERROR, "data before headers")
        self._acknowledge(len(payload))
        if flags & frames.PADDED:
            payload = _unpadded(payload)
        call = self._streams.get(stream)
        if call is None:
            return
        if call.ended:
            self._forget(stream)
            self._reset(stream, frames.STREAM_CLOSED)
        elif flags & frames.END_STREAM:
            self._complete(stream, call, payload)
        else:
            self._extend(stream, call, payload)

    def _acknowledge(self, size: int) -> None:
        self._unacknowledged += size
        if self._unacknowledged >= _REFILL:
            self._out += frame(frames.WINDOW_UPDATE, 0, 0, self._unacknowledged.to_bytes(4, "big"))
            self._unacknowledged = 0

    def _extend(self, stream: int, call: _Stream, payload: bytes) -> None:
        call.body += payload
        try:
            grpc.check_prefix(call.body)
        except RpcError as error:
            self.fail(stream, error.code, error.message)

    def _complete(self, stream: int, call: _Stream, payload: bytes) -> None:
        if call.ended:
            self._forget(stream)
            self._reset(stream, frames.STREAM_CLOSED)
            return
        call.ended = True
        body: bytes | bytearray = payload
        if call.body:
            call.body += payload
            body = call.body
        try:
            self._requests.append(Request(stream, call.path, grpc.message_of(body)))
        except RpcError as error:
            self.fail(stream, error.code, error.message)
        call.body = bytearray()

    def _read_reset(self, flags: int, stream: int, payload: bytes) -> None:
        if len(payload) != 4:
            raise _Violation(frames.FRAME_SIZE_ERROR, "RST_STREAM has 4 bytes")
        if stream == 0 or stream > self._last_stream:
            raise _Violation(frames.PROTOCOL_ERROR, "a reset of what never was")
        self._forget(stream)

    def _end(self, stream: int, headers: bytes) -> None:
        call = self._streams[stream]
        self._forget(stream)
        self._out += frame(frames.HEADERS, frames.END_HEADERS | frames.END_STREAM, stream, headers)
        if not call.ended:
            self._reset(stream, frames.NO_ERROR)

    def _reset(self, stream: int, code: int) -> None:
        self._out += frame(frames.RST_STREAM, 0, stream, code.to_bytes(4, "big"))

    def _forget(self, stream: int) -> None:
        self._streams.pop(stream, None)
        self._outflow.forget(stream)

    def _read_settings(self, flags: int, stream: int, payload: bytes) -> None:
        acknowledged = flags & frames.ACK
        if stream != 0:
            raise _Violation(frames.PROTOCOL_ERROR, "settings are the connection's")
        if len(payload) % 6 or (acknowledged and payload):
            raise _Violation(frames.FRAME_SIZE_ERROR, "settings have 6 bytes each")
        if acknowledged:
            return
        for position in range(0, len(payload), 6):
            self._set(
                int.from_bytes(payload[position : position + 2], "big"),
                int.from_bytes(payload[position + 2 : position + 6], "big"),
            )
        self._out += frame(frames.SETTINGS, frames.ACK, 0)
        self._outflow.pump()

    def _set(self, identifier: int, value: int) -> None:
        if identifier == frames.SETTINGS_INITIAL_WINDOW_SIZE:
            if value > frames.LARGEST_WINDOW:
                raise _Violation(frames.FLOW_CONTROL_ERROR, "a window over 2^31-1")
            self._outflow.set_initial_window(value)
        if identifier == frames.SETTINGS_ENABLE_PUSH and value > 1:
            raise _Violation(frames.PROTOCOL_ERROR, "push is on or off")
        if identifier == frames.SETTINGS_MAX_FRAME_SIZE and not frames.LARGEST_FRAME <= value < 2**24:
            raise _Violation(frames.PROTOCOL_ERROR, "frames have 2^14 to 2^24-1 bytes")

    def _read_ping(self, flags: int, stream: int, payload: bytes) -> None:
        if stream != 0:
            raise _Violation(frames.PROTOCOL_ERROR, "pings are the connection's")
        if len(payload) != 8:
            raise _Violation(frames.FRAME_SIZE_ERROR, "a ping has 8 bytes")
        if not flags & frames.ACK:
            self._out += frame(frames.PING, frames.ACK, 0, payload)

    def _read_window_update(self, flags: int, stream: int, payload: bytes) -> None:
        if len(payload) != 4:
            raise _Violation(frames.FRAME_SIZE_ERROR, "WINDOW_UPDATE has 4 bytes")
        increment = int.from_bytes(payload, "big") & frames.LARGEST_WINDOW
        if increment == 0 or stream > self._last_stream:
            raise _Violation(frames.PROTOCOL_ERROR, "an update of nothing")
        self._outflow.grant(stream, increment)

    def _read_priority(self, flags: int, stream: int, payload: bytes) -> None:
        if len(payload) != 5:
            raise _Violation(frames.FRAME_SIZE_ERROR, "PRIORITY has 5 bytes")

    def _read_push_promise(self, flags: int, stream: int, payload: bytes) -> None:
        raise _Violation(frames.PROTOCOL_ERROR, "clients don't push")


def _unpadded(payload: bytes) -> bytes:
    if not payload or payload[0] >= len(payload):
        raise _Violation(frames.PROTOCOL_ERROR, "more padding than payload")
    return payload[1 : len(payload) - payload[0]]


_READERS: dict[int, Callable[[Connection, int, int, bytes], None]] = {
    frames.DATA: Connection._read_data,
    frames.HEADERS: Connection._read_headers,
    frames.PRIORITY: Connection._read_priority,
    frames.RST_STREAM: Connection._read_reset,
    frames.SETTINGS: Connection._read_settings,
    frames.PUSH_PROMISE: Connection._read_push_promise,
    frames.PING: Connection._read_ping,
    frames.WINDOW_UPDATE: Connection._read_window_update,
    frames.CONTINUATION: Connection._read_continuation,
}
