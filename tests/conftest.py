"""A real server, started and given a token by the commands that a user types."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from tests.engines import engines

from turnout.cli.demo.processes import start

__all__ = ["engines"]

# No property is timed: the machine may be busy. A plain run tries the same examples each time, so that the gate
# says the same of the same code; `make fuzz` looks for new ones.
FUZZING = os.environ.get("FUZZ_EXAMPLES")
settings.register_profile("turnout", max_examples=int(FUZZING or 100), deadline=None, derandomize=not FUZZING)
settings.load_profile("turnout")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse two tests of one id: run side by side, one of them would be left out without a word."""
    shared = [name for name, times in Counter(item.nodeid for item in items).items() if times > 1]
    if shared:
        raise pytest.UsageError(f"more than one test is called {shared[0]}; give each an id of its own")


@dataclass(frozen=True)
class Running:
    """Where a server listens, a token of a workspace's owner, the workspace, and the server's data directory."""

    url: str
    token: str
    slug: str
    data: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"PUBLIC_API_URL": self.url, "PUBLIC_API_TOKEN": self.token}


def turnout(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "turnout.cli", *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """One server for the whole run: where it listens, and its data directory."""
    data = tmp_path_factory.mktemp("server") / "data"
    options = ("serve", "--data", str(data), "--port", "0", "--allow-private-targets", "-o", "json")
    background = start("turnout.cli", *options, log=data.parent / "server.log")
    yield background.url, data
    background.stop()


@pytest.fixture(scope="module")
def running(service: tuple[str, Path], request: pytest.FixtureRequest) -> Running:
    """A workspace for each file of tests: what one leaves behind, or claims, is nothing to the others.

    A file that needs the workspace which a new server begins with sets `RUNNING_SLUG = "default"`; one does.
    """
    url, data = service
    slug = getattr(request.module, "RUNNING_SLUG", request.module.__name__.replace(".", "-").replace("_", "-"))
    if slug != "default":
        made = turnout("workspace", "create", "--data", str(data), "--slug", slug)
        assert made.returncode == 0, made.stderr
    token = turnout("token", "create", "--data", str(data), "--workspace", slug, "--name", "tests", "-o", "json")
    assert token.returncode == 0, token.stderr
    return Running(url, json.loads(token.stdout)["token"], slug, data)
