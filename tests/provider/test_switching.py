"""Switching from the official provider and back, step by step as docs/guides/switching.md says."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.switching import stand_in
from tests.provider.terraform import Json, Terraform

from turnout import Client
from turnout_provider.plugin.reattach import Reattachable

HERE = Path(__file__).parent / "switching"
GUIDE = (Path(__file__).parents[2] / "docs/guides/switching.md").read_text()
OFFICIAL: dict[str, Json] = json.loads((HERE / "official.json").read_text())


def steps(part: str) -> list[list[str]]:
    """The commands of a part of the guide."""
    text = GUIDE.split(f"## {part}\n")[1].split("\n## ")[0]
    lines = (line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines())
    return [shlex.split(line) for line in lines]


def official_state(made: dict[str, Json], known: dict[str, str]) -> Json:
    """A state file as the official provider leaves it, about objects that are there."""

    def filled(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: filled(member) for name, member in value.items()}
        if isinstance(value, list):
            return [filled(member) for member in value]
        if not isinstance(value, str):
            return value
        reference = re.fullmatch(r"{(segment_\w+\.\w+)\.(\w+)}", value)
        if reference:
            return made[reference[1]][reference[2]]
        return re.sub(r"{(\w+)}", lambda found: known.get(found[1], found[0]), value)

    resources = []
    for address, attributes in OFFICIAL.items():
        type_, name = address.split(".")
        instance = {"schema_version": 0, "attributes": filled(attributes), "sensitive_attributes": []}
        provider = f'provider["{stand_in.ADDRESS}"]'
        resources.append(
            {"mode": "managed", "type": type_, "name": name, "provider": provider, "instances": [instance]}
        )
    return {"version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "official", "resources": resources}


@pytest.fixture
def variables(values: dict[str, str], unique: Callable[[str], str]) -> dict[str, str]:
    return {
        "unique": unique("s"),
        "workspace": values["workspace"],
        "role": values["minimal"],
        "space": values["space"],
    }


@pytest.fixture
def switched(installed: Terraform, client: Client, variables: dict[str, str]) -> Terraform:
    """A module whose configuration names our provider and whose state the official one has written."""
    (installed.directory / "resources.tf").write_text((HERE / "main.tf").read_text())
    (installed.directory / "terraform.tfvars.json").write_text(json.dumps(variables))
    installed.run("init")
    installed.apply()
    made = installed.state()
    (key,) = client.sources.get(made["segment_source.web"]["id"]).write_keys
    state = official_state(made, {**variables, "write_key": key})
    (installed.directory / "terraform.tfstate").write_text(json.dumps(state))
    return installed


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment that leads Terraform to the stand-in."""
    nothing = tmp_path_factory.mktemp("cli") / "terraform.rc"
    nothing.write_text("")
    with Reattachable(stand_in.handle, stand_in.ADDRESS) as provider:
        yield {**provider.environ, "TF_CLI_CONFIG_FILE": str(nothing)}


def run(terraform: Terraform, command: list[str]) -> str:
    """One step of the guide; what would go into a file is given back."""
    program, *arguments = command[: command.index(">")] if ">" in command else command
    assert program == "terraform"
    return terraform.run(*arguments).text


def changed_values(terraform: Terraform) -> list[str]:
    """The addresses of resources of which a plan changes a value."""
    terraform.run("plan", "-out=plan")
    plan = json.loads(terraform.run("show", "-json", "plan").text)
    return [
        each["address"] for each in plan["resource_changes"] if each["change"]["before"] != each["change"]["after"]
    ]


def test_the_fixture_has_every_attribute_of_all_16_resources() -> None:
    assert {address.split(".")[0] for address in OFFICIAL} == set(stand_in.SHAPES)
    for address, attributes in OFFICIAL.items():
        shape = stand_in.SHAPES[address.split(".")[0]]
        assert attributes.keys() == {path for path in shape if "." not in path}, address


def test_state_of_the_official_provider_gives_an_empty_plan(switched: Terraform) -> None:
    for command in steps("There"):
        run(switched, command)

    assert switched.plan().actions == {}
    switched.apply()
    assert switched.plan().actions == {}
    after = switched.state()
    assert after["segment_destination.hook"]["metadata"]["id"] == "614a3c7d791c91c41bae7599"
    assert after["segment_destination.hook"]["metadata"]["actions"] is None
    assert switched.destroy().errors == []


def test_it_goes_back_to_a_provider_with_the_official_schema(
    switched: Terraform, official: dict[str, str], variables: dict[str, str]
) -> None:
    for command in steps("There"):
        run(switched, command)
    switched.apply()
    for command in steps("And back"):
        run(switched, command)
    ours, switched.environment = switched.environment, official
    required = {"required_providers": {"segment": {"source": stand_in.ADDRESS}}}
    document = json.loads((switched.directory / "main.tf.json").read_text())
    (switched.directory / "main.tf.json").write_text(json.dumps({**document, "terraform": required}))

    # Sources keep the mark that their keys are sensitive until the next apply: a change of no value.
    assert changed_values(switched) == []

    # And here again: what is there does not depend on who looked last.
    switched.environment = ours
    for command in steps("There")[1:2]:
        run(switched, command)
    switched.write()
    assert switched.plan().actions == {}


def test_catalog_entries_are_kept_where_the_provider_block_asks_for_them(
    terraform: Terraform, running: Running, unique: Callable[[str], str]
) -> None:
    source = {"slug": unique("web"), "enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}
    destination = {
        "source_id": "${segment_source.web.id}",
        "enabled": True,
        "metadata": {"id": "614a3c7d791c91c41bae7599"},
        "settings": "{}",
    }
    resources = {"segment_source": {"web": source}, "segment_destination": {"hook": destination}}
    terraform.write(resources)
    terraform.apply()
    assert terraform.state()["segment_source.web"]["metadata"]["name"] is None

    terraform.provider = {**terraform.provider, "include_metadata": True}
    terraform.write(resources, output={"name": {"value": "${segment_destination.hook.metadata.name}"}})
    terraform.apply()

    state = terraform.state()
    assert state["segment_source.web"]["metadata"]["name"] == "Javascript"
    assert state["segment_destination.hook"]["metadata"]["actions"][0]["slug"] == "send"
    assert terraform.run("output", "-raw", "name").text == "Webhooks (Actions)"
    assert terraform.plan().actions == {}
    terraform.provider = {**terraform.provider, "include_metadata": False}
    terraform.write(resources)
    assert terraform.plan().actions == {}
