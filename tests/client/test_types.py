"""The public types, as a user's own mypy sees them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import turnout

ROOT = Path(__file__).resolve().parents[2]
TYPING = ROOT / "tests" / "typing"


def mypy(path: Path) -> list[tuple[int, str]]:
    """Line and code of everything that mypy has to say."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-pretty", "--config-file", "pyproject.toml", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = [line for line in done.stdout.splitlines() if line.startswith(str(path.relative_to(ROOT)))]
    found = [re.match(r"[^:]+:(\d+): error: .*\[([\w-]+)\]$", line) for line in said if ": error:" in line]
    assert all(found), done.stdout + done.stderr
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return [(int(each[1]), each[2]) for each in found if each]


def test_a_type_checker_knows_what_every_call_gives() -> None:
    assert mypy(TYPING / "collections.py") == []


def test_a_type_checker_refuses_every_mistake() -> None:
    path = TYPING / "mistakes.py"
    expected = [
        (number, line.split("# expect: ")[1])
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if "# expect: " in line
    ]

    assert mypy(path) == expected


def test_the_package_has_every_name_that_its_stub_shows_to_checkers() -> None:
    tree = ast.parse((ROOT / "client" / "turnout" / "__init__.pyi").read_text())
    shown = {name.name for node in tree.body if isinstance(node, ast.ImportFrom) for name in node.names}

    assert {"Client", "AsyncClient", "SourceSpec", "Label", "errors"} <= shown <= set(dir(turnout))
    assert all(getattr(turnout, name) is not None for name in shown)
