"""A listening socket in a directory that only its owner can enter."""

from __future__ import annotations

import contextlib
import os
import socket

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# sockaddr_un has room for 107 bytes on Linux and 103 on macOS.
_LONGEST_PATH = 103
_NAME = "plugin.sock"


class PrivateSocket:
    """A unix socket that listens at `path`; `directory` can hold other private files until `close`."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.directory = _private_directory(environ)
        self.path = os.path.join(self.directory, _NAME)
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.listener.bind(self.path)
        self.listener.listen(16)

    def close(self) -> None:
        """Remove the socket and its directory."""
        self.listener.close()
        with contextlib.suppress(OSError):
            os.unlink(self.path)
        with contextlib.suppress(OSError):
            os.rmdir(self.directory)


def _private_directory(environ: Mapping[str, str]) -> str:
    wanted = environ.get("PLUGIN_UNIX_SOCKET_DIR") or environ.get("TMPDIR") or "/tmp"
    name = f"plugin-{os.urandom(8).hex()}"
    error = OSError("no directory for the socket")
    for base in (wanted, "/tmp"):
        path = os.path.join(base, name)
        if len(os.fsencode(os.path.join(path, _NAME))) > _LONGEST_PATH:
            continue
        try:
            os.mkdir(path, mode=0o700)
            return path
        except OSError as why:
            error = why
    raise error
