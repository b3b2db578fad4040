"""Drives the real Terraform in a directory of its own, and says what it did."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ADDRESS = "registry.terraform.io/turnout/segment"
REQUIRED = {"required_providers": {"segment": {"source": ADDRESS}}}

Json = dict[str, Any]


@dataclass(frozen=True)
class Done:
    """One finished command: its exit status, its text and the messages of `-json`."""

    status: int
    text: str
    messages: Sequence[Json] = ()

    @property
    def actions(self) -> dict[str, str]:
        """What the plan says by resource: create, update, replace, delete."""
        planned = (m["change"] for m in self.messages if m["type"] == "planned_change")
        return {change["resource"]["addr"]: change["action"] for change in planned}

    @property
    def drift(self) -> dict[str, str]:
        """What refreshing found changed, by resource."""
        found = (m["change"] for m in self.messages if m["type"] == "resource_drift")
        return {change["resource"]["addr"]: change["action"] for change in found}

    @property
    def errors(self) -> list[Json]:
        return [m["diagnostic"] for m in self.messages if m["type"] == "diagnostic" and m["@level"] == "error"]

    @property
    def warnings(self) -> list[Json]:
        return [m["diagnostic"] for m in self.messages if m["type"] == "diagnostic" and m["@level"] == "warn"]


@dataclass
class Terraform:
    """A root module and its state."""

    directory: Path
    environment: Mapping[str, str]
    provider: Json = field(default_factory=dict)

    def write(self, resources: Json | None = None, data: Json | None = None, **more: Any) -> None:
        """Make the whole configuration: resources and data sources by type and name."""
        document = {
            "terraform": REQUIRED,
            "provider": {"segment": self.provider},
            **({"resource": resources} if resources else {}),
            **({"data": data} if data else {}),
            **more,
        }
        (self.directory / "main.tf.json").write_text(json.dumps(document, indent=1))

    def hcl(self, text: str) -> None:
        """Make a configuration of HCL besides the provider's block."""
        self.write()
        (self.directory / "more.tf").write_text(text)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command in a process group of its own, so that a test can interrupt it."""
        return subprocess.Popen(
            ["terraform", *arguments],
            cwd=self.directory,
            env={**os.environ, "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, expect: Sequence[int] = (0,)) -> Done:
        """Run a command to its end; its exit status must be an expected one."""
        process = self.start(*arguments)
        text, _ = process.communicate(timeout=120)
        messages = [json.loads(line) for line in text.splitlines() if line.startswith('{"@level"')]
        done = Done(process.returncode, text, messages)
        said = [f"{error['summary']}: {error['detail']} at {error.get('address')}" for error in done.errors]
        told = "\n".join(said) or text
        assert process.returncode in expect, f"terraform {' '.join(arguments)}: {process.returncode}\n{told}"
        return done

    def plan(self, *arguments: str) -> Done:
        return self.run("plan", "-json", "-input=false", "-detailed-exitcode", *arguments, expect=(0, 2))

    def apply(self, *arguments: str) -> Done:
        return self.run("apply", "-json", "-auto-approve", "-input=false", *arguments)

    def destroy(self) -> Done:
        return self.run("destroy", "-json", "-auto-approve", "-input=false")

    def refused(self, command: str, *arguments: str) -> list[Json]:
        """The errors of a plan or apply that must fail."""
        approved = ("-auto-approve",) if command in ("apply", "destroy") else ()
        return self.run(command, "-json", *approved, *arguments, expect=(1,)).errors

    def state(self) -> dict[str, Json]:
        """What is in the state, by address; of a resource that is marked so, with `tainted`."""
        file = self.directory / "terraform.tfstate"
        found = json.loads(file.read_text())["resources"] if file.exists() else []
        return {
            f"{r['type']}.{r['name']}": {
                **instance["attributes"],
                **({"tainted": True} if instance.get("status") == "tainted" else {}),
            }
            for r in found
            if r["mode"] == "managed"
            for instance in r["instances"]
        }
