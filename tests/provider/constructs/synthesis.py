"""Runs programs on a backend and reads what they write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

LIBRARIES = ("cdktf", "cdktn")
BACKENDS = (*LIBRARIES, "plain")

Json = dict[str, Any]
Declare = Callable[[Any, Any], None]


def synthesise(cdk: Any, declare: Declare, directory: Path) -> Json:
    """Declare in a stack, synthesise the app, read the stack's file."""
    app = cdk.App(outdir=str(directory))
    declare(cdk, cdk.TerraformStack(app, "stack"))
    app.synth()
    return written(directory / "stacks" / "stack")


def with_provider(declare: Declare) -> Declare:
    """The same program with a provider."""

    def both(cdk: Any, stack: Any) -> None:
        cdk.SegmentProvider(stack, "segment")
        declare(cdk, stack)

    return both


def source(cdk: Any, scope: Any, id: str = "web", **more: Any) -> Any:
    """A source of which nothing is special."""
    return cdk.Source(
        scope, id, **{"slug": id, "enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": {}, **more}
    )


def run(program: Path, name: str, directory: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a directory on the backend that TURNOUT_BACKEND names."""
    silenced = {"JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "20"}
    return subprocess.run(
        [sys.executable, str(program)],
        cwd=directory,
        env={**os.environ, **silenced, "TURNOUT_BACKEND": name, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def written(stack: Path) -> Json:
    """A stack's JSON without what only the libraries write: their comments and the place of the state."""
    document: Json = _without_comments(json.loads((stack / "cdk.tf.json").read_text()))
    document.get("terraform", {}).pop("backend", None)
    return document


def _without_comments(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_comments(member) for key, member in value.items() if key != "//"}
    if isinstance(value, list):
        return [_without_comments(member) for member in value]
    return value
