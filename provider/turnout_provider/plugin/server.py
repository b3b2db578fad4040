"""Being a Terraform plugin: the whole life of the process, from its first line to exit code 0."""

from __future__ import annotations

import os
import signal
import sys

from turnout_provider.plugin import handshake, stdout
from turnout_provider.plugin.dispatch import Server
from turnout_provider.plugin.unix_socket import PrivateSocket

TYPE_CHECKING = False
if TYPE_CHECKING:
    from turnout_provider.plugin.dispatch import Attempt, Handle
    from turnout_provider.plugin.tls import Acceptance


def serve(handle: Handle, attempt: Attempt | None = None) -> int:
    """Serve Terraform until it says Shutdown, and return the exit code; `attempt` answers what takes no waiting.

    `handle` may import what it needs on its first call: Terraform learns where to connect without waiting for that.
    """
    try:
        client_pem = handshake.client_certificate(os.environ)
    except handshake.Refused as refused:
        sys.stderr.write(str(refused))
        return 1
    output = stdout.guard()
    # Ctrl-C reaches the whole process group; Terraform tells us by StopProvider what to make of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    place = PrivateSocket(os.environ)
    try:
        acceptance = _acceptance(client_pem, place.directory) if client_pem else None
        host = os.getppid()
        server = Server(
            handle, place.listener, acceptance, attempt=attempt, is_abandoned=lambda: os.getppid() != host
        )
        os.write(output, handshake.line(place.path, acceptance.der if acceptance else b"").encode())
        server.run()
    finally:
        place.close()
    return 0


def _acceptance(client_pem: str, scratch: str) -> Acceptance:
    from turnout_provider.plugin.certificate import open_certificate
    from turnout_provider.plugin.tls import Acceptance

    return Acceptance(open_certificate(os.environ, scratch), client_pem)
