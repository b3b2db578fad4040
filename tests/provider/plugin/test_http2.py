"""Our HTTP/2 connection in conversation with `h2`, in memory."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from urllib.parse import unquote

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import h2.settings
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turnout_provider.plugin import frames
from turnout_provider.plugin.frames import frame
from turnout_provider.plugin.grpc import LARGEST_MESSAGE
from turnout_provider.plugin.http2 import MOST_STREAMS, Connection
from turnout_provider.plugin.status import INTERNAL, RESOURCE_EXHAUSTED, UNIMPLEMENTED

HEADERS = [
    (":method", "POST"),
    (":scheme", "http"),
    (":path", "/s/Echo"),
    (":authority", "localhost"),
    ("content-type", "application/grpc"),
    ("te", "trailers"),
]


def prefixed(message: bytes) -> bytes:
    return b"\0" + len(message).to_bytes(4, "big") + message


@dataclass
class Answer:
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    ended: bool = False
    reset: int | None = None

    @property
    def status(self) -> int:
        return int(self.headers["grpc-status"])


class Client:
    """`h2` and our server's side, joined by byte strings that are cut at will."""

    def __init__(self, cuts: st.DataObject | None = None) -> None:
        self.http = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
        self.server = Connection(lambda path: path == "/s/Echo")
        self.answers: dict[int, Answer] = {}
        self.requests: list[tuple[int, bytes]] = []
        self.acknowledges = True
        self.ended_with: int | None = None
        self._cuts = cuts
        self.http.initiate_connection()
        self.exchange()

    def exchange(self) -> None:
        """Carry bytes both ways until neither side has more to say."""
        while (sent := self.http.data_to_send()) or (received := self.server.take()):
            if sent:
                for part in self._parts(sent):
                    self.requests += [(r.stream, r.message) for r in self.server.receive(part)]
                continue
            for event in self.http.receive_data(received):
                self._note(event)

    def begin(self, headers: list[tuple[str, str]] | None = None, end_stream: bool = False) -> int:
        stream = self.http.get_next_available_stream_id()
        self.answers[stream] = Answer()
        self.http.send_headers(stream, headers or HEADERS, end_stream=end_stream)
        return stream

    def call(self, message: bytes) -> int:
        stream = self.begin()
        self.send(stream, prefixed(message))
        return stream

    def send(self, stream: int, body: bytes, end_stream: bool = True) -> None:
        """Send as HTTP/2 allows it: in frames, as the windows grow."""
        size = self.http.max_outbound_frame_size
        for start in range(0, max(1, len(body)), size):
            part = body[start : start + size]
            if self.http.local_flow_control_window(stream) < len(part):
                self.exchange()
            self.http.send_data(stream, part, end_stream=end_stream and start + size >= len(body))

    def raw(self, data: bytes) -> None:
        """Send what `h2` would not."""
        self.exchange()
        self.requests += [(r.stream, r.message) for r in self.server.receive(data)]
        self.exchange()

    def _parts(self, data: bytes) -> list[bytes]:
        if self._cuts is None:
            return [data]
        places = sorted(self._cuts.draw(st.sets(st.integers(0, len(data)), max_size=4)))
        return [data[a:b] for a, b in zip([0, *places], [*places, len(data)], strict=True)]

    def _note(self, event: h2.events.Event) -> None:
        if isinstance(event, h2.events.ConnectionTerminated):
            self.ended_with = event.error_code
        answer = self.answers.get(getattr(event, "stream_id", None) or 0, Answer())
        if isinstance(event, h2.events.ResponseReceived | h2.events.TrailersReceived):
            answer.headers.update(event.headers or [])  # type: ignore[arg-type]  # text, by header_encoding
        if isinstance(event, h2.events.DataReceived):
            answer.body += event.data or b""
            if self.acknowledges:
                self.http.acknowledge_received_data(event.flow_controlled_length or 0, event.stream_id or 0)
        if isinstance(event, h2.events.StreamEnded):
            answer.ended = True
        if isinstance(event, h2.events.StreamReset):
            answer.reset = event.error_code


sizes = st.integers(0, 300) | st.sampled_from([16379, 16380, 65530, 65531, 200_000])


