"""The provider's guides, followed from top to bottom: their files are written and their commands are run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from tests.conftest import Running, turnout

GUIDES = Path(__file__).resolve().parents[2] / "docs/guides"
FOLLOWED = ("getting-started", "secrets", "rules-from-files", "large-workspaces", "ci")
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.M | re.S)


def blocks(name: str) -> Iterator[tuple[str, str, str]]:
    """The language, the file's name and the text of every block of a guide."""
    yield from BLOCK.findall((GUIDES / f"{name}.md").read_text())


@pytest.mark.parametrize("name", FOLLOWED)
def test_a_guide_works_from_top_to_bottom(
    name: str, running: Running, mirror: dict[str, str], tmp_path: Path
) -> None:
    commands = [f"export PATH={Path(sys.executable).parent}:$PATH", "set -eux"]
    for language, file, text in blocks(name):
        if file:
            # Written when the guide comes to it: what stands behind must not be there before.
            commands += [f'mkdir -p "$(dirname {file})"', f"cat > {file} <<'END_OF_FILE'\n{text}END_OF_FILE"]
        elif language == "sh":
            commands.append(text)
    environ = {**os.environ, **mirror, **running.environment, "CHECKPOINT_DISABLE": "1", "HOME": str(tmp_path)}

    done = subprocess.run(
        ["sh", "-c", "\n".join(commands)], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.count("Apply complete!") >= 1


@pytest.mark.parametrize("name", FOLLOWED)
def test_every_hcl_and_sh_block_of_a_guide_is_followed(name: str) -> None:
    for language, file, text in blocks(name):
        assert language in ("sh", "shell", "text") or file, f"{name}: {text[:60]}"


def test_what_is_typed_in_another_terminal_are_commands_that_there_are() -> None:
    shells = [text for name in FOLLOWED for language, _, text in blocks(name) if language == "shell"]
    typed = [line for text in shells for line in text.split("\n")]
    for command in {tuple(line.split()[1:3]) for line in typed if line.startswith("turnout ")}:
        words = [word for word in command if not word.startswith("-")]
        assert turnout(*words, "--help").returncode == 0, words


def test_the_pipelines_are_yaml_that_runs_what_the_guide_ran() -> None:
    told = "\n".join(text for language, _, text in blocks("ci") if language == "sh")
    for language, file, text in blocks("ci"):
        if language == "yaml":
            ran = re.findall(r"(turnout provider install --project|terraform init -lockfile=readonly)", text)
            assert len(ran) == 2, file
            assert all(command in told for command in ran)
            assert yaml.safe_load(text)
