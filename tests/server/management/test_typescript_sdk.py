"""The official TypeScript SDK, installed from npm, drives the server."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import Api

SDK = "@segment/public-api-sdk-typescript@47.0.0-b8398"
JUDGE = Path(__file__).parent / "judge.js"


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        pytest.fail(
            "Node.js is missing: install Node 20 or later to let the official TypeScript SDK judge the server"
        )
    home = tmp_path_factory.mktemp("sdk")
    command = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--prefer-offline",
        "--loglevel=error",
        "--prefix",
        str(home),
        SDK,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        pytest.fail(f"npm could not install {SDK}: {done.stderr.strip()[:200]}")
    return home / "node_modules"


def test_the_official_typescript_sdk_is_served(api: Api, modules: Path) -> None:
    command = ["node", str(JUDGE), str(modules), api.peer.url, api.token]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    calls = [json.loads(line) for line in done.stdout.splitlines()]
    *fine, missing = calls
    assert len(fine) == 24, done.stderr
    for call in fine:
        assert call["status"] == (201 if call["name"] == "createSource" else 200), call
        assert call["data"], call
    assert (missing["status"], missing["errors"][0]["message"]) == (404, "Source with id '404' not found.")
