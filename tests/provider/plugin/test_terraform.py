"""The transport in conversation with the real Terraform."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.provider.plugin import tiny_provider

from turnout_provider.plugin.reattach import Reattachable

TERRAFORM = shutil.which("terraform")

CONFIGURATION = """
terraform {
  required_providers {
    tiny = { source = "turnout/tiny" }
  }
}

variable "note" { default = "first" }

resource "tiny_thing" "many" {
  count = 8
  name  = "thing ${count.index}"
}

resource "tiny_thing" "one" {
  name = "one"
  note = jsonencode({ note = var.note, of = tiny_thing.many[3].id, large = join("", [for i in range(100) : ""]) })
  size = 0.12345678901234567890123456789
}

resource "tiny_thing" "large" {
  name = "large"
  note = file("large.txt")
}
"""


class Workspace:
    """A directory with a configuration, and terraform in it."""

    def __init__(self, directory: Path, environ: dict[str, str]) -> None:
        self.directory = directory
        # The whole environment of a user matters here except their own Terraform settings.
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
        self.environ = inherited | {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"} | environ
        (directory / "main.tf").write_text(CONFIGURATION)
        (directory / "large.txt").write_text("0123456789" * 500_000)

    def run(self, *arguments: str, code: int = 0) -> str:
        assert TERRAFORM is not None
        done = subprocess.run(
            [TERRAFORM, *arguments], cwd=self.directory, env=self.environ, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == code, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def state(self) -> dict[str, Any]:
        """Return the attributes of each resource by its address."""
        resources = json.loads(self.run("show", "-json"))["values"]["root_module"]["resources"]
        return {resource["address"]: resource["values"] for resource in resources}


@pytest.fixture
def reattached(tmp_path: Path) -> Iterator[Workspace]:
    with Reattachable(tiny_provider.handle, tiny_provider.ADDRESS) as provider:
        yield Workspace(tmp_path, provider.environ)


@pytest.fixture
def installed(tmp_path: Path) -> Workspace:
    mirror = tmp_path / "mirror"
    package = mirror / tiny_provider.ADDRESS / "1.0.0" / f"{platform.system().lower()}_{machine()}"
    package.mkdir(parents=True)
    launcher = package / "terraform-provider-tiny_v1.0.0"
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{tiny_provider.__file__}" "$@"\n')
    launcher.chmod(0o755)
    settings = tmp_path / "terraform.rc"
    settings.write_text(f'provider_installation {{\n  filesystem_mirror {{ path = "{mirror}" }}\n}}\n')
    work = tmp_path / "work"
    work.mkdir()
    return Workspace(work, {"TF_CLI_CONFIG_FILE": str(settings)})


def machine() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


def lead_a_life(workspace: Workspace) -> None:
    """Create, find nothing to do, change, import, destroy."""
    workspace.run("init")
    workspace.run("apply", "-auto-approve")
    state = workspace.state()
    assert len(state) == 10
    assert json.loads(state["tiny_thing.one"]["note"])["of"] == "thing-thing 3"
    assert len(state["tiny_thing.large"]["note"]) == 5_000_000
    assert "0.12345678901234567890123456789" in (workspace.directory / "terraform.tfstate").read_text()

    workspace.run("plan", "-detailed-exitcode")
    workspace.run("plan", "-detailed-exitcode", "-var", "note=second", code=2)
    workspace.run("state", "rm", "tiny_thing.many[7]")
    workspace.run("import", "tiny_thing.many[7]", "thing-thing 7")
    workspace.run("plan", "-detailed-exitcode")
    workspace.run("destroy", "-auto-approve")
    assert json.loads((workspace.directory / "terraform.tfstate").read_text())["resources"] == []


def test_terraform_drives_a_running_provider(reattached: Workspace) -> None:
    lead_a_life(reattached)


def test_terraform_starts_an_installed_provider_over_mutual_tls(installed: Workspace) -> None:
    lead_a_life(installed)


def test_terraform_is_not_kept_waiting_by_a_provider_that_ends(installed: Workspace) -> None:
    installed.environ["TF_LOG"] = "warn"
    installed.run("init")
    assert TERRAFORM is not None
    done = subprocess.run(
        [TERRAFORM, "plan"],
        cwd=installed.directory,
        env=installed.environ,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0
    assert "failed to exit gracefully" not in done.stderr
    assert "error closing client" not in done.stderr
