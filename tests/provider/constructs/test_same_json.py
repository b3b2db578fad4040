"""One program, three backends, the same Terraform JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.provider.constructs.programs import PROGRAMS
from tests.provider.constructs.synthesis import BACKENDS, LIBRARIES, Declare, run, synthesise, with_provider, written

ROOT = Path(__file__).parents[3]
SHOP = ROOT / "examples" / "shop" / "main.py"


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.__name__)
def test_the_three_backends_write_the_same_json(program: Declare, backends: list[Any], tmp_path: Path) -> None:
    of = [synthesise(cdk, with_provider(program), tmp_path / cdk.__name__) for cdk in backends]

    assert of[0] == of[2]
    assert of[1] == of[2]
    assert of[2]["resource"]["segment_source"]


def test_the_shop_is_the_same_on_every_backend_when_run_as_its_users_do(tmp_path: Path) -> None:
    documents = []
    for name in BACKENDS:
        (tmp_path / name).mkdir()
        done = run(SHOP, name, tmp_path / name, SHOP_WEBHOOK_URL="https://example.com/hook")
        assert done.returncode == 0, done.stderr
        documents.append(written(tmp_path / name / "cdktf.out" / "stacks" / "shop"))

    assert documents[0] == documents[1] == documents[2]
    assert set(documents[2]["resource"]) == {
        "segment_source",
        "segment_destination",
        "segment_destination_filter",
        "segment_tracking_plan",
        "segment_source_tracking_plan_connection",
    }
    assert documents[2]["output"]["api_write_key"] == {
        "value": "${segment_source.api.write_keys}",
        "sensitive": True,
    }


def test_the_plain_backend_needs_no_node_and_no_library(tmp_path: Path) -> None:
    program = tmp_path / "main.py"
    program.write_text(
        "import os, runpy, sys\n"
        "os.environ['PATH'] = ''\n"
        "sys.modules['jsii'] = sys.modules['constructs'] = None\n"
        f"runpy.run_path({str(SHOP)!r}, run_name='__main__')\n"
    )

    done = run(program, "plain", tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cdktf.out" / "stacks" / "shop" / "cdk.tf.json").exists()


def test_the_manifest_says_where_each_stack_is(cdk: Any, tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    for name in ("first", "second"):
        cdk.SegmentProvider(cdk.TerraformStack(app, name), "segment")
    app.synth()

    stacks = json.loads((tmp_path / "manifest.json").read_text())["stacks"]

    assert set(stacks) == {"first", "second"}
    for name, entry in stacks.items():
        assert (entry["name"], entry["workingDirectory"]) == (name, f"stacks/{name}")
        assert (tmp_path / entry["synthesizedStackPath"]).exists()


def test_a_directory_from_the_environment_is_taken(cdk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cdk.App(outdir=str(tmp_path)).outdir == str(tmp_path)
    if not cdk.__name__.endswith("plain"):
        return
    monkeypatch.setenv("CDKTF_OUTDIR", str(tmp_path / "elsewhere"))
    assert cdk.App().outdir == str(tmp_path / "elsewhere")


@pytest.mark.parametrize("library", LIBRARIES)
def test_without_node_a_library_says_what_to_do(library: str, tmp_path: Path) -> None:
    done = run(SHOP, library, tmp_path, PATH=str(tmp_path), JSII_NODE="")

    assert done.returncode == 1
    assert f"{library} runs on Node and there is no `node` on PATH: install Node 20" in done.stderr


@pytest.mark.parametrize("library", LIBRARIES)
def test_without_the_library_its_module_says_what_to_do(library: str, tmp_path: Path) -> None:
    program = tmp_path / "main.py"
    program.write_text(f"import sys\nsys.modules[{library!r}] = None\nimport turnout_provider.constructs.{library}\n")

    done = run(program, library, tmp_path)

    assert f"{library} is not installed: pip install 'turnout[{library}]'" in done.stderr
