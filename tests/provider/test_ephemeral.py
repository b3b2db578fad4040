"""Ephemeral resources: secrets that a run hands on and nothing keeps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from tests.conftest import Running
from tests.provider.terraform import Terraform

from turnout import Client, SourceSpec
from turnout_provider.framework.servicer import Servicer
from turnout_provider.plugin import messages, values
from turnout_provider.plugin.protobuf import decode, encode
from turnout_provider.segment import Segment


@pytest.fixture
def source_id(client: Client, unique: Callable[[str], str]) -> Iterator[str]:
    made = client.sources.create(SourceSpec(slug=unique("web"), enabled=True, metadata_id="IqDTy1TpoU", settings={}))
    yield made.id
    client.sources.delete(made.id)


def test_a_write_key_is_handed_to_a_write_only_argument_and_kept_nowhere(
    terraform: Terraform, client: Client, source_id: str, unique: Callable[[str], str]
) -> None:
    terraform.hcl(f"""
      ephemeral "segment_source_write_key" "web" {{
        source_id = "{source_id}"
      }}
      resource "segment_source" "forwarded" {{
        slug                = "{unique("forwarded")}"
        enabled             = true
        settings            = jsonencode({{}})
        settings_wo         = jsonencode({{ writeKeyOfOther = ephemeral.segment_source_write_key.web.write_key }})
        settings_wo_version = 1
        metadata            = {{ id = "IqDTy1TpoU" }}
      }}
    """)
    terraform.run("plan", "-out=saved.plan", "-input=false")
    terraform.run("apply", "-input=false", "saved.plan")

    (key,) = client.sources.get(source_id).write_keys
    forwarded = client.sources.get(terraform.state()["segment_source.forwarded"]["id"])
    assert forwarded.settings["writeKeyOfOther"] == key
    assert key.encode() not in everything_in(terraform.directory)


def test_a_temporary_key_is_there_during_the_run_only(
    terraform: Terraform, client: Client, source_id: str, tmp_path: Path
) -> None:
    before = client.sources.get(source_id).write_keys
    terraform.hcl(f"""
      ephemeral "segment_source_write_key" "web" {{
        source_id = "{source_id}"
        temporary = true
      }}
      resource "terraform_data" "sends" {{
        provisioner "local-exec" {{
          command     = "printenv KEY > {tmp_path}/key.txt"
          environment = {{ KEY = ephemeral.segment_source_write_key.web.write_key }}
        }}
      }}
    """)
    terraform.apply()

    used = (tmp_path / "key.txt").read_text().strip()
    assert used
    assert used not in before
    assert client.sources.get(source_id).write_keys == before
    (tmp_path / "key.txt").unlink()
    assert used.encode() not in b"".join(file.read_bytes() for file in tmp_path.rglob("*.tfstate*"))


def test_a_source_that_is_not_there_is_named(terraform: Terraform) -> None:
    terraform.hcl('ephemeral "segment_source_write_key" "web" {\n  source_id = "nobody"\n}\n')
    (error,) = terraform.refused("plan")

    assert "There is no such object" in error["summary"]
    assert "nobody" in error["detail"]


def test_the_token_is_handed_on_with_its_workspace(
    terraform: Terraform, running: Running, client: Client, tmp_path: Path
) -> None:
    terraform.hcl(f"""
      ephemeral "segment_token" "here" {{}}
      resource "terraform_data" "uses" {{
        provisioner "local-exec" {{
          command = "printenv TOKEN WORKSPACE URL > {tmp_path}/seen.txt"
          environment = {{
            TOKEN     = ephemeral.segment_token.here.token
            WORKSPACE = ephemeral.segment_token.here.workspace_id
            URL       = ephemeral.segment_token.here.url
          }}
        }}
      }}
    """)
    terraform.apply()

    assert (tmp_path / "seen.txt").read_text().split() == [running.token, client.workspace.get().id, running.url]
    assert running.token not in (terraform.directory / "terraform.tfstate").read_text()


class Calls:
    """One provider, called as Terraform calls it."""

    def __init__(self, running: Running) -> None:
        self.segment = Segment()
        self._servicer = Servicer(self.segment)
        config = dict.fromkeys(self.segment.attributes) | {"url": running.url, "token": running.token}
        assert self(messages.CONFIGURE_PROVIDER, config=values.encode(config, self.segment.type)) == {
            "diagnostics": []
        }

    def __call__(self, rpc: messages.Rpc, **fields: Any) -> dict[str, Any]:
        if "config" in fields:
            fields["config"] = {"msgpack": fields["config"]}
        answer: dict[str, Any] = decode(rpc.response, self._servicer.handle(rpc.path, encode(rpc.request, fields)))
        return answer


def test_a_token_is_checked_again_before_ten_minutes_are_over(running: Running) -> None:
    call = Calls(running)
    one = call.segment.ephemeral_resource("segment_token")
    config = values.encode(dict.fromkeys(one.attributes), one.type)
    opened = call(messages.OPEN_EPHEMERAL_RESOURCE, type_name="segment_token", config=config)
    renewed = call(messages.RENEW_EPHEMERAL_RESOURCE, type_name="segment_token", private=opened["private"])
    closed = call(messages.CLOSE_EPHEMERAL_RESOURCE, type_name="segment_token", private=opened["private"])
    call.segment.close()

    result: Any = values.decode(opened["result"]["msgpack"], one.type)
    assert result["token"] == running.token
    for answer in (opened, renewed):
        assert answer["diagnostics"] == []
        assert time.time() < answer["renew_at"]["seconds"] <= time.time() + 600
    assert closed == {"diagnostics": []}


def test_a_temporary_key_that_is_gone_already_closes_well(running: Running, client: Client, source_id: str) -> None:
    call = Calls(running)
    one = call.segment.ephemeral_resource("segment_source_write_key")
    config = values.encode(dict.fromkeys(one.attributes) | {"source_id": source_id, "temporary": True}, one.type)
    opened = call(messages.OPEN_EPHEMERAL_RESOURCE, type_name="segment_source_write_key", config=config)
    result: Any = values.decode(opened["result"]["msgpack"], one.type)
    client.remove_write_key_from_source(source_id=source_id, write_key=result["write_key"])
    closed = call(messages.CLOSE_EPHEMERAL_RESOURCE, type_name="segment_source_write_key", private=opened["private"])
    call.segment.close()

    assert closed == {"diagnostics": []}


def everything_in(directory: Path) -> bytes:
    """The bytes of every file, those inside of the plan file too."""
    with ZipFile(directory / "saved.plan") as plan:
        packed = b"".join(plan.read(name) for name in plan.namelist())
    assert b"segment_source" in packed
    return packed + b"".join(file.read_bytes() for file in directory.rglob("*.tfstate*"))
