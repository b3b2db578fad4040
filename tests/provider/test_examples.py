"""The examples of docs/terraform/: applied together by the real Terraform, then nothing is left to plan, and gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.conftest import Running
from tests.provider.terraform import Terraform

from turnout_provider.facts import Printed

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples/terraform"
SECRETS = ("shared_secret", "database_password", "api_key", "snowflake_password")
APPLIED = ("resources", "data-sources", "functions", "ephemeral-resources")
OF_PEOPLE = (
    "data-sources/segment_user.tf",
    "data-sources/segment_user_groups_of_user.tf",
    "resources/segment_user_permission.tf",
)
"""About people who have accepted an invitation, which nobody does here: they are read, and not applied."""


def given(terraform: Terraform) -> list[str]:
    return [f"-var={name}=kept-out-of-sight" for name in SECRETS]


def test_every_example_applies_then_plans_nothing_and_is_destroyed(terraform: Terraform, running: Running) -> None:
    terraform.write()
    for section in APPLIED:
        for file in (EXAMPLES / section).glob("*.tf"):
            if f"{section}/{file.name}" in OF_PEOPLE:
                continue
            text = file.read_text().replace("${path.module}", str(EXAMPLES / section))
            (terraform.directory / f"{section}-{file.name}").write_text(text)
    terraform.apply(*given(terraform))

    assert terraform.plan(*given(terraform)).actions == {}
    assert "kept-out-of-sight" not in (terraform.directory / "terraform.tfstate").read_text()
    shown = {address.partition(".")[0] for address in terraform.state()}
    assert shown - {"terraform_data"} == set(Printed().names("resources")) - {"segment_user_permission"}
    terraform.run("destroy", "-json", "-auto-approve", *given(terraform))


def test_the_examples_are_formatted_as_terraform_does(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "copy")
    (tmp_path / "terraform.rc").write_text("")
    terraform = Terraform(tmp_path, {"TF_CLI_CONFIG_FILE": str(tmp_path / "terraform.rc")})

    assert terraform.run("fmt", "-recursive", "-check", "copy", expect=(0, 3)).text == ""


def test_every_page_is_of_something_that_there_is(terraform: Terraform) -> None:
    document = json.loads((ROOT / "schemas/provider-schema.json").read_text())
    sections = {
        "resources": "resource_schemas",
        "data-sources": "data_source_schemas",
        "functions": "functions",
        "ephemeral-resources": "ephemeral_resource_schemas",
        "list-resources": "list_resource_schemas",
        "actions": "action_schemas",
    }
    for folder, section in sections.items():
        pages = {file.stem for file in (ROOT / "docs/terraform" / folder).glob("*.md")}
        assert pages == {name.removeprefix("segment_") for name in document[section]}, folder
