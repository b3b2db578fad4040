"""The official JSON-Schema-Test-Suite through our validator: every required case of draft-07.

The suite comes with the sources of `jsonschema` on PyPI; JSON_SCHEMA_TEST_SUITE names another checkout of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from turnout_server.violations import Schema

SOURCES = "jsonschema==4.26.0"
CARRIED = 913
# Where the suite expects its remote documents to be served.
REMOTE = "http://localhost:1234/"


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if checkout := os.environ.get("JSON_SCHEMA_TEST_SUITE"):
        return Path(checkout)
    home = tmp_path_factory.mktemp("suite")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", SOURCES]
    done = subprocess.run([*command, "-d", str(home)], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    with tarfile.open(next(home.glob("*.tar.gz"))) as archive:
        archive.extractall(home, filter="data")
    return next(home.glob("jsonschema-*/json"))


def documents(suite: Path) -> Mapping[str, Any]:
    folder = suite / "remotes"
    return {f"{REMOTE}{file.relative_to(folder)}": json.loads(file.read_text()) for file in folder.rglob("*.json")}


def cases(suite: Path) -> Iterator[tuple[str, Any, Any, bool]]:
    for file in sorted((suite / "tests" / "draft7").glob("*.json")):
        for group in json.loads(file.read_text()):
            for test in group["tests"]:
                yield (
                    f"{file.stem}: {group['description']}: {test['description']}",
                    group["schema"],
                    test["data"],
                    test["valid"],
                )


def test_every_required_case_of_draft_07_is_judged_as_the_suite_says(suite: Path) -> None:
    there, wrong, all_of_it = documents(suite), [], list(cases(suite))
    for name, schema, data, valid in all_of_it:
        # Formats are a matter of choice in draft-07: the suite's required cases expect them to be passed over.
        found = Schema(json.dumps(schema).encode(), there, formats=False).violations(data)
        if (not found) != valid:
            wrong.append((name, [violation.description for violation in found]))
    assert wrong == []
    assert len(all_of_it) >= CARRIED


def test_every_violation_has_a_type_a_field_and_a_text(suite: Path) -> None:
    there = documents(suite)
    for name, schema, data, valid in cases(suite):
        if not valid:
            for violation in Schema(json.dumps(schema).encode(), there).violations(data):
                assert all((violation.type, violation.field, violation.description)), name


def test_nothing_is_fetched_for_a_schema() -> None:
    schema = Schema(b'{"$ref": "http://localhost:1234/integer.json"}')
    assert [violation.type for violation in schema.violations(5)] == ["Invalid Schema"]
