"""Time to declare and synthesise sources on each backend, in a process of its own: importing included and apart."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

RUNS = 5
COUNTS = (100, 1000)
PROGRAM = """
import json, resource, sys, time
began = time.perf_counter()
from importlib import import_module
cdk = import_module("turnout_provider.constructs." + sys.argv[1])
imported = time.perf_counter()
app = cdk.App(outdir=sys.argv[3])
stack = cdk.TerraformStack(app, "stack")
cdk.SegmentProvider(stack, "segment")
for number in range(int(sys.argv[2])):
    cdk.Source(
        stack,
        f"source-{number}",
        slug=f"source-{number}",
        name=f"Source {number}",
        enabled=True,
        metadata={"id": "IqDTy1TpoU"},
        settings={"website_url": "https://example.com", "number": number},
        labels=[{"key": "environment", "value": "bench"}, {"key": "number", "value": str(number)}],
    )
app.synth()
ended = time.perf_counter()
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"import": imported - began, "synth": ended - imported, "cpu": usage.ru_utime + usage.ru_stime}))
"""


def run(backend: str, count: int) -> dict[str, float]:
    """One process; its seconds."""
    environ = {**os.environ, "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "20"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as directory:
        command = [sys.executable, "-c", PROGRAM, backend, str(count), directory]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    backends = ["plain", *(("cdktf", "cdktn") if shutil.which("node") else ())]
    for backend in backends:
        run(backend, 1)
    for count in COUNTS:
        # In turns: a busy minute of the machine is everybody's.
        runs = [{backend: run(backend, count) for backend in backends} for _ in range(RUNS)]
        for backend in backends:
            seconds = {
                f"{part}_ms_median": round(statistics.median(each[backend][part] for each in runs) * 1e3, 1)
                for part in ("import", "synth", "cpu")
            }
            print(json.dumps({"bench": "synth", "backend": backend, "resources": count, "runs": RUNS, **seconds}))


if __name__ == "__main__":
    main()
