"""Installing: one lock file serves a whole team, and the provider starts with what it needs and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import turnout
from tests.provider.terraform import Terraform

from turnout_provider.install import cli_config, install, location


def test_the_package_is_the_same_bytes_wherever_and_by_whoever_it_was_installed(tmp_path: Path) -> None:
    one, other = install(tmp_path / "one"), install(tmp_path / "other")

    assert one.path.read_bytes() == other.path.read_bytes()
    assert sys.executable.encode() not in one.path.read_bytes()
    assert [file.name for file in one.path.parent.iterdir()] == [one.path.name]
    assert os.access(one.path, os.X_OK)


def test_installing_again_changes_nothing(tmp_path: Path) -> None:
    first = install(tmp_path)
    content = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    assert install(tmp_path) == first
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == content


def test_the_path_command_says_where_it_is(tmp_path: Path) -> None:
    assert turnout("provider", "path", "--mirror", str(tmp_path)).stdout.strip() == str(location(tmp_path))


def test_by_default_it_goes_where_terraform_looks_by_itself() -> None:
    assert location().is_relative_to(Path.home() / ".terraform.d" / "plugins" / "registry.terraform.io")


def test_a_mirror_with_odd_characters_is_quoted(tmp_path: Path) -> None:
    assert 'path    = "' + str(tmp_path) + '/a \\"b\\""' in cli_config(tmp_path / 'a "b"')


def test_started_by_hand_it_says_what_it_is(tmp_path: Path) -> None:
    done = subprocess.run([str(install(tmp_path).path)], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "This is a Terraform provider" in done.stderr


def test_without_its_python_it_says_what_to_do(tmp_path: Path) -> None:
    launcher = install(tmp_path).path
    environ = {**os.environ, "TURNOUT_PYTHON": "/nowhere/python"}

    done = subprocess.run([str(launcher)], capture_output=True, text=True, check=False, env=environ)

    assert done.returncode == 1
    assert "turnout provider install" in done.stderr


def test_a_module_of_the_users_does_not_become_the_providers(installed: Terraform) -> None:
    (installed.directory / "json.py").write_text("raise SystemExit('this is not your json')\n")
    installed.write(data={"segment_workspace": {"here": {}}})
    installed.run("init")

    assert installed.plan().actions == {}


HEAVY = (
    "pydantic",
    "httpx",
    "logging",
    "dataclasses",
    "inspect",
    "asyncio",
    "http.client",
    "jsonschema_rs",
    "turnout",
)


def test_answering_for_the_schema_and_planning_what_needs_no_catalog_imports_nothing_heavy() -> None:
    script = f"""
import sys
from turnout_provider.main import Calls
handle = Calls().handle
handle("/tfplugin6.Provider/GetProviderSchema", b"")
from turnout_provider.plugin import messages, protobuf, values
from turnout_provider.facts import Printed
facts = Printed().resource("segment_tracking_plan")
config = dict.fromkeys(facts.attributes) | {{"name": "Shop", "type": "LIVE"}}
packed = {{"msgpack": values.encode(config, facts.type)}}
nothing = {{"msgpack": values.encode(None, facts.type)}}
for name, request in (
    ("ValidateResourceConfig", {{"type_name": "segment_tracking_plan", "config": packed}}),
    ("PlanResourceChange", {{
        "type_name": "segment_tracking_plan", "prior_state": nothing, "proposed_new_state": packed, "config": packed,
    }}),
):
    rpc = messages.RPCS["/tfplugin6.Provider/" + name]
    answer = protobuf.decode(rpc.response, handle(rpc.path, protobuf.encode(rpc.request, request)))
    assert answer["diagnostics"] == [], answer
print(*(name for name in {HEAVY!r} if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
