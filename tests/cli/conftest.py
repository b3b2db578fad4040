"""A user with a home of their own and the running server's address and token in the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.commands import Shell
from tests.conftest import Running


@pytest.fixture
def shell(running: Running, tmp_path: Path) -> Shell:
    return Shell(tmp_path, running.environment)


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    """A user of whom nothing is configured."""
    return Shell(tmp_path, {})
