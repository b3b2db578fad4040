"""A provider for tests of the transport: what a call does is said by the type name in its request.

Run as a script it is a plugin's executable.
"""

from __future__ import annotations

import sys
from threading import Event

from turnout_provider.plugin import stdout
from turnout_provider.plugin.later import LIST_RESOURCE
from turnout_provider.plugin.messages import READ_RESOURCE, STOP_PROVIDER
from turnout_provider.plugin.protobuf import decode, encode
from turnout_provider.plugin.server import serve
from turnout_provider.plugin.status import INVALID_ARGUMENT, UNIMPLEMENTED, RpcError

# A test looks at what a start imports: not even `typing`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

    from turnout_provider.plugin.dispatch import Answer

_released = Event()


def handle(path: str, request: bytes) -> Answer:
    """Answer ReadResource with the state and private data that it was given, ListResource with `limit` events."""
    if path == STOP_PROVIDER.path:
        _released.set()
        return b""
    if path == LIST_RESOURCE.path:
        asked = decode(LIST_RESOURCE.request, request)
        return _events(asked["type_name"], asked["limit"])
    if path != READ_RESOURCE.path:
        raise RpcError(UNIMPLEMENTED, f"{path} is not made")
    asked = decode(READ_RESOURCE.request, request)
    _behave(asked["type_name"])
    return encode(READ_RESOURCE.response, {"new_state": asked["current_state"], "private": asked["private"]})


def _events(name: str, limit: int) -> Generator[bytes, None, None]:
    """As many events as asked for, of growing size; a name says what happens in the middle."""
    for number in range(limit):
        if number == limit // 2:
            _behave(name)
        yield encode(LIST_RESOURCE.response, {"display_name": f"{number}:" + "x" * number * 100})


def _behave(name: str) -> None:
    if name == "wait":
        _released.wait()
    if name == "print":
        print("a stray line, 100 % of it", flush=True)
    if name == "refuse":
        raise RpcError(INVALID_ARGUMENT, "50 % süß\nand more")
    if name == "crash":
        raise KeyError("secret-token")
    if name == "exit":
        sys.exit("secret-token")
    if name == "log":
        _log()


def _log() -> None:
    import logging

    from turnout_provider.plugin import hclog_handler

    hclog_handler.install()
    logger = logging.getLogger("echo")
    logger.debug("too fine")
    logger.warning("%s lines", 2)
    try:
        raise KeyError("secret-token")
    except KeyError:
        logger.exception("caught")


if __name__ == "__main__":
    stdout.guard()
    print("a stray line before the handshake", flush=True)
    sys.exit(serve(handle))
