"""Segment's own engines from npm, asked one question a line by one Node process."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

PACKAGES = (
    "@segment/tsub@2.0.1",
    "@segment/fql-ts@1.10.1",
    "@segment/destination-subscriptions@3.37.0",
    "@segment/actions-core@3.170.0",
    # What actions-core needs and does not declare.
    "liquidjs@10.30.1",
)
_SCRIPT = Path(__file__).with_suffix(".js")
_INSTALL = ("install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", "--prefix")


class Engines:
    """The installed packages."""

    def __init__(self, modules: Path) -> None:
        self.modules = modules

    def answers(self, questions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """One answer a question: `value`, `nothing` for JavaScript's undefined, or `error`."""
        lines = "".join(f"{json.dumps(question)}\n" for question in questions)
        command = ["node", str(_SCRIPT), str(self.modules)]
        done = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=240, check=False)
        if done.returncode != 0:
            pytest.fail(f"the engines stopped: {done.stderr[:500]}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def values(self, questions: Iterable[dict[str, Any]]) -> list[Any]:
        """One value a question, None for undefined and for errors."""
        return [answer.get("value") for answer in self.answers(questions)]


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Engines:
    npm = shutil.which("npm")
    if npm is None:
        pytest.fail("Node.js is missing: install Node 20 or later to let Segment's own engines judge the languages")
    home = tmp_path_factory.mktemp("engines")
    done = subprocess.run(
        [npm, *_INSTALL, str(home), *PACKAGES], capture_output=True, text=True, timeout=240, check=False
    )
    if done.returncode != 0:
        pytest.fail(f"npm could not install {', '.join(PACKAGES)}: {done.stderr.strip()[:200]}")
    return Engines(home / "node_modules")
