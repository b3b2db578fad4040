"""The official SDKs, and one that speaks the same language, as judges of the Tracking API."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from rudderstack.analytics.client import Client as Rudder
from segment.analytics.client import Client as Segment
from tests.server.running import Server, archived, by_id, key_of, make_archive, make_source, serving

from turnout import Source

ROOT = Path(__file__).parents[2]
PACKAGES = ("@segment/analytics-node@3.1.0", "@rudderstack/rudder-sdk-node@3.0.13")
# Fails if an answer comes within 0.1 ms, which it may from a server next door.
TOO_NEAR = "test_should_timeout"


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        pytest.fail("Node.js is missing: install Node 20 or later to let the official SDKs judge the server")
    home = tmp_path_factory.mktemp("sdks")
    quietly = ("--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error")
    command = [npm, "install", *quietly, "--prefix", str(home), *PACKAGES]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        pytest.fail(f"npm could not install {', '.join(PACKAGES)}: {done.stderr.strip()[:200]}")
    return home / "node_modules"


@pytest.fixture
def source(server: Server) -> Source:
    with server.client() as client:
        found = make_source(client)
        make_archive(client, found)
    return found


def stored(server: Server) -> list[dict[str, Any]]:
    server.quiet()
    return archived(server.data)


def test_the_python_sdks_own_test_suite_passes_against_the_server(
    server: Server, source: Source, tmp_path: Path
) -> None:
    told = tmp_path / "told.json"
    surroundings = {
        "TURNOUT_URL": server.url,
        "TURNOUT_WRITE_KEY": key_of(source),
        "TURNOUT_TOLD": str(told),
        "PYTHONPATH": str(ROOT),
    }
    pytest_ = [sys.executable, "-m", "pytest", "-q", "-p", "tests.server.sdk_suite", "-p", "no:cacheprovider"]
    suite = subprocess.run(
        [*pytest_, "--rootdir", str(tmp_path), "-k", f"not {TOO_NEAR}", "--pyargs", "segment.analytics.test"],
        cwd=tmp_path,
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert suite.returncode == 0, suite.stdout[-3000:] + suite.stderr[-1000:]
    assert "1 deselected" in suite.stdout
    statuses, ids = json.loads(told.read_text())
    assert statuses["200"] >= 40, statuses
    assert len(ids) >= 200
    assert {event["messageId"] for event in stored(server)} >= set(ids)


def test_the_sdks_for_node_send_and_all_of_it_is_stored(server: Server, source: Source, modules: Path) -> None:
    script = Path(__file__).with_name("sdks.js")
    command = ["node", str(script), str(modules), server.url, key_of(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert json.loads(done.stdout) == [], done.stderr
    events = stored(server)
    assert Counter(event["type"] for event in events) == {
        "track": 140, "identify": 1, "page": 1, "screen": 1, "group": 1, "alias": 1,
    }  # fmt: skip
    numbers = {(event["userId"], event["properties"]["number"]) for event in events if event["type"] == "track"}
    assert len(numbers) == 140
    names = {event["context"]["library"]["name"] for event in events}
    assert names == {"@segment/analytics-node", "analytics-node"}
    assert {event["channel"] for event in events} == {"server"}


def test_sdks_that_are_told_to_wait_lose_nothing(tmp_path: Path, modules: Path) -> None:
    with serving(tmp_path / "data", "--allow-private-targets", "--ingest-rate", "60") as slow:
        with slow.client() as client:
            source = make_source(client)
            make_archive(client, source)
        failed: list[str] = []
        sdk = Segment(key_of(source), host=slow.url, on_error=lambda error, _: failed.append(str(error)))
        for number in range(250):
            sdk.track("python", "Tested", {"number": number})
        script = Path(__file__).with_name("sdks.js")
        command = ["node", str(script), str(modules), slow.url, key_of(source), "segment"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        sdk.shutdown()
        assert (failed, json.loads(done.stdout)) == ([], []), done.stderr
        events = stored(slow)
        refused = by_id(slow.overview()["sources"], source.id)["invalid"]
    assert refused["too_many_requests"] > 0
    assert len(events) == len({event["messageId"] for event in events}) == 250 + 105


@pytest.mark.parametrize("compressed", [False, True])
def test_the_python_sdk_of_rudderstack_is_served(server: Server, source: Source, compressed: bool) -> None:
    failed: list[str] = []
    sdk = Rudder(
        key_of(source), host=server.url, gzip=compressed, on_error=lambda error, _: failed.append(str(error))
    )
    for number in range(120):
        sdk.track("user", "Tested", {"number": number}, anonymous_id="anonymous")
    sdk.shutdown()
    assert failed == []
    assert sorted(event["properties"]["number"] for event in stored(server)) == list(range(120))
