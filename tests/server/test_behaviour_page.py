"""docs/behaviour.md names a test for every choice."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_test_that_the_page_names_exists() -> None:
    page = (ROOT / "docs" / "behaviour.md").read_text()
    named = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page))
    assert named
    assert [
        f"{file}::{test}" for file, test in sorted(named) if f"def {test}(" not in (ROOT / file).read_text()
    ] == []


def test_every_choice_names_a_test() -> None:
    page = (ROOT / "docs" / "behaviour.md").read_text()
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| What |")]
    assert rows
    assert [row for row in rows if "::test_" not in row and not row.endswith("| same |")] == []
