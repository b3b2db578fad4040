"""Run the real Terraform in one directory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click


def binary() -> str:
    """The terraform or tofu that is on PATH."""
    for name in ("terraform", "tofu"):
        if found := shutil.which(name):
            return found
    raise click.ClickException("Terraform is missing: put terraform (>= 1.8) or tofu on PATH and run this again.")


@dataclass(frozen=True)
class Terraform:
    """One working directory and the environment that its runs have."""

    directory: Path
    environment: Mapping[str, str]

    def run(self, *arguments: str, expect: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
        """Run one command; its output is shown only when it fails."""
        done = subprocess.run(
            [binary(), f"-chdir={self.directory}", *arguments],
            env={**os.environ, **self.environment, "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in expect:
            said = (done.stdout + done.stderr)[-4000:]
            raise click.ClickException(f"terraform {arguments[0]} failed ({done.returncode}):\n{said}")
        return done

    def changes(self) -> list[tuple[str, str]]:
        """Plan, and say which resources would change: (address, actions); empty when nothing would."""
        self.run("plan", "-input=false", "-no-color", "-out=plan", "-detailed-exitcode", expect=(0, 2))
        plan = json.loads(self.run("show", "-json", "plan").stdout)
        changed = [(c["address"], c["change"]["actions"]) for c in plan.get("resource_changes", [])]
        return [(address, "/".join(actions)) for address, actions in changed if actions not in (["no-op"], ["read"])]

    def apply(self) -> None:
        """Apply the plan that `changes` made."""
        self.run("apply", "-input=false", "-no-color", "plan")

    def output(self) -> dict[str, Any]:
        """The outputs, by name."""
        return {name: o["value"] for name, o in json.loads(self.run("output", "-json").stdout).items()}
