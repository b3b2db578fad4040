"""The directory that a server keeps everything in: made, checked and held by one server at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import DirectoryInUse, DirectoryUnusable


@contextmanager
def held(directory: Path) -> Iterator[Path]:
    """Make the directory if it is missing and hold it until the block ends.

    The operating system lets go of it when the process dies, however it dies. DirectoryInUse if another server holds
    it, DirectoryUnusable if it can't be made or written to.
    """
    lock = _open_lock(directory)
    try:
        _lock(lock, directory)
        yield directory
    finally:
        os.close(lock)


def _open_lock(directory: Path) -> int:
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        return os.open(directory / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DirectoryUnusable(
            f"cannot write to the data directory {directory}: {error.strerror}; "
            "give --data a directory that this user may write to"
        ) from error


def _lock(lock: int, directory: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(lock, 20, 0).decode(errors="replace").strip()
        raise DirectoryInUse(
            f"another server{f' (process {holder})' if holder else ''} uses the data directory {directory}; "
            "stop it, or give --data another directory"
        ) from None
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)


def secret(directory: Path) -> bytes:
    """The server's own secret, made when it is first needed; whoever reads it can make tokens."""
    file = directory / "secret"
    try:
        if not file.exists():
            # Whole or not at all: half a secret would be easy to guess.
            with open(directory / "secret.new", "wb", opener=_only_mine) as made:
                made.write(os.urandom(32))
            os.replace(made.name, file)
        return file.read_bytes()
    except OSError as error:
        raise DirectoryUnusable(f"cannot keep a secret in {directory}: {error.strerror}") from error


def _only_mine(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
