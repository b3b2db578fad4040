"""CPU of the provider's process for one call through TLS, HTTP/2 and protobuf, ten calls at a time."""

from __future__ import annotations

import json
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.provider.plugin.go_plugin_client import Plugin  # noqa: E402  # after the path

from turnout_provider.plugin.messages import READ_RESOURCE  # noqa: E402  # after the path
from turnout_provider.plugin.protobuf import encode  # noqa: E402  # after the path

ECHO = ROOT / "tests/provider/plugin/echo_provider.py"
RUNS = 7
CALLS = 2000
AT_ONCE = 10


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of every thread of a process that is still there."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def run(plugin: Plugin, request: bytes) -> float:
    """Return the provider's CPU milliseconds per call."""
    before = cpu_seconds(plugin.process.pid)
    for _ in range(CALLS // AT_ONCE):
        calls = [plugin.connection.begin(READ_RESOURCE.path, request) for _ in range(AT_ONCE)]
        for call in calls:
            call.result()
    return (cpu_seconds(plugin.process.pid) - before) / CALLS * 1e3


def main() -> None:
    state = {"type_name": "echo", "current_state": {"msgpack": b"x" * 600}, "private": b"y" * 50}
    request = encode(READ_RESOURCE.request, state)
    with Plugin.start([sys.executable, str(ECHO)]) as plugin:
        run(plugin, request)
        cpu = [run(plugin, request) for _ in range(RUNS)]
    result = {
        "bench": "rpc",
        "runs": RUNS,
        "calls": CALLS,
        "at_once": AT_ONCE,
        "request_bytes": len(request),
        "cpu_ms_per_call_median": round(statistics.median(cpu), 4),
        "cpu_ms_per_call_min": round(min(cpu), 4),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
