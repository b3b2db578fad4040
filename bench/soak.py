"""A steady load for a long time: the memory of the server and how many deliveries came, every ten seconds.

python bench/soak.py [--seconds 1800] [--rate 500]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from ingest import process
from turnout import Client
from turnout_server.store import open_store
from turnout_server.tokens import create_token
from whole_path import HERE, PER_REQUEST, arrived, configure, send

_EVERY = 10.0


def resident_mib(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith("VmRSS")]
    return round(int(line.split()[1]) / 1024, 1)


def row(began: float, pid: int, sink: str, sent: int) -> dict[str, Any]:
    seconds = round(time.monotonic() - began)
    return {"seconds": seconds, "rss_mib": resident_mib(pid), "events": sent, "deliveries": arrived(sink)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=1800.0)
    parser.add_argument("--rate", type=int, default=500, help="events a second")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        token = create_token(open_store(Path(data)), "soak").secret
        command = ("-m", "turnout_server", "--data", data, "--port", "0", "--allow-private-targets")
        with process(*command) as (url, pid), process(str(HERE / "sink.py")) as (sink, _):
            with Client(token, base_url=url) as client:
                key = configure(client, "plain", sink).write_keys[0]
            rows = soak(given.seconds, given.rate, (url, key, pid, sink))
    half = [one["rss_mib"] for one in rows[len(rows) // 2 :]]
    grown = {"grown_mib_in_second_half": round(half[-1] - half[0], 1), "missing": rows[-1]["events"] * 3}
    print(json.dumps({**rows[-1], **grown, "missing": grown["missing"] - rows[-1]["deliveries"]}))


def soak(seconds: float, rate: int, where: tuple[str, str, int, str]) -> list[dict[str, Any]]:
    url, key, pid, sink = where
    began, sent, rows = time.monotonic(), 0, list[dict[str, Any]]()
    while time.monotonic() - began < seconds:
        due, number = time.monotonic() + _EVERY, int(rate * _EVERY) // PER_REQUEST * PER_REQUEST
        asyncio.run(send(url, key, number, f"soak{len(rows)}"))
        sent += number
        time.sleep(max(due - time.monotonic(), 0.0))
        rows.append(row(began, pid, sink, sent))
        print(json.dumps(rows[-1]), flush=True)
    deadline = time.monotonic() + 60
    while arrived(sink) < sent * 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    return [*rows, row(began, pid, sink, sent)]


if __name__ == "__main__":
    main()
