"""The demo as a newcomer runs it, and the parts that decide whether it went well."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from turnout.cli.demo import report, shop


def demo(work: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TMPDIR": str(work)}
    if path is not None:
        environment["PATH"] = path
    command = [sys.executable, "-m", "turnout.cli", "demo", "--mirror", str(work / "mirror"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=240)


@pytest.mark.parametrize("backend", ["cdktf", "plain"])
def test_the_demo_does_the_main_job_and_leaves_nothing_behind(backend: str, tmp_path: Path) -> None:
    done = demo(tmp_path, "--backend", backend)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "The demo is done" in done.stdout
    assert "differs" not in done.stdout
    assert "update   segment_destination_filter.no_staff" in done.stdout
    assert [left.name for left in tmp_path.iterdir() if left.name.startswith("turnout-demo")] == []


def test_keep_leaves_the_server_running_and_says_what_works(tmp_path: Path) -> None:
    done = demo(tmp_path, "--keep", "--backend", "plain")

    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    exports, *tries = [line.strip() for line in said if line.startswith("  ") and not line.startswith("   ")][:5]
    answers = [sh(f"{exports}; {line}") for line in tries]
    stop = next(line for line in said if line.startswith("Stop it all with: ")).removeprefix("Stop it all with: ")
    sh(stop)

    assert [len(tries), *("shop-api" in answer for answer in answers[:3])] == [4, True, True, True]
    assert "No changes" in answers[3]
    assert [left.name for left in tmp_path.iterdir() if left.name.startswith("turnout-demo")] == []


def sh(line: str) -> str:
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (line, done.stderr)
    return done.stdout


def test_without_terraform_one_line_says_so(tmp_path: Path) -> None:
    done = demo(tmp_path, path="/nonexistent")

    assert done.returncode == 1
    assert done.stderr == "Error: Terraform is missing: put terraform (>= 1.8) or tofu on PATH and run this again.\n"


def test_without_node_the_plain_backend_is_chosen_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")

    backend, why = shop.choose_backend("auto")

    assert backend == "plain"
    assert "Node is missing" in why


def test_the_seed_holds_300_calls_of_about_40_users_and_a_repeated_batch() -> None:
    traffic = shop.traffic()
    calls = traffic.calls()

    assert len(calls) == 300
    assert 40 <= len({call.arguments["user_id"] for call in calls}) <= 45
    assert sum(call.again for call in calls) == 20
    assert calls == traffic.calls()


def test_a_count_that_differs_is_named() -> None:
    came_out = Counter(received=300, duplicates=20, delivered=239, filtered=20)
    must = Counter(received=300, duplicates=20, delivered=240, filtered=20)
    must["blocked: unplanned"] = 8

    assert report.differences(came_out, must) == [
        "blocked: unplanned: 0 instead of 8",
        "delivered: 239 instead of 240",
    ]
