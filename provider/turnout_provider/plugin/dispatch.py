"""Serves calls on a listening socket: one thread reads, others handle."""

from __future__ import annotations

import contextlib
import selectors
import socket
import time

from turnout_provider.plugin import hclog
from turnout_provider.plugin.channel import Channel
from turnout_provider.plugin.later import LATER
from turnout_provider.plugin.messages import RPCS, STOP_PROVIDER
from turnout_provider.plugin.status import INTERNAL, UNAVAILABLE, RpcError
from turnout_provider.plugin.workers import Workers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import TypeAlias

    from turnout_provider.plugin.http2 import Request
    from turnout_provider.plugin.tls import Acceptance

Answer: TypeAlias = "bytes | Generator[bytes, None, None]"
"""A response, or the several of a method that streams them, each of which is sent when it is there."""

Handle: TypeAlias = "Callable[[str, bytes], Answer]"
"""Answers one call: (path such as "/tfplugin6.Provider/ReadResource", request) -> response. It may raise RpcError,
and is called from up to 16 threads at once."""

Attempt: TypeAlias = "Callable[[str, bytes], bytes | None]"
"""Answers one call as a Handle does where that takes no waiting, and gives None where it does or may."""

SHUTDOWN = "/plugin.GRPCController/Shutdown"
_MOST_CALLS = 16
_GRACE_SECONDS = 30.0
_FAREWELL_SECONDS = 1.0
_WATCH_SECONDS = 1.0


