"""The installed command, in its own process, as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from turnout.cli.app import cli

BIN = Path(sys.executable).parent
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("TURNOUT_", "PUBLIC_API_"))}


@dataclass(frozen=True)
class Shell:
    """A user's home and environment."""

    home: Path
    environment: Mapping[str, str]

    @property
    def whole(self) -> dict[str, str]:
        """The environment of a process of this user."""
        path = f"{BIN}{os.pathsep}{PLAIN['PATH']}"
        said = {name: value for name, value in self.environment.items() if value}
        return {**PLAIN, "PATH": path, "HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / "config"), **said}

    def turnout(self, *arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `turnout` with the arguments."""
        return subprocess.run(
            ["turnout", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.home,
            env={**self.whole, **environment},
        )

    def ok(self, *arguments: str, stdin: str = "", **environment: str) -> str:
        """What `turnout` writes when it succeeds."""
        done = self.turnout(*arguments, stdin=stdin, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout


@dataclass(frozen=True)
class Inside:
    """The command in this process, for tests that need neither a terminal nor a process of its own."""

    environment: Mapping[str, str]

    def run(self, *arguments: str, stdin: str | None = None, **environment: str) -> Result:
        """Run `turnout` with the arguments; an error that is not ours is raised."""
        said: dict[str, str | None] = {
            name: None for name in os.environ if name.startswith(("TURNOUT_", "PUBLIC_API_"))
        }
        said |= {**self.environment, **environment}
        return CliRunner().invoke(cli, arguments, input=stdin, env=said, catch_exceptions=False, prog_name="turnout")

    def ok(self, *arguments: str, stdin: str | None = None, **environment: str) -> str:
        """What it writes when it succeeds."""
        done = self.run(*arguments, stdin=stdin, **environment)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    def json(self, *arguments: str, stdin: str | None = None) -> Any:
        """What it writes as JSON."""
        return json.loads(self.ok(*arguments, "-o", "json", stdin=stdin))
