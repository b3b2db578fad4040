"""Real services that targets deliver to, each on a port of its own for as long as a test needs it."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.ports import free_port
from tests.server.running import until


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def started(command: list[str], port: int, **also: object) -> Iterator[int]:
    """A process that listens on the port by the time the block begins."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **{**quiet, **also}) as process:  # type: ignore[call-overload]  # as given
        try:
            until(lambda: listens(port), f"{command[0]} listens")
            yield port
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def postgres() -> Iterator[int]:
    """PostgreSQL with the user and database `postgres`; it refuses to be root's, so root gives it to nobody."""
    folder, port = Path(mkdtemp(prefix="turnout-pg-")), free_port()
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    as_user = {"user": user, "cwd": folder} if user else {"cwd": folder}
    bin = Path(shutil.which("initdb") or "/usr/lib/postgresql/15/bin/initdb").parent
    try:
        make = [str(bin / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **as_user)  # type: ignore[call-overload]  # as given
        run = [str(bin / "postgres"), "-D", str(folder / "data"), "-p", str(port), "-k", str(folder), "-F"]
        with started([*run, "-h", "127.0.0.1"], port, **as_user):
            yield port
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def nats(folder: Path) -> Iterator[int]:
    """A NATS server with JetStream."""
    port = free_port()
    command = str(Path(sys.executable).with_name("nats-server"))
    with started([command, "-a", "127.0.0.1", "-p", str(port), "-js", "-sd", str(folder)], port):
        yield port


@contextmanager
def s3() -> Iterator[int]:
    """moto's server, which speaks S3."""
    port = free_port()
    command = str(Path(sys.executable).with_name("moto_server"))
    with started([command, "-H", "127.0.0.1", "-p", str(port)], port):
        yield port
