"""The examples on the kinds' pages do what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Running

from turnout.catalogue import kinds

# What the examples print is of a new server's own workspace.
RUNNING_SLUG = "default"

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples/reference").glob("*.py"))


def test_every_kind_has_an_example() -> None:
    assert {path.stem for path in EXAMPLES} == {kind.name for kind in kinds()}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_prints_what_it_says(path: Path, running: Running) -> None:
    promised = "\n".join(
        line.removeprefix("# prints: ") for line in path.read_text().splitlines() if line.startswith("# prints: ")
    )
    environment = {**os.environ, **running.environment}
    command = [sys.executable, "-W", "error", str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert promised
    assert re.fullmatch(re.escape(promised).replace(r"\.\.\.", ".*"), done.stdout.rstrip(), re.DOTALL), done.stdout


def test_a_type_checker_finds_nothing_wrong_with_the_examples() -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "pyproject.toml", *map(str, EXAMPLES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
