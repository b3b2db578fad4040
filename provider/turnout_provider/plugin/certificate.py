"""The certificate that we show to Terraform, with its key, kept for a day: making one costs more than all else."""

from __future__ import annotations

import os
import stat
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_FRESH_SECONDS = 24 * 3600
_VALID_DAYS = 7
_LARGEST = 65536


def open_certificate(environ: Mapping[str, str], scratch: str) -> int:
    """Return a descriptor of a PEM file with a P-256 key and a certificate for "localhost".

    It is the cached one while that is fresh, ours, and nobody else's to read; otherwise a new one. Where no cache can
    be kept, the file is made in the directory `scratch` and has no name any more.
    """
    directory = cache_directory(environ)
    path = os.path.join(directory, "plugin.pem")
    descriptor = _open_fresh(path)
    if descriptor is not None:
        return descriptor
    pem = make_certificate()
    try:
        return _write_cache(directory, path, pem)
    except OSError:
        return _nameless(os.path.join(scratch, "plugin.pem"), pem)


def cache_directory(environ: Mapping[str, str]) -> str:
    """Return where certificates are cached for this user."""
    base = environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "turnout")


def read_pem(descriptor: int) -> str:
    """Return the text behind a descriptor that `open_certificate` returned."""
    return os.pread(descriptor, _LARGEST, 0).decode("ascii", "replace")


def make_certificate() -> bytes:
    """Return a new key and a self-signed certificate for "localhost", as PEM."""
    from turnout_provider.plugin.certificate_maker import key_and_certificate

    return key_and_certificate(time.time(), _VALID_DAYS)


def _open_fresh(path: str) -> int | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    if _is_trustworthy(os.fstat(descriptor), time.time()) and _is_whole(read_pem(descriptor)):
        return descriptor
    os.close(descriptor)
    return None


def _is_trustworthy(file: os.stat_result, now: float) -> bool:
    return (
        stat.S_ISREG(file.st_mode)
        and file.st_uid == os.geteuid()
        and not file.st_mode & 0o077
        and 0 < file.st_size <= _LARGEST
        and 0 <= now - file.st_mtime < _FRESH_SECONDS
    )


def _is_whole(pem: str) -> bool:
    return pem.startswith("-----BEGIN PRIVATE KEY-----") and pem.endswith("-----END CERTIFICATE-----\n")


def _write_cache(directory: str, path: str, pem: bytes) -> int:
    os.makedirs(directory, mode=0o700, exist_ok=True)
    unfinished = f"{path}.{os.getpid()}"
    descriptor = _write(unfinished, pem)
    try:
        # Whoever reads sees the old file or the new one, whole; of two writers at once, each uses its own.
        os.replace(unfinished, path)
    except OSError:
        os.unlink(unfinished)
    return descriptor


def _write(path: str, content: bytes) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    os.write(descriptor, content)
    return descriptor


def _nameless(path: str, content: bytes) -> int:
    descriptor = _write(path, content)
    os.unlink(path)
    return descriptor
