"""Every example of the guide is run, in its order, against the real server."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.cli.commands import Shell

from turnout.cli.exits import MEANINGS

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "guides" / "cli.md").read_text()
BLOCKS = re.findall(r"^```sh\n(.*?)^```(?:\n\n```text\n(.*?)^```)?", GUIDE, re.DOTALL | re.MULTILINE)


def test_every_example_runs_and_writes_what_the_guide_shows(shell: Shell) -> None:
    assert len(BLOCKS) >= 10
    for block, shown in BLOCKS:
        done = subprocess.run(
            ["bash", "-eu", "-c", block],
            capture_output=True,
            text=True,
            check=False,
            cwd=shell.home,
            env=shell.whole,
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        # In a pipe the exit code is that of its end.
        assert "no-such-source" in block or not re.search("Error|Traceback", done.stderr), done.stderr
        if shown:
            assert done.stdout.strip() == shown.strip()


def test_the_guide_lists_every_exit_code() -> None:
    rows = dict(re.findall(r"^\| (\d) \| (.*) \|$", GUIDE, re.MULTILINE))

    assert rows == {str(code.value): meaning for code, meaning in MEANINGS.items()}
