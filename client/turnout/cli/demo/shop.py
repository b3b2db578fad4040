"""The shop example: where its files are, its workspace program and its traffic."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import click


def folder() -> Path:
    """The example's folder: inside the installed package, or in the checkout that this runs from."""
    here = Path(__file__).resolve()
    for candidate in (here.parent / "example", here.parents[4] / "examples" / "shop"):
        if (candidate / "main.py").exists():
            return candidate
    raise click.ClickException("the shop example is not part of this installation; run the demo from a checkout")


def choose_backend(asked: str) -> tuple[str, str]:
    """The backend to use and, where that needs saying, why."""
    if asked != "auto":
        return asked, ""
    if shutil.which("node"):
        return "cdktf", ""
    return "plain", "Node is missing, so the program runs on the plain backend; the result is the same."


def synthesise(backend: str, webhook_url: str, work: Path) -> Path:
    """Run the program; the directory that holds its Terraform JSON."""
    done = subprocess.run(
        [sys.executable, str(folder() / "main.py")],
        cwd=work,
        env={
            **os.environ,
            "TURNOUT_BACKEND": backend,
            "SHOP_WEBHOOK_URL": webhook_url,
            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "20",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise click.ClickException(f"examples/shop/main.py failed:\n{done.stderr[-3000:]}")
    return work / "cdktf.out" / "stacks" / "shop"


def traffic() -> ModuleType:
    """The example's `events` module."""
    spec = importlib.util.spec_from_file_location("turnout_shop_events", folder() / "events.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def send(calls: list[Any], host: str, write_keys: Mapping[str, str]) -> None:
    """Send the calls with the official SDK, first sendings before repeated ones; raise if one was refused."""
    from segment.analytics import Client

    refused: list[str] = []
    for again in (False, True):
        clients = {
            source: Client(
                key, host=host, on_error=lambda error, _batch: refused.append(str(error)), upload_interval=0.05
            )
            for source, key in write_keys.items()
        }
        for call in (c for c in calls if c.again is again):
            getattr(clients[call.source], call.method)(**call.arguments)
        for client in clients.values():
            client.flush()
            client.shutdown()
    if refused:
        raise click.ClickException(f"the server refused a batch: {refused[0]}")


def counted(expected: Mapping[str, Any]) -> Counter[str]:
    """What must come out of all sources together, by what became of it."""
    total: Counter[str] = Counter()
    for row in expected.values():
        total.update(received=row.received, duplicates=row.duplicates, filtered=row.filtered, delivered=row.delivered)
        total.update({f"blocked: {reason}": count for reason, count in row.blocked.items()})
    return total
