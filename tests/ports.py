"""Ports that stay free until a test listens on them."""

from __future__ import annotations

import socket
from random import SystemRandom

_BELOW_EPHEMERAL = range(20_000, 32_000)  # the system lends later ones to any process that asks for port 0


def free_port() -> int:
    """A port of the loopback address that only another call of this could take before it is listened on."""
    random = SystemRandom()
    while True:
        port = random.choice(_BELOW_EPHEMERAL)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what has just closed isn't in the way
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
