"""The demo's two background processes: the bundled server and a webhook receiver."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

READY_SECONDS = 20.0


@dataclass(frozen=True)
class Background:
    """A running process, what it said when it was ready, and where its messages go."""

    process: subprocess.Popen[str]
    ready: dict[str, Any]
    log: Path

    @property
    def url(self) -> str:
        """Where it listens."""
        return str(self.ready["url"])

    def stop(self) -> None:
        """Ask it to stop and wait; insist after ten seconds."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def start(module: str, *arguments: str, log: Path) -> Background:
    """Start `python -m module`, which prints one line of JSON with its `url` once it is ready."""
    with log.open("w") as messages:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdout=subprocess.PIPE,
            stderr=messages,
            text=True,
            start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    assert process.stdout is not None
    heard, _, _ = select.select([process.stdout], [], [], READY_SECONDS)
    line = process.stdout.readline() if heard else ""
    if not line:
        process.kill()
        raise click.ClickException(f"{module} did not start; it said:\n{log.read_text()[-2000:]}")
    return Background(process, json.loads(line), log)
