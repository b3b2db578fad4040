"""Make, look at and destroy many sources: the provider's CPU beside Terraform's, its memory and its requests.

python bench/apply.py [--sizes 1,100,1000] [--runs 5]

Prints one JSON line a size and command. State is kept by a backend over HTTP (`state.py`). CPU seconds are medians
over the runs and sums over all provider processes that one command starts; memory is the largest of them. Requests
are counted in a round of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from tests.provider.gate import gate  # noqa: E402  # the repository is not installed as a package
from tests.provider.terraform import REQUIRED  # noqa: E402

from plan import server, sources, terraform  # noqa: E402  # scripts beside this one
from state import state_backend  # noqa: E402

PARALLELISM = "-parallelism=10"
COMMANDS = {
    "plan to create": ("plan", "-input=false", "-out=made.plan"),
    "apply": ("apply", "-input=false", PARALLELISM, "made.plan"),
    "no-op plan": ("plan", "-input=false"),
    "destroy": ("destroy", "-input=false", "-auto-approve", PARALLELISM),
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", default="1,100,1000")
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    for size in map(int, given.sizes.split(",")):
        with (
            tempfile.TemporaryDirectory() as folder,
            state_backend() as backend,
            server(Path(folder)) as environment,
        ):
            for line in measured(Path(folder), backend, environment, size, given.runs):
                print(json.dumps(line), flush=True)


def measured(
    folder: Path, backend: str, environment: dict[str, str], size: int, runs: int
) -> Iterator[dict[str, Any]]:
    module = folder / "module"
    module.mkdir()
    block = {**REQUIRED, "backend": {"http": {"address": backend}}}
    document = {"terraform": block, "resource": {"segment_source": sources(size)}}
    (module / "main.tf.json").write_text(json.dumps(document))
    terraform(module, environment, "init")
    rounds = [{name: terraform(module, environment, *said) for name, said in COMMANDS.items()} for _ in range(runs)]
    counted = requests(module, environment)
    for name in COMMANDS:
        found = [one[name] for one in rounds]
        medians = {key: round(statistics.median(one[key] for one in found), 3) for key in found[0]}
        yield {
            "bench": "apply",
            "command": name,
            "resources": size,
            "runs": runs,
            **medians,
            "share_of_terraform": round(medians["provider_cpu_s"] / medians["terraform_cpu_s"], 3),
            "requests": counted[name],
            "python": platform.python_version(),
            "cpus": os.cpu_count(),
        }


def requests(module: Path, environment: dict[str, str]) -> dict[str, int]:
    """How many requests each command sends."""
    counted: dict[str, int] = {}
    with gate(environment["PUBLIC_API_URL"]) as before:
        for name, said in COMMANDS.items():
            before.asked.clear()
            terraform(module, {**environment, "PUBLIC_API_URL": before.url}, *said)
            counted[name] = len(before.asked)
    return counted


if __name__ == "__main__":
    main()
