"""The real Terraform on what the constructs write, with our provider and a real server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.constructs.programs import PROGRAMS
from tests.provider.constructs.synthesis import BACKENDS, Declare, run, source, with_provider
from tests.provider.terraform import Terraform

from turnout import Client

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "guides" / "constructs.md").read_text()


def stacks(cdk: Any, programs: Mapping[str, Declare], directory: Path) -> dict[str, Path]:
    """Synthesise programs as stacks of one app; where each stack is, and its state will be."""
    app = cdk.App(outdir=str(directory))
    for name, program in programs.items():
        with_provider(program)(cdk, cdk.TerraformStack(app, name))
    app.synth()
    made = {name: directory / "stacks" / name for name in programs}
    for stack in made.values():
        _keep_state_here(stack / "cdk.tf.json")
    return made


def _keep_state_here(file: Path) -> None:
    """The libraries put the state into the folder that the tests run in."""
    document = json.loads(file.read_text())
    document["terraform"].pop("backend", None)
    file.write_text(json.dumps(document))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.__name__)
def test_terraform_finds_every_program_valid(
    program: Declare, backends: list[Any], mirror: dict[str, str], tmp_path: Path
) -> None:
    # The three write the same, which is tested elsewhere: one of them is enough.
    [plain] = [cdk for cdk in backends if cdk.__name__.endswith("plain")]
    [stack] = stacks(plain, {program.__name__: program}, tmp_path).values()
    if program.__name__ == "overrides":
        # A variable that only an override names has to be there.
        document = json.loads((stack / "cdk.tf.json").read_text())
        document["variable"] = {"kind": {}}
        del document["resource"]["segment_source"]["web"]["timeouts"]
        (stack / "cdk.tf.json").write_text(json.dumps(document))
    terraform = Terraform(stack, mirror)

    terraform.run("init", "-input=false")
    assert "Success! The configuration is valid." in terraform.run("validate", "-no-color").text


def test_what_terraform_makes_is_what_the_program_said(
    cdk: Any,
    mirror: dict[str, str],
    running: Running,
    client: Client,
    unique: Callable[[str], str],
    tmp_path: Path,
) -> None:
    code = "`Hi ${user}: %{if} $${x} %%{y} }`"
    quoted = 'a "b" \\ ${c}\n}'

    def program(cdk: Any, stack: Any) -> None:
        first = source(
            cdk, stack, "first", slug=unique("first"), name=code, settings={"code": code, "quoted": quoted}
        )
        second = source(
            cdk,
            stack,
            "second",
            slug=f"{first.slug}-second",
            name=f"{code} ${first.slug} ${{a",
            settings={
                "name": first.name,
                "keys": first.write_keys,
                "on": first.enabled,
                "text": f"{quoted}${first.name}",
            },
        )
        cdk.TerraformOutput(stack, "ids", value=[first.id, second.id], sensitive=False)

    [stack] = stacks(cdk, {"made": program}, tmp_path).values()
    terraform = Terraform(stack, {**mirror, **running.environment})
    terraform.run("init", "-input=false")
    terraform.apply()

    ids = json.loads(terraform.run("output", "-json", "ids").text)
    first, second = (client.sources.get(each) for each in ids)
    assert first.name == code
    assert first.settings == {"code": code, "quoted": quoted}
    assert second.slug == f"{first.slug}-second"
    assert second.name == f"{code} ${first.slug} ${{a"
    assert second.settings == {
        "name": code,
        "keys": first.write_keys,
        "on": True,
        "text": f"{quoted}${code}",
    }
    assert not terraform.plan().actions
    terraform.destroy()


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_guide_makes_what_it_says(
    backend: str,
    mirror: dict[str, str],
    running: Running,
    client: Client,
    unique: Callable[[str], str],
    tmp_path: Path,
) -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    slug = unique("guide")
    program = tmp_path / "main.py"
    program.write_text(
        code.replace("turnout_provider.constructs.cdktf", f"turnout_provider.constructs.{backend}").replace(
            'slug="web"', f'slug="{slug}"'
        )
    )

    done = run(program, backend, tmp_path)
    assert done.returncode == 0, done.stderr
    terraform = Terraform(tmp_path, {**mirror, **running.environment})
    for line in re.findall(r"^terraform (.*)$", PAGE, re.MULTILINE):
        terraform.run(*line.split(), *(["-auto-approve"] if line.endswith("apply") else []))

    [made] = [each for each in client.sources.iterate() if each.slug == slug]
    keys = terraform.run("-chdir=cdktf.out/stacks/web", "output", "-json", "write_keys").text
    assert json.loads(keys) == made.write_keys
    client.sources.delete(made.id)
