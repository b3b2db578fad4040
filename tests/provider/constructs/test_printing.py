"""What is printed from a schema: names that Python or the libraries have taken, every type, nothing to reformat."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from turnout_provider.constructs import printing

ROOT = Path(__file__).parents[3]
WORDS = [f"WORD_NUMBER_{number}" for number in range(12)]


def text(**more: Any) -> dict[str, Any]:
    return {"description": "Some text.", "type": "string", **more}


def nested(mode: str, attributes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"description": "Something.", "nested_type": {"nesting_mode": mode, "attributes": attributes}, **more}


INNER = {"words": text(optional=True, turnout={"enum": WORDS})}
AWKWARD = {
    "description": "A thing with a description " + "that goes on and on " * 10 + "until it ends.",
    "attributes": {
        "id": text(computed=True),
        "if": text(required=True, description="Long " * 40),
        "count": {"description": "Not ours.", "type": "number", "optional": True},
        "node": text(optional=True, turnout={"enum": WORDS}),
        "tags": {"description": "By name.", "type": ["map", "string"], "optional": True},
        "grid": {"description": "Numbers.", "type": ["list", ["list", "number"]], "optional": True},
        "names": {"description": "Texts.", "type": ["set", "string"], "required": True},
        "by_name": nested("map", {"class": text(required=True), "flag": text(optional=True)}, optional=True),
        "deep": nested("list", {"inner": nested("single", INNER, optional=True)}, optional=True),
        "body": text(optional=True, turnout={"json": True}),
    },
}
SCHEMA = {
    "provider": {"attributes": {"token": text(optional=True)}},
    "resource_schemas": {"segment_awkward_thing": AWKWARD},
    "data_source_schemas": {"segment_awkward_thing": {**AWKWARD, "attributes": {"id": text(required=True)}}},
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of constructs that are printed from the awkward schema."""
    package = tmp_path_factory.mktemp("printed") / "printed_here"
    package.mkdir()
    for own in (ROOT / printing.FOLDER).glob("_*.py"):
        (package / own.name).write_text(own.read_text())
    for name, module in printing.modules(SCHEMA).items():
        (package / name).write_text(module)
    return package


def run(*command: str, cwd: Path) -> str:
    done = subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_is_printed_is_formatted_and_clean(package: Path) -> None:
    configuration = ("--no-cache", "--config", str(ROOT / "pyproject.toml"))
    printed = [str(package / name) for name in printing.modules(SCHEMA)]

    run("-m", "ruff", "format", "--check", *configuration, *printed, cwd=package)
    run("-m", "ruff", "check", *configuration, *printed, cwd=package)


def test_taken_names_and_every_type_arrive_in_the_json(package: Path) -> None:
    program = package.parent / "program.py"
    program.write_text(
        "import json\n"
        "from printed_here import plain as cdk\n"
        "stack = cdk.TerraformStack(cdk.App(), 'stack')\n"
        "cdk.SegmentProvider(stack, 'segment')\n"
        "thing = cdk.AwkwardThing(stack, 'thing', if_='x', names={'b', 'a'}, count_=3, node_='WORD_NUMBER_1',\n"
        "    tags={'a': '${b}'}, grid=[[1, 2.5]], by_name={'k': {'class_': 'c'}}, body={'a': 1},\n"
        "    deep=[{'inner': {'words': 'WORD_NUMBER_2'}}])\n"
        "read = cdk.DataSegmentAwkwardThing(stack, 'read', id_=thing.if_)\n"
        "print(json.dumps(stack.to_terraform()))\n"
    )

    document = json.loads(run("program.py", cwd=package.parent))

    assert document["resource"]["segment_awkward_thing"]["thing"] == {
        "if": "x",
        "names": ["a", "b"],
        "count": 3,
        "node": "WORD_NUMBER_1",
        "tags": {"a": "$${b}"},
        "grid": [[1, 2.5]],
        "by_name": {"k": {"class": "c"}},
        "body": '{"a":1}',
        "deep": [{"inner": {"words": "WORD_NUMBER_2"}}],
    }
    assert document["data"]["segment_awkward_thing"]["read"] == {"id": "${segment_awkward_thing.thing.if}"}


def test_the_printed_files_are_those_in_the_repository() -> None:
    for path, content in printing.files().items():
        assert (ROOT / path).read_bytes() == content, f"{path}: run make generate"
