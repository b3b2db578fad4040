"""Running a server in this process until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

import uvicorn

from .app import Application, create_app
from .errors import AddressError
from .settings import Settings

Ready = Callable[[str], None]
_STOPS = (signal.SIGTERM, signal.SIGINT)


def run(settings: Settings, host: str, port: int, ready: Ready | None = None) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is under way and return.

    `ready` is called with the URL once requests are answered; port 0 takes a free one. AddressError if the port is
    taken, DataDirectoryError if the data directory can't be used.
    """
    with _listening(host, port) as listener, _signals_end_quietly():
        config = uvicorn.Config(
            "turnout_server.app:create_app",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=max(1, round(settings.drain_seconds)),
        )
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(_serve(create_app(settings), config, listener, ready))


async def _serve(app: Application, config: uvicorn.Config, listener: socket.socket, ready: Ready | None) -> None:
    config.app = app
    async with app.running():
        await _Server(config, lambda: ready and ready(_url(listener))).serve(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], object]) -> None:
        super().__init__(config)
        self._when_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._when_started()


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AddressError(
            f"cannot listen on {host}:{port}: {reason}; stop what uses it or choose another --port"
        ) from error
    with listener:
        yield listener


@contextmanager
def _signals_end_quietly() -> Iterator[None]:
    """uvicorn raises the signal that stopped it once more when it is done, which must not kill the process."""
    if current_thread() is not main_thread():
        yield
        return
    before = {number: signal.signal(number, lambda *_: None) for number in _STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
