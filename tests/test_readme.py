"""What the README shows is run, not believed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Running, turnout

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_twenty_lines_of_python_run(running: Running) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block("python")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **running.environment},
    )

    assert done.returncode == 0, done.stderr
    assert "orders-staging ['environment=staging']" in done.stdout


def test_the_twenty_lines_of_hcl_apply_and_plan_empty(running: Running, tmp_path: Path) -> None:
    mirror, stack = tmp_path / "mirror", tmp_path / "stack"
    stack.mkdir()
    (stack / "main.tf").write_text(block("hcl"))
    installed = turnout("provider", "install", "--mirror", str(mirror))
    (tmp_path / "terraform.rc").write_text(installed.stdout)

    def terraform(*arguments: str) -> None:
        done = subprocess.run(
            [str(shutil.which("terraform") or shutil.which("tofu")), f"-chdir={stack}", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **running.environment, "TF_CLI_CONFIG_FILE": str(tmp_path / "terraform.rc")},
        )
        assert done.returncode == 0, done.stdout + done.stderr

    terraform("init", "-input=false")
    terraform("apply", "-auto-approve", "-input=false")
    terraform("plan", "-detailed-exitcode", "-input=false")
    terraform("destroy", "-auto-approve", "-input=false")


@pytest.mark.parametrize("page", sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("*.md")))
def test_links_between_our_pages_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text()
    targets = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]

    assert [target for target in targets if target and not (ROOT / page).parent.joinpath(target).exists()] == []
