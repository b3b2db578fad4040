"""A provider that Terraform doesn't start but finds running, for tests and debuggers: without TLS, for many runs."""

from __future__ import annotations

import json
import os
import signal
from contextlib import suppress
from threading import Thread

from turnout_provider.plugin.dispatch import Server
from turnout_provider.plugin.messages import PROTOCOL
from turnout_provider.plugin.unix_socket import PrivateSocket

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from turnout_provider.plugin.dispatch import Attempt, Handle

VARIABLE = "TF_REATTACH_PROVIDERS"


class Reattachable:
    """Serves `handle` from a thread of this process while the `with` block runs.

    `address` is the provider's, such as "registry.terraform.io/acme/things"; Terraform finds it by `environ`.
    """

    def __init__(self, handle: Handle, address: str, attempt: Attempt | None = None) -> None:
        self._place = PrivateSocket(os.environ)
        self._server = Server(handle, self._place.listener, attempt=attempt, obeys_shutdown=False)
        self._thread = Thread(target=self._server.run, name="plugin")
        self.path = self._place.path
        self.environ = {VARIABLE: _configuration(address, self.path, os.getpid())}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stop()
        self._thread.join()
        self._place.close()


def _configuration(address: str, path: str, pid: int) -> str:
    return json.dumps(
        {
            address: {
                "Protocol": "grpc",
                "ProtocolVersion": PROTOCOL,
                "Pid": pid,
                "Test": True,
                "Addr": {"Network": "unix", "String": path},
            }
        }
    )


def serve_until_interrupted(handle: Handle, address: str) -> None:
    """Print the variable that leads Terraform here, and serve until Ctrl-C."""
    # A shell starts what it puts in the background deaf to Ctrl-C, and Python leaves it so.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(KeyboardInterrupt), Reattachable(handle, address) as provider:
        print(f"{VARIABLE}='{provider.environ[VARIABLE]}'", flush=True)
        provider._thread.join()
