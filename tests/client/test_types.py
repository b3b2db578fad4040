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


def test_the_package_names_the_same_things_for_readers_checkers_and_python() -> None:
    tree = ast.parse((ROOT / "client" / "turnout" / "__init__.py").read_text())
    [checked] = [node for node in tree.body if isinstance(node, ast.If)]
    imported = {name.name for node in checked.body if isinstance(node, ast.ImportFrom) for name in node.names}
    loaded = {name for names in turnout._HOMES.values() for name in names.split()}

    assert imported == set(turnout.__all__) == loaded
    assert all(getattr(turnout, name) is not None for name in turnout.__all__)
    assert set(turnout.__all__) <= set(dir(turnout))
