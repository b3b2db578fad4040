"""The constructs as a user's own mypy sees them."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from tests.provider.constructs.synthesis import BACKENDS, LIBRARIES, synthesise, with_provider

ROOT = Path(__file__).parents[3]
SAMPLES = Path(__file__).parent / "samples"
OTHER = {"cdktf": "plain", "cdktn": "plain", "plain": "cdktn"}


def sample(name: str, backend: str, directory: Path) -> Path:
    """The sample on one backend."""
    text = (SAMPLES / f"{name}.py").read_text()
    path = directory / f"{name}_{backend}.py"
    path.write_text(text.replace("BACKEND", backend).replace("OTHER", OTHER[backend]))
    return path


def mypy(*programs: Path) -> tuple[str, dict[str, list[tuple[int, str]]]]:
    """What mypy prints, and line and code of each error by program."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-pretty", "--config-file", "pyproject.toml"]
    done = subprocess.run([*command, *map(str, programs)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found = re.findall(r"^(\S+?):(\d+): error: .*\[([\w-]+)\]$", done.stdout, re.MULTILINE)
    by_program: dict[str, list[tuple[int, str]]] = {}
    for path, line, code in found:
        by_program.setdefault(Path(path).name, []).append((int(line), code))
    return done.stdout, by_program


def test_a_type_checker_accepts_what_is_right(tmp_path: Path) -> None:
    programs = [sample("good", backend, tmp_path) for backend in BACKENDS]
    programs += [sample("iterators", library, tmp_path) for library in LIBRARIES]

    out, errors = mypy(*programs, ROOT / "examples" / "shop" / "main.py")

    assert errors == {}, out
    assert f"no issues found in {len(programs) + 1} source files" in out


def test_a_type_checker_refuses_every_mistake(tmp_path: Path) -> None:
    lines = enumerate((SAMPLES / "mistakes.py").read_text().splitlines(), 1)
    expected = [(number, line.split("# expect: ")[1]) for number, line in lines if "# expect: " in line]
    programs = [sample("mistakes", backend, tmp_path) for backend in BACKENDS]

    out, errors = mypy(*programs)

    assert errors == {program.name: expected for program in programs}, out


@pytest.mark.parametrize("library", LIBRARIES, indirect=True)
def test_counts_and_iterators_of_a_library_work_with_our_classes(library: Any, tmp_path: Path) -> None:
    spec = spec_from_file_location("iterators", sample("iterators", library.__name__.rpartition(".")[2], tmp_path))
    assert spec is not None
    assert spec.loader is not None
    program = module_from_spec(spec)
    spec.loader.exec_module(program)

    found = synthesise(library, with_provider(program.declare), tmp_path / "out")["resource"]["segment_source"]

    assert found["each"]["for_each"] == '${toset(["a", "b"])}'
    assert found["each"]["slug"] == "${each.value}"
    assert (found["some"]["count"], found["some"]["slug"]) == (3, "s${count.index}")
    assert found["some"]["settings"] == '{"n":${count.index}}'
