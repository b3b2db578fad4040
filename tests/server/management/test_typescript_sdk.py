"""The official TypeScript SDK, installed from npm, drives the server."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import Api

SDK = "@segment/public-api-sdk-typescript@47.0.0-b8398"
JUDGE = Path(__file__).parent / "judge.js"

# Kinds that go through the same life: the key that holds one, and what the update changed, before and after.
LIVES: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "source": ("source", {"name": "web", "enabled": True}, {"name": "Shop", "enabled": False}),
    "destination": ("destination", {"name": "Hook", "enabled": True}, {"name": "Other", "enabled": False}),
    "filter": ("filter", {"title": "No tests"}, {"title": "Fewer tests"}),
    "tracking plan": ("trackingPlan", {"name": "Kitchen"}, {"name": "Cellar"}),
    "warehouse": ("warehouse", {}, {}),
    "function": (
        "function",
        {"code": "async function onTrack(event) {}"},
        {"code": "async function onTrack(event) {} // hot"},
    ),
    "transformation": ("transformation", {"name": "Rename"}, {"name": "Renamed"}),
}
CREATED = {"source", "warehouse", "label", "invite", "shop"}

Said = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        pytest.fail(
            "Node.js is missing: install Node 20 or later to let the official TypeScript SDK judge the server"
        )
    home = tmp_path_factory.mktemp("sdk")
    quiet = ("--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error")
    command = [npm, "install", *quiet, "--prefix", str(home), SDK]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        pytest.fail(f"npm could not install {SDK}: {done.stderr.strip()[:200]}")
    return home / "node_modules"


@pytest.fixture
def said(api: Api, modules: Path) -> Said:
    """What the SDK was answered, by what it was about and what it did."""
    command = ["node", str(JUDGE), str(modules), api.peer.url, api.token]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {(line["about"], line["name"]): line for line in lines}


def test_the_official_typescript_sdk_is_served(said: Said) -> None:
    for (about, name), line in said.items():
        if name == "read what is gone":
            assert line["status"] == 404, line
            assert "not found" in line["errors"][0]["message"]
        else:
            made = name in ("create", "withdraw") and about in CREATED
            assert line["status"] == (201 if made and name == "create" else 200), line
            assert line["data"], line

    for about, (key, before, after) in LIVES.items():
        made, read, again = (said[about, name]["data"][key] for name in ("create", "read", "read again"))
        assert made["id"] == read["id"] == again["id"]
        assert {name: made.get(name, "") for name in before} == before, about
        assert {name: again.get(name, "") for name in after} == after, about
        listed = next(value for name, value in said[about, "list"]["data"].items() if name != "pagination")
        assert made["id"] in [each["id"] for each in listed], about
        assert said[about, "delete"]["data"] == {"status": "SUCCESS"}, about

    settings = said["warehouse", "read again"]["data"]["warehouse"]["settings"]
    assert (settings["name"], settings["password"]) == ("Store", "••••")


def test_what_hangs_on_objects_is_served_too(said: Said) -> None:
    assert [rule["key"] for rule in said["rules", "list"]["data"]["rules"]] == ["Cup Sold", "Cup Broken"]
    assert [rule["key"] for rule in said["rules", "list again"]["data"]["rules"]] == ["Cup Broken"]
    assert len(said["connection", "list"]["data"]["sources"]) == 1
    schema_settings = said["schema settings", "list"]["data"]["settings"]
    assert schema_settings["track"]["allowUnplannedEvents"] is False

    (label,) = said["label", "list"]["data"]["labels"]
    assert label == {"key": "team", "value": "tea", "description": "d"}
    assert said["labels of a source", "read"]["data"]["source"]["labels"][0]["value"] == "tea"
    assert said["label", "list again"]["data"]["labels"] == []


def test_people_are_invited_given_roles_and_removed(said: Said) -> None:
    assert said["invite", "list"]["data"]["invites"] == ["ada@shop.example"]
    before, after = (said["user", name]["data"]["user"]["permissions"] for name in ("read", "read again"))
    assert [each["roleName"] for each in before] == ["Workspace Member"]
    assert [each["roleName"] for each in after] == ["Workspace Owner"]
    assert said["user", "read what is gone"]["status"] == 404
