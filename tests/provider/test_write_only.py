"""Write-only settings reach the service and nothing else: no state, no plan, no word of Terraform."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from tests.conftest import Running
from tests.provider.terraform import Terraform

from turnout_provider.framework.servicer import Servicer
from turnout_provider.plugin import messages, values
from turnout_provider.plugin.protobuf import decode, encode
from turnout_provider.segment import Segment

SECRET = "s3cr3t-of-the-hook"


def hcl(name: str, *, secret: str | None, version: int | None, url: str = "https://hook.example/a") -> str:
    written = f"settings_wo_version = {version}" if version is not None else ""
    return f"""
      variable "secret" {{
        type      = string
        ephemeral = true
        default   = {json.dumps(secret)}
      }}
      resource "segment_source" "web" {{
        slug     = "{name}"
        enabled  = true
        settings = jsonencode({{}})
        metadata = {{ id = "IqDTy1TpoU" }}
      }}
      resource "segment_destination" "hook" {{
        name        = "Hook"
        source_id   = segment_source.web.id
        enabled     = true
        metadata    = {{ id = "turnout-webhook" }}
        settings    = jsonencode({{ url = "{url}" }})
        settings_wo = jsonencode({{ sharedSecret = var.secret }})
        {written}
      }}
    """


def everything_in(directory: Path) -> bytes:
    """The bytes of every file, those inside of the plan file too."""
    files = [file for file in directory.rglob("*") if file.is_file() and file.suffix != ".plan"]
    assert "terraform.tfstate" in {file.name for file in files}
    with ZipFile(directory / "saved.plan") as plan:
        packed = b"".join(plan.read(name) for name in plan.namelist())
    assert b"segment_destination" in packed
    return packed + b"".join(file.read_bytes() for file in files)


def test_a_write_only_setting_is_sent_and_in_no_file_and_no_output(
    terraform: Terraform, held_settings: Callable[[str], Any], unique: Callable[[str], str]
) -> None:
    terraform.hcl(hcl(unique("web"), secret=None, version=1))
    given = f"-var=secret={SECRET}"
    planned = terraform.run("plan", "-out=saved.plan", "-input=false", given)
    applied = terraform.run("apply", "-input=false", given, "saved.plan")

    assert held_settings(terraform.state()["segment_destination.hook"]["id"])["sharedSecret"] == SECRET
    shown = terraform.run("show", "-json", "saved.plan").text + terraform.run("show", "-json").text
    assert SECRET not in planned.text + applied.text + shown
    assert SECRET.encode() not in everything_in(terraform.directory)
    assert terraform.state()["segment_destination.hook"]["settings_wo"] is None


def test_a_write_only_setting_is_sent_again_only_when_its_version_changes(
    terraform: Terraform, held_settings: Callable[[str], Any], unique: Callable[[str], str]
) -> None:
    name = unique("web")
    terraform.hcl(hcl(name, secret="one", version=1))
    terraform.apply()
    hook = terraform.state()["segment_destination.hook"]["id"]

    terraform.hcl(hcl(name, secret="two", version=1))
    assert terraform.plan().actions == {}
    terraform.hcl(hcl(name, secret="two", version=1, url="https://hook.example/b"))
    terraform.apply()
    assert (held_settings(hook)["sharedSecret"], held_settings(hook)["url"]) == ("one", "https://hook.example/b")

    terraform.hcl(hcl(name, secret="two", version=2, url="https://hook.example/b"))
    assert terraform.plan().actions == {"segment_destination.hook": "update"}
    terraform.apply()
    assert held_settings(hook)["sharedSecret"] == "two"
    assert terraform.plan().actions == {}


def test_a_secret_that_moves_out_of_settings_is_not_cleared_on_the_way(
    terraform: Terraform, held_settings: Callable[[str], Any], unique: Callable[[str], str]
) -> None:
    name = unique("web")
    moved = hcl(name, secret=SECRET, version=1)
    clear = moved.replace('{ url = "https', f'{{ sharedSecret = "{SECRET}", url = "https')
    clear = "\n".join(line for line in clear.splitlines() if "settings_wo" not in line)
    terraform.hcl(clear)
    terraform.apply()
    terraform.hcl(moved)
    terraform.apply()

    assert held_settings(terraform.state()["segment_destination.hook"]["id"])["sharedSecret"] == SECRET
    assert SECRET not in (terraform.directory / "terraform.tfstate").read_text()


def test_a_write_only_setting_needs_a_version(terraform: Terraform, unique: Callable[[str], str]) -> None:
    terraform.hcl(hcl(unique("web"), secret=SECRET, version=None))
    (error,) = terraform.refused("plan")

    assert error["summary"] == "settings_wo has no version"
    assert "settings_wo_version = 1" in error["detail"]


def test_a_setting_is_in_one_place_only(terraform: Terraform, unique: Callable[[str], str]) -> None:
    text = hcl(unique("web"), secret=SECRET, version=1).replace("{ url =", '{ sharedSecret = "x", url =')
    text = text.replace("var.secret", '"y"')
    terraform.hcl(text)
    (error,) = terraform.refused("plan")

    assert error["summary"] == "In settings and in settings_wo"
    assert error["detail"].startswith("sharedSecret: ")


@pytest.mark.parametrize("capable", [True, False])
def test_a_terraform_that_would_store_it_is_refused(capable: bool) -> None:
    segment = Segment()
    resource = segment.resource("segment_destination")
    config = dict.fromkeys(resource.attributes) | {
        "settings": "{}",
        "settings_wo": json.dumps({"sharedSecret": SECRET}),
        "settings_wo_version": 1,
        "source_id": "s",
    }
    rpc = messages.VALIDATE_RESOURCE_CONFIG
    request = {
        "type_name": "segment_destination",
        "config": {"msgpack": values.encode(config, resource.type)},
        "client_capabilities": {"write_only_attributes_allowed": capable},
    }
    answer = decode(rpc.response, Servicer(segment).handle(rpc.path, encode(rpc.request, request)))

    said = [found["summary"] for found in answer["diagnostics"]]
    assert ("settings_wo needs a newer Terraform" in said) is not capable


def test_every_resource_with_settings_has_the_twins() -> None:
    segment = Segment()
    with_settings = (
        "segment_source",
        "segment_destination",
        "segment_warehouse",
        "segment_profiles_warehouse",
        "segment_insert_function_instance",
        "segment_credential",
    )
    for name in with_settings:
        attributes = segment.resource(name).attributes
        assert attributes["settings_wo"].write_only, name
        assert attributes["settings_wo_version"].optional, name


@pytest.fixture
def held_settings(running: Running) -> Callable[[str], Any]:
    """What the service holds as a destination's settings: its answers show dots for secrets, its tables do not."""

    def held(id: str) -> Any:
        with closing(sqlite3.connect(running.data / "control.db")) as database:
            query = "select document from resources where kind = 'destination' and \"key\" = ?"
            (document,) = database.execute(query, (id,)).fetchone()
        return json.loads(document)["settings"]

    return held
