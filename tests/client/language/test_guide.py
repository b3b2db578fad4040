"""Every block of the guide to the languages prints what the guide shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "guides" / "languages.md").read_text()
BLOCKS = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("block", "shown"), BLOCKS, ids=["filters", "triggers", "mappings", "spec"])
def test_a_block_of_the_guide_prints_what_it_shows(block: str, shown: str) -> None:
    command = [sys.executable, "-W", "error", "-c", block]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (shown, "")
