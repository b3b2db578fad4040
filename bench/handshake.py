"""Time from exec to the handshake line, of a provider that does nothing: CPU and wall, bare Python beside it."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.provider.plugin.go_plugin_client import COOKIE, Identity  # noqa: E402  # after the path

ECHO = ROOT / "tests/provider/plugin/echo_provider.py"
RUNS = 15


def start(command: list[str], environ: dict[str, str]) -> tuple[float, float]:
    """Return the CPU and wall milliseconds until the first line on standard output."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    process.stdout.readline()
    wall = time.perf_counter() - began
    os.kill(process.pid, signal.SIGKILL)
    usage = os.wait4(process.pid, 0)[2]
    process.returncode = 0
    process.stdout.close()
    return (usage.ru_utime + usage.ru_stime) * 1e3, wall * 1e3


def main() -> None:
    command = sys.argv[1:] or [sys.executable, str(ECHO)]
    certificate = Identity.make().certificate.decode()
    environ = os.environ | COOKIE | {"PLUGIN_PROTOCOL_VERSIONS": "5,6", "PLUGIN_CLIENT_CERT": certificate}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    bare = [sys.executable, "-c", "print()"]
    start(command, environ)
    pairs = [(start(command, environ), start(bare, environ)) for _ in range(RUNS)]
    for name, index in (("handshake", 0), ("bare_python", 1)):
        cpu = [pair[index][0] for pair in pairs]
        wall = [pair[index][1] for pair in pairs]
        print(
            json.dumps(
                {
                    "bench": name,
                    "runs": RUNS,
                    "cpu_ms_median": round(statistics.median(cpu), 1),
                    "cpu_ms_min": round(min(cpu), 1),
                    "wall_ms_median": round(statistics.median(wall), 1),
                    "wall_ms_min": round(min(wall), 1),
                }
            )
        )


if __name__ == "__main__":
    main()
