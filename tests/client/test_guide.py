"""Every block of the Python guide, run against the real server and read by mypy."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Running

from turnout import Client, DestinationSpec, SourceSpec

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "guides" / "python.md").read_text()
BLOCKS = re.findall(r"^```python\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
TITLES = [re.sub(r"\W+", "-", block.strip().splitlines()[0]) for block in BLOCKS]


def run(block: str, running: Running) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block],
        env={**os.environ, **running.environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("block", BLOCKS, ids=TITLES)
def test_a_block_of_the_guide_runs(block: str, running: Running) -> None:
    run(block, running)


def test_the_change_in_twenty_lines_changes_nothing_the_second_time(running: Running) -> None:
    with Client(running.token, base_url=running.url) as client:
        source = client.sources.create(SourceSpec(slug="guide-twice", metadata_id="iUM16Md8P2", enabled=True))
        spec = DestinationSpec(source_id=source.id, metadata_id="turnout-webhook", settings={"url": "http://a.test/"})
        destination = client.destinations.create(spec)

        first = run(BLOCKS[0], running)
        assert "labelled guide-twice" in first
        assert "guarded" in first
        assert [each.key for each in client.sources.get(source.id).labels] == ["reviewed"]
        assert run(BLOCKS[0], running) == ""

        client.destinations.delete(destination.id)
        client.sources.delete(source.id)


def test_the_errors_read_as_the_guide_shows_them(running: Running) -> None:
    shown = next(block for block in BLOCKS if "UnknownField" in block)

    told = run(shown, running)

    assert "source: there is no field 'lables'. Did you mean 'labels'?" in told
    assert "Check that the token is complete and not revoked" in told
    assert "metadataId" in told


def test_a_type_checker_finds_nothing_wrong_with_the_guide(tmp_path: Path) -> None:
    paths = [tmp_path / f"block_{number}.py" for number, _ in enumerate(BLOCKS)]
    for path, block in zip(paths, BLOCKS, strict=True):
        path.write_text(block)

    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "pyproject.toml", *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