@settings(max_examples=60, deadline=None)
@given(messages=st.lists(sizes, min_size=1, max_size=6), window=st.integers(1, 100_000), data=st.data())
def test_messages_arrive_and_answers_return_however_the_bytes_are_cut(
    messages: list[int], window: int, data: st.DataObject
) -> None:
    client = Client(data)
    client.http.update_settings({h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: window})
    sent = {client.call(bytes([index]) * size): bytes([index]) * size for index, size in enumerate(messages)}
    client.exchange()
    assert dict(client.requests) == sent

    for stream in data.draw(st.permutations(list(sent))):
        client.server.answer(stream, sent[stream][::-1])
    client.exchange()
    for stream, message in sent.items():
        answer = client.answers[stream]
        assert (answer.status, answer.body, answer.ended) == (0, prefixed(message[::-1]), True)


@settings(max_examples=30, deadline=None)
@given(
    answers=st.lists(st.lists(sizes, max_size=5), min_size=1, max_size=4),
    window=st.integers(1, 100_000),
    data=st.data(),
)
def test_streams_of_messages_arrive_in_order_whatever_is_sent_between(
    answers: list[list[int]], window: int, data: st.DataObject
) -> None:
    client = Client(data)
    client.http.update_settings({h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: window})
    streams = [client.call(b"") for _ in answers]
    client.exchange()

    steps = [stream for stream, sizes in zip(streams, answers, strict=True) for _ in (*sizes, None)]
    left = {stream: list(sizes) for stream, sizes in zip(streams, answers, strict=True)}
    sent = dict.fromkeys(streams, b"")
    for stream in data.draw(st.permutations(steps)):
        if left[stream]:
            message = bytes([stream % 256]) * left[stream].pop(0)
            sent[stream] += prefixed(message)
            assert client.server.add(stream, message)
        else:
            client.server.finish(stream)
        if data.draw(st.booleans()):
            client.exchange()
    client.exchange()

    for stream, body in sent.items():
        answer = client.answers[stream]
        assert (answer.status, answer.body, answer.ended) == (0, body, True)


def test_a_stream_that_was_cancelled_takes_no_more() -> None:
    client = Client()
    stream = client.call(b"")
    client.exchange()
    assert client.server.add(stream, b"one")
    client.http.reset_stream(stream)
    client.exchange()
    assert not client.server.add(stream, b"two")
    client.server.finish(stream)
    client.exchange()
    assert client.ended_with is None


@settings(max_examples=200)
@given(noise=st.binary(max_size=200), greeted=st.booleans())
def test_noise_ends_the_connection_at_most(noise: bytes, greeted: bool) -> None:
    server = Connection(lambda path: True)
    server.receive(frames.PREFACE if greeted else b"")
    server.receive(noise)
    server.take()


kinds = st.integers(0, 10)
flags = st.integers(0, 255)
streams = st.integers(0, 5)
payloads = st.binary(max_size=40)


@settings(max_examples=300)
@given(st.lists(st.builds(frame, kinds, flags, streams, payloads), max_size=8))
def test_frames_in_any_order_end_the_connection_at_most(sent: list[bytes]) -> None:
    client = Client()
    client.call(b"first")
    client.exchange()
    with contextlib.suppress(h2.exceptions.ProtocolError):
        client.raw(b"".join(sent))
    client.server.answer(1, b"answer")
    client.server.take()


def test_a_large_answer_does_not_hold_up_a_small_one() -> None:
    client = Client()
    client.acknowledges = False
    large, small = client.call(b""), client.call(b"")
    client.exchange()
    client.http.increment_flow_control_window(10**6)
    client.exchange()
    client.server.answer(large, b"x" * 10**6)
    client.server.answer(small, b"y")
    client.exchange()
    assert client.answers[small].ended
    assert not client.answers[large].ended

    client.http.increment_flow_control_window(10**6)
    client.http.increment_flow_control_window(10**6, large)
    client.exchange()
    assert client.answers[large].body == prefixed(b"x" * 10**6)


def test_a_smaller_initial_window_counts_for_calls_under_way() -> None:
    client = Client()
    stream = client.call(b"")
    client.exchange()
    client.http.update_settings({h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: 10})
    client.exchange()
    client.acknowledges = False
    client.server.answer(stream, b"x" * 100)
    client.exchange()
    assert len(client.answers[stream].body) == 10

    client.http.update_settings({h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: 1000})
    client.exchange()
    assert client.answers[stream].body == prefixed(b"x" * 100)


