"""CONTRIBUTING's fifteen minutes, done in a copy of the repository exactly as the page says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text()
DEFINITION, LINE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
FIXTURE = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0]
FILES = ("client/turnout/resources/reverse_etl_model.py", "tests/wire/reverse_etl_model.json")
# What Terraform shows of the model beyond the API's, added later: a new resource has none.
BEYOND = "provider/turnout_provider/composed"
DEPENDED_ON = "    sources = At(lambda: resources.source.SOURCE)\n"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository without the page's resource, and then with it again."""
    made = tmp_path_factory.mktemp("contribution")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).exists():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, made / name)
    take_out(made)
    for name, text in zip(FILES, (DEFINITION, FIXTURE), strict=True):
        (made / name).write_text(text)
    catalogue = made / "client/turnout/catalogue.py"
    catalogue.write_text(catalogue.read_text().replace(DEPENDED_ON, DEPENDED_ON + LINE))
    run(made, "tools/generate.py")
    return made


def take_out(copy: Path) -> None:
    """Make the copy one that never had the resource."""
    for name in FILES:
        (copy / name).unlink()
    catalogue = copy / "client/turnout/catalogue.py"
    text = catalogue.read_text()
    assert LINE in text, "the page lists the resource as the catalogue does not"
    catalogue.write_text(text.replace(LINE, ""))
    (copy / BEYOND / "reverse_etl_model.py").unlink()
    listed = (copy / BEYOND / "__init__.py").read_text().splitlines(keepends=True)
    (copy / BEYOND / "__init__.py").write_text("".join(line for line in listed if "reverse_etl_model" not in line))
    run(copy, "tools/generate.py")
    assert "reverse_etl_model" not in (copy / "schemas/provider-schema.json").read_text()


def run(copy: Path, *command: str) -> str:
    """Run Python in the copy, on the copy's packages."""
    path = os.pathsep.join(str(copy / folder) for folder in ("client", "provider", "server"))
    done = subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def printed(copy: Path, name: str) -> Any:
    return json.loads((copy / name).read_text())


def test_the_new_resource_is_printed_everywhere(copy: Path) -> None:
    schema = printed(copy, "schemas/provider-schema.json")["resource_schemas"]["segment_reverse_etl_model"]

    assert schema["attributes"]["query_identifier_column"]["required"] is True
    assert "queryIdentifierColumn" in printed(copy, "schemas/reverse_etl_model.json")["spec"]["properties"]
    assert (copy / "docs/reference/reverse_etl_model.md").exists()
    assert (copy / "docs/terraform/resources/reverse_etl_model.md").exists()
    assert "class ReverseEtlModel(" in (copy / "provider/turnout_provider/constructs/_resources.py").read_text()


def test_client_and_server_agree_with_the_new_wire_fixture(copy: Path) -> None:
    out = run(
        copy,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        "reverse_etl_model",
        "tests/client",
        "tests/server",
    )

    assert re.search(r"\b[2-9]\d* passed|\b1\d+ passed", out), out


def test_its_client_types_are_sound(copy: Path) -> None:
    program = copy / "program.py"
    program.write_text(
        "from turnout import Client\n"
        "from turnout.resources.reverse_etl_model import ReverseEtlModel, ReverseEtlModelSpec\n"
        "def make(client: Client, spec: ReverseEtlModelSpec) -> ReverseEtlModel:\n"
        "    return client.reverse_etl_models.create(spec)\n"
    )

    out = run(copy, "-m", "mypy", "--no-incremental", "--config-file", "pyproject.toml", "program.py")

    assert "Success" in out


def test_the_page_shows_the_resource_as_it_is() -> None:
    assert (ROOT / FILES[0]).read_text() == DEFINITION
