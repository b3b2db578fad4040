"""A user with a home of their own and the running server's address and token in the environment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.commands import Inside, Shell
from tests.conftest import Running


@pytest.fixture
def shell(running: Running, tmp_path: Path) -> Shell:
    return Shell(tmp_path, running.environment)


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    """A user of whom nothing is configured."""
    return Shell(tmp_path, {})


@pytest.fixture
def inside(running: Running, tmp_path: Path) -> Inside:
    """The command in this process, with the server and no configuration file."""
    return Inside({**running.environment, "TURNOUT_CONFIG": str(tmp_path / "config.toml")})


@pytest.fixture
def shop(inside: Inside, request: pytest.FixtureRequest) -> Iterator[str]:
    """The id of a source of the test's own, deleted afterwards."""
    slug = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[:60]
    made = inside.ok(
        "sources", "create", "--slug", slug, "--metadata-id", "iUM16Md8P2", "--enabled", "-o", "id"
    ).strip()
    yield made
    inside.run("sources", "delete", made, "--yes")