def test_an_unknown_method_is_unimplemented_before_its_message_ends() -> None:
    client = Client()
    stream = client.begin([*HEADERS[:2], (":path", "/plugin.GRPCStdio/StreamStdio"), *HEADERS[3:]])
    client.exchange()
    assert client.answers[stream].status == UNIMPLEMENTED
    assert client.answers[stream].headers["grpc-message"] == "there is no method /plugin.GRPCStdio/StreamStdio"
    assert client.answers[stream].ended
    assert client.requests == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", INTERNAL),
        (b"\0\0\0", INTERNAL),
        (b"\0\0\0\0\5abc", INTERNAL),
        (prefixed(b"one") + prefixed(b"two"), INTERNAL),
        (b"\1\0\0\0\1a", UNIMPLEMENTED),
        (b"\0" + (LARGEST_MESSAGE + 1).to_bytes(4, "big"), RESOURCE_EXHAUSTED),
    ],
    ids=["nothing", "half a prefix", "cut", "two messages", "compressed", "too large"],
)
def test_bodies_that_are_not_one_message_get_a_status(body: bytes, status: int) -> None:
    client = Client()
    stream = client.begin()
    client.send(stream, body)
    client.exchange()
    assert client.answers[stream].status == status
    assert client.requests == []

    again = client.call(b"fine")
    client.exchange()
    assert client.requests == [(again, b"fine")]


def test_a_message_over_the_limit_is_refused_at_its_first_bytes() -> None:
    client = Client()
    stream = client.begin()
    client.send(stream, b"\0\xff\xff\xff\xff", end_stream=False)
    client.exchange()
    assert client.answers[stream].status == RESOURCE_EXHAUSTED
    assert client.answers[stream].ended


def test_a_status_message_travels_whole() -> None:
    client = Client()
    stream = client.call(b"")
    client.exchange()
    client.server.fail(stream, INTERNAL, "50 % süß\nzwei")
    client.exchange()
    assert client.answers[stream].status == INTERNAL
    assert unquote(client.answers[stream].headers["grpc-message"]) == "50 % süß\nzwei"


def test_what_is_not_grpc_is_refused_by_http() -> None:
    client = Client()
    stream = client.begin([*HEADERS[:4], ("content-type", "text/html")])
    client.exchange()
    assert client.answers[stream].headers == {":status": "415"}
    assert client.answers[stream].ended


def test_what_is_not_a_post_is_reset() -> None:
    client = Client()
    stream = client.begin([(":method", "GET"), *HEADERS[1:]], end_stream=True)
    client.exchange()
    assert client.answers[stream].reset == frames.PROTOCOL_ERROR


def test_an_answer_to_a_cancelled_call_is_dropped() -> None:
    client = Client()
    stream = client.call(b"")
    client.exchange()
    client.http.reset_stream(stream)
    client.exchange()
    client.server.answer(stream, b"late")
    client.server.fail(stream, INTERNAL, "later")
    assert client.server.take() == b""


def test_a_call_cancelled_while_its_answer_waits_is_dropped() -> None:
    client = Client()
    client.acknowledges = False
    stream = client.call(b"")
    client.exchange()
    client.server.answer(stream, b"x" * 10**6)
    client.exchange()
    client.http.reset_stream(stream)
    client.http.increment_flow_control_window(10**6)
    client.exchange()
    assert client.server.take() == b""


def test_more_calls_than_allowed_are_refused_and_the_others_go_on() -> None:
    client = Client()
    streams = [client.call(b"") for _ in range(MOST_STREAMS)]
    client.exchange()
    one_more = streams[-1] + 2
    block = client.http.encoder.encode(HEADERS)
    sent = client.server.receive(frame(frames.HEADERS, frames.END_HEADERS, one_more, block))
    assert sent == []
    assert client.server.take() == frame(frames.RST_STREAM, 0, one_more, frames.REFUSED_STREAM.to_bytes(4, "big"))


def test_headers_in_pieces_and_padded_are_one() -> None:
    client = Client()
    block = client.http.encoder.encode(HEADERS)
    padded_start = b"\2" + b"\0\0\0\0\0" + block[:3] + b"\0\0"
    client.server.receive(
        frame(frames.HEADERS, frames.PADDED | frames.HAS_PRIORITY, 1, padded_start)
        + frame(frames.CONTINUATION, 0, 1, block[3:5])
        + frame(frames.CONTINUATION, frames.END_HEADERS, 1, block[5:])
    )
    (request,) = client.server.receive(
        frame(frames.DATA, frames.PADDED | frames.END_STREAM, 1, b"\3" + prefixed(b"x") + b"...")
    )
    assert (request.path, request.message) == ("/s/Echo", b"x")


