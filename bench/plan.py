"""Plan 1, 100 and 1000 sources: the provider's CPU beside Terraform's, and the requests that a refresh costs.

python bench/plan.py [--sizes 1,100,1000] [--runs 5]

Prints one JSON line a size and case: `create` plans what is not there, `no-op` refreshes and plans what is. CPU
seconds are medians over the runs and sums over all provider processes that one command starts. The provider is
installed into a mirror and started by Terraform as a user's is; the server is ours, on this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.provider.gate import gate  # noqa: E402  # the repository is not installed as a package
from tests.provider.terraform import REQUIRED  # noqa: E402

from turnout.cli.demo.processes import start  # noqa: E402
from turnout_provider.install import cli_config, install  # noqa: E402

# Started in the place of Python: runs it and writes down what it cost.
WATCHER = f"""#!{sys.executable} -IS
import json, os, resource, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
child = os.posix_spawn({sys.executable!r}, [{sys.executable!r}, *sys.argv[1:]], os.environ)
_, status, used = os.wait4(child, 0)
own = resource.getrusage(resource.RUSAGE_SELF)
line = {{
    "provider": used.ru_utime + used.ru_stime,
    "watcher": own.ru_utime + own.ru_stime,
    "rss": used.ru_maxrss / 1024,
}}
with open(os.environ["BENCH_USED"], "a") as file:
    file.write(json.dumps(line) + "\\n")
sys.exit(os.waitstatus_to_exitcode(status))
"""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="1,100,1000")
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as environment:
            for line in measured(Path(folder), environment, size, given.runs):
                print(json.dumps(line), flush=True)


@contextmanager
def server(folder: Path) -> Iterator[dict[str, str]]:
    """A server with a token; the environment that leads Terraform and the provider to it."""
    data = str(folder / "data")
    running = start("turnout.cli", "serve", "--data", data, "--port", "0", "-o", "json", log=folder / "server.log")
    token = [sys.executable, "-m", "turnout.cli", "token", "create", "--data", data, "--name", "bench", "-o", "json"]
    made = json.loads(subprocess.run(token, check=True, capture_output=True, text=True).stdout)
    install(folder / "mirror")
    (folder / "terraform.rc").write_text(cli_config(folder / "mirror"))
    watcher = folder / "watcher"
    watcher.write_text(WATCHER)
    watcher.chmod(0o755)
    try:
        yield {
            **os.environ,
            "PUBLIC_API_URL": running.url,
            "PUBLIC_API_TOKEN": made["token"],
            "TF_CLI_CONFIG_FILE": str(folder / "terraform.rc"),
            "CHECKPOINT_DISABLE": "1",
            "TURNOUT_PYTHON": str(watcher),
            "BENCH_USED": str(folder / "used"),
        }
    finally:
        running.stop()


def measured(folder: Path, environment: dict[str, str], size: int, runs: int) -> Iterator[dict[str, Any]]:
    module = folder / "module"
    module.mkdir()
    (module / "main.tf.json").write_text(
        json.dumps({"terraform": REQUIRED, "resource": {"segment_source": sources(size)}})
    )
    terraform(module, environment, "init")
    yield line("create", size, module, environment, runs)
    terraform(module, environment, "apply", "-auto-approve", "-parallelism=30")
    yield line("no-op", size, module, environment, runs)


def sources(size: int) -> dict[str, Any]:
    return {
        f"s{n}": {
            "slug": f"source-{n}",
            "enabled": True,
            "metadata": {"id": "IqDTy1TpoU"},
            "settings": json.dumps({"website_url": f"https://shop-{n}.test", "number": n}),
            "labels": [{"key": "team", "value": f"team-{n % 7}"}],
        }
        for n in range(size)
    }


def line(case: str, size: int, module: Path, environment: dict[str, str], runs: int) -> dict[str, Any]:
    found = [terraform(module, environment, "plan", "-input=false") for _ in range(runs)]
    return {
        "bench": "plan",
        "case": case,
        "resources": size,
        "runs": runs,
        **{name: round(statistics.median(one[name] for one in found), 3) for name in found[0]},
        "requests": requests(module, environment),
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
    }


def terraform(module: Path, environment: dict[str, str], *arguments: str) -> dict[str, float]:
    """Run one command; what it and the providers that it started used."""
    used = Path(environment["BENCH_USED"])
    used.write_text("")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(["terraform", *arguments], cwd=module, env=environment, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    starts = [json.loads(one) for one in used.read_text().splitlines()]
    provider = sum(one["provider"] for one in starts)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # Terraform's figure includes the processes that it waited for.
    own = whole - provider - sum(one["watcher"] for one in starts)
    return {
        "provider_cpu_s": provider,
        "provider_mib": max((one["rss"] for one in starts), default=0.0),
        "terraform_cpu_s": own,
        "wall_s": wall,
        "starts": len(starts),
    }


def requests(module: Path, environment: dict[str, str]) -> int:
    """How many requests one plan sends; counted apart, for counting costs time."""
    with gate(environment["PUBLIC_API_URL"]) as before:
        terraform(module, {**environment, "PUBLIC_API_URL": before.url}, "plan", "-input=false")
        return len(before.asked)


if __name__ == "__main__":
    main()
