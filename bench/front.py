"""Durable ingest beside nginx that answers 200 and reads nothing: the same bytes from wrk, 64 connections.

Needs `wrk` and `nginx` (Debian: apt-get install wrk nginx-light); says so and ends where they are missing. Rounds
alternate; what the server took in is routed before the next round begins.

    python bench/front.py [--rounds 5] [--seconds 3]
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest import HTTP_API, body_of, drained, process
from turnout import Client, SourceSpec
from turnout_server.store import open_store
from turnout_server.tokens import create_token
from whole_path import free_port

_SIZES = (1, 20, 100)
_CONFIG = """
daemon off; worker_processes 1; pid {folder}/pid; error_log /dev/null;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; client_max_body_size 1m; keepalive_requests 1000000;
  server {{
    listen 127.0.0.1:{port};
    location / {{ default_type application/json; return 200 '{{"success":true}}'; }}
  }}
}}
"""


@contextmanager
def nginx(folder: Path) -> Iterator[str]:
    port = free_port()
    (folder / "nginx.conf").write_text(_CONFIG.format(folder=folder, port=port))
    command = ["nginx", "-c", str(folder / "nginx.conf"), "-e", "/dev/null"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def script(folder: Path, events: int, key: str) -> Path:
    """What wrk sends; every request has the same bytes, message ids are given by the server."""
    authorization = base64.b64encode(f"{key}:".encode()).decode()
    file = folder / f"{events}.lua"
    path = "/v1/track" if events == 1 else "/v1/batch"
    headers = {"Authorization": f"Basic {authorization}", "Content-Type": "application/json"}
    lines = [f'wrk.headers["{name}"] = "{value}"' for name, value in headers.items()]
    body = body_of(events).decode()
    file.write_text("\n".join(['wrk.method = "POST"', f'wrk.path = "{path}"', *lines, f"wrk.body = [==[{body}]==]"]))
    return file


def measure(url: str, file: Path, seconds: float) -> dict[str, float]:
    command = ["wrk", "-t1", "-c64", f"-d{seconds:.0f}s", "--latency", "-s", str(file), url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate, p99 = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert rate, said
    assert p99, said
    assert "Non-2xx" not in said, said
    return {
        "requests_per_s": float(rate[1]),
        "p99_ms": float(p99[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[p99[2]],
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args()
    if missing := [name for name in ("wrk", "nginx") if shutil.which(name) is None]:
        return print(json.dumps({"skipped": f"{' and '.join(missing)} not found"}))
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as folder, nginx(Path(folder)) as plain:
        token = create_token(open_store(Path(data)), "bench").secret
        with process("-m", "turnout_server", "--data", data, "--port", "0") as (url, _):
            with Client(token, base_url=url) as client:
                source = client.sources.create(SourceSpec(slug="bench", metadata_id=HTTP_API, enabled=True))
            for events in _SIZES:
                file = script(Path(folder), events, source.write_keys[0])
                rounds = [compared(url, plain, token, file, given.seconds) for _ in range(given.rounds)]
                print(
                    json.dumps({"events_a_request": events, "median_of": given.rounds, **medians(rounds)}), flush=True
                )


def compared(url: str, plain: str, token: str, file: Path, seconds: float) -> dict[str, float]:
    theirs, ours = measure(plain, file, seconds), measure(url, file, seconds)
    drained(url, token)
    return {
        "nginx_per_s": theirs["requests_per_s"],
        "turnout_per_s": ours["requests_per_s"],
        "share": round(ours["requests_per_s"] / theirs["requests_per_s"], 4),
        "nginx_p99_ms": theirs["p99_ms"],
        "turnout_p99_ms": ours["p99_ms"],
    }


def medians(rows: list[dict[str, Any]]) -> dict[str, float]:
    return {name: statistics.median(row[name] for row in rows) for name in rows[0]}


if __name__ == "__main__":
    main()