class Server:
    """Answers calls with `handle` on every connection that `listener` accepts, until it is told to end.

    Up to 16 calls are handled at once, and others wait; only StopProvider never does, so it must be quick. The
    reading thread makes an `attempt` at each call, which spares two changes of threads; only what that gives None for
    is handled. It must never wait for the network or for a lock of somebody who does, for meanwhile nothing is read.
    A Shutdown is answered when the calls under way are done, or after 30 seconds; then `run` returns. With
    `obeys_shutdown` false it is answered at once and means nothing, as one client of several must not end the others'
    server. `is_abandoned` is asked now and then while nobody is connected; true ends `run` too.
    """

    def __init__(
        self,
        handle: Handle,
        listener: socket.socket,
        acceptance: Acceptance | None = None,
        *,
        attempt: Attempt | None = None,
        obeys_shutdown: bool = True,
        is_abandoned: Callable[[], bool] | None = None,
    ) -> None:
        self._handle = handle
        self._listener = listener
        self._acceptance = acceptance
        self._attempt = attempt
        self._obeys_shutdown = obeys_shutdown
        self._is_abandoned = is_abandoned
        self._selector = selectors.DefaultSelector()
        self._channels: set[Channel] = set()
        self._stuck: set[Channel] = set()
        self._wake_reader, self._wake_writer = socket.socketpair()
        self._wake_reader.setblocking(False)
        self._wake_writer.setblocking(False)
        self._workers = Workers(_MOST_CALLS, self._note_idle)
        self._farewells: list[tuple[Channel, int]] = []
        self._deadline: float | None = None
        self._stopped = False

    def run(self) -> None:
        """Serve until Shutdown, `stop`, or abandonment."""
        self._listener.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ, self._accept)
        self._selector.register(self._wake_reader, selectors.EVENT_READ, self._woken)
        try:
            while not self._is_over():
                self._turn(self._patience())
            if not self._stopped:
                self._take_leave()
        finally:
            self._close()

    def stop(self) -> None:
        """End `run` soon, from any thread; calls under way are given up."""
        self._stopped = True
        self._wake()

    def _turn(self, patience: float | None) -> None:
        for key, events in self._selector.select(patience):
            if isinstance(key.data, Channel):
                self._serve(key.data, events)
            else:
                key.data()
        self._await_room()

    def _is_over(self) -> bool:
        if self._stopped:
            return True
        if self._deadline is not None:
            return self._workers.unfinished == 0 or time.monotonic() >= self._deadline
        return not self._channels and self._is_abandoned is not None and self._is_abandoned()

    def _patience(self) -> float | None:
        if self._deadline is not None:
            return max(0.0, self._deadline - time.monotonic())
        return _WATCH_SECONDS if self._is_abandoned is not None and not self._channels else None

    def _accept(self) -> None:
        try:
            sock, _ = self._listener.accept()
        except OSError:
            return
        tls = self._acceptance.stream() if self._acceptance is not None else None
        channel = Channel(sock, tls, _is_callable, self._on_stuck)
        self._channels.add(channel)
        self._selector.register(sock, selectors.EVENT_READ, channel)

    def _serve(self, channel: Channel, events: int) -> None:
        if events & selectors.EVENT_WRITE and channel.flush():
            self._selector.modify(channel.sock, selectors.EVENT_READ, channel)
        if events & selectors.EVENT_READ:
            # Terraform asks for ten things at once: what can be answered here leaves together.
            channel.cork()
            for request in channel.receive():
                self._begin(channel, request)
            channel.uncork()
        if channel.closed:
            self._selector.unregister(channel.sock)
            self._channels.discard(channel)
            channel.close()

    def _begin(self, channel: Channel, request: Request) -> None:
        if request.path == SHUTDOWN:
            self._shut_down(channel, request.stream)
        elif request.path == STOP_PROVIDER.path:
            # It must not wait for a thread behind the calls that it is to stop.
            self._call(self._handle, channel, request)
        elif self._deadline is not None:
            channel.fail(request.stream, UNAVAILABLE, "the provider is shutting down")
        elif self._attempt is None or not self._call(self._attempt, channel, request):
            self._workers.submit(lambda: self._call(self._handle, channel, request))

    def _call(self, handle: Handle | Attempt, channel: Channel, request: Request) -> bool:
        """Answer a call, with an error if need be; false if there is no answer yet."""
        try:
            answer = handle(request.path, request.message)
            if answer is None:
                return False
            if isinstance(answer, bytes):
                channel.answer(request.stream, answer)
            else:
                _stream(channel, request.stream, answer)
        except RpcError as error:
            channel.fail(request.stream, error.code, error.message)
        except BaseException as error:
            # Whatever it was, even a SystemExit: Terraform would wait for ever without an answer.
            hclog.exception(f"{request.path} failed", error)
            channel.fail(request.stream, INTERNAL, _unexpected(request.path, error))
        return True

    def _shut_down(self, channel: Channel, stream: int) -> None:
        if not self._obeys_shutdown:
            channel.answer(stream, b"")
            return
        # Terraform kills us two seconds after the answer, so calls under way must come first.
        self._farewells.append((channel, stream))
        self._deadline = time.monotonic() + _GRACE_SECONDS

    def _on_stuck(self, channel: Channel) -> None:
        self._stuck.add(channel)
        self._wake()

    def _note_idle(self) -> None:
        if self._deadline is not None:
            self._wake()

    def _await_room(self) -> None:
        while self._stuck:
            channel = self._stuck.pop()
            if channel in self._channels:
                self._selector.modify(channel.sock, selectors.EVENT_READ | selectors.EVENT_WRITE, channel)

    def _wake(self) -> None:
        # A full socket wakes just as well, and behind a closed one nobody waits.
        with contextlib.suppress(OSError):
            self._wake_writer.send(b"\0")

    def _woken(self) -> None:
        self._wake_reader.recv(4096)

    def _take_leave(self) -> None:
        for channel, stream in self._farewells:
            channel.answer(stream, b"")
        for channel in self._channels:
            channel.say_goodbye()
        self._selector.unregister(self._listener)
        # A peer that writes while we close would lose our last words unread, so it goes first.
        deadline = time.monotonic() + _FAREWELL_SECONDS
        while self._channels and (left := deadline - time.monotonic()) > 0:
            self._turn(left)

    def _close(self) -> None:
        for channel in self._channels:
            channel.close()
        self._selector.close()
        self._listener.close()
        self._wake_reader.close()
        self._wake_writer.close()
        self._workers.close()


def _stream(channel: Channel, stream: int, answers: Generator[bytes, None, None]) -> None:
    with contextlib.closing(answers):
        if all(channel.add(stream, answer) for answer in answers):
            channel.finish(stream)


def _is_callable(path: str) -> bool:
    return path in RPCS or path in LATER or path == SHUTDOWN


def _unexpected(path: str, error: BaseException) -> str:
    # The error's own text may hold anything, so it stays inside.
    name = path.rpartition("/")[2]
    return (
        f"{name} met an unexpected {type(error).__name__}; TF_LOG=error shows where. This is a bug of the provider."
    )