def test_a_ping_is_answered() -> None:
    client = Client()
    client.http.ping(b"12345678")
    events = []
    client.server.receive(client.http.data_to_send())
    events += client.http.receive_data(client.server.take())
    assert [event.ping_data for event in events if isinstance(event, h2.events.PingAckReceived)] == [b"12345678"]


def test_going_away_lets_the_peer_know_and_answers_still_pass() -> None:
    client = Client()
    stream = client.call(b"")
    client.exchange()
    client.server.answer(stream, b"last")
    client.server.go_away()
    client.exchange()
    assert client.answers[stream].body == prefixed(b"last")
    assert client.ended_with == frames.NO_ERROR


BLOCK = b"\x83\x86\x84"


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"\xff\xff\xff" + bytes(6), frames.FRAME_SIZE_ERROR),
        (frame(frames.HEADERS, frames.END_HEADERS, 2, BLOCK), frames.PROTOCOL_ERROR),
        (frame(frames.HEADERS, frames.END_HEADERS | frames.PADDED, 1, b"\5abc"), frames.PROTOCOL_ERROR),
        (frame(frames.HEADERS, frames.END_HEADERS | frames.HAS_PRIORITY, 1, b"abc"), frames.FRAME_SIZE_ERROR),
        (frame(frames.HEADERS, 0, 1, BLOCK) + frame(frames.PING, 0, 0, bytes(8)), frames.PROTOCOL_ERROR),
        (frame(frames.CONTINUATION, 0, 1, BLOCK), frames.PROTOCOL_ERROR),
        (frame(frames.HEADERS, frames.END_HEADERS, 1, b"\x80"), frames.COMPRESSION_ERROR),
        (
            frame(frames.HEADERS, 0, 1, bytes(16000)) + frame(frames.CONTINUATION, 0, 1, bytes(16000)) * 4,
            frames.ENHANCE_YOUR_CALM,
        ),
        (frame(frames.DATA, 0, 1, b"x"), frames.PROTOCOL_ERROR),
        (frame(frames.SETTINGS, 0, 1), frames.PROTOCOL_ERROR),
        (frame(frames.SETTINGS, 0, 0, b"x"), frames.FRAME_SIZE_ERROR),
        (frame(frames.SETTINGS, frames.ACK, 0, bytes(6)), frames.FRAME_SIZE_ERROR),
        (frame(frames.SETTINGS, 0, 0, frames.setting(4, 2**31)), frames.FLOW_CONTROL_ERROR),
        (frame(frames.SETTINGS, 0, 0, frames.setting(2, 2)), frames.PROTOCOL_ERROR),
        (frame(frames.SETTINGS, 0, 0, frames.setting(5, 1)), frames.PROTOCOL_ERROR),
        (frame(frames.PING, 0, 0, b"x"), frames.FRAME_SIZE_ERROR),
        (frame(frames.PING, 0, 1, bytes(8)), frames.PROTOCOL_ERROR),
        (frame(frames.RST_STREAM, 0, 1, bytes(4)), frames.PROTOCOL_ERROR),
        (frame(frames.RST_STREAM, 0, 1, b""), frames.FRAME_SIZE_ERROR),
        (frame(frames.WINDOW_UPDATE, 0, 0, bytes(4)), frames.PROTOCOL_ERROR),
        (frame(frames.WINDOW_UPDATE, 0, 0, b""), frames.FRAME_SIZE_ERROR),
        (frame(frames.WINDOW_UPDATE, 0, 0, b"\x7f\xff\xff\xff"), frames.FLOW_CONTROL_ERROR),
        (frame(frames.PRIORITY, 0, 1, b""), frames.FRAME_SIZE_ERROR),
        (frame(frames.PUSH_PROMISE, 0, 1, bytes(4)), frames.PROTOCOL_ERROR),
    ],
)
def test_a_peer_that_breaks_the_rules_is_told_how_and_left(sent: bytes, code: int) -> None:
    client = Client()
    client.raw(sent)
    assert client.ended_with == code
    assert client.server.closed


def test_what_does_not_speak_http2_is_left() -> None:
    server = Connection(lambda path: True)
    server.receive(b"GET / HTTP/1.1\r\n")
    assert server.closed
