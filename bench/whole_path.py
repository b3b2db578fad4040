"""The whole path: HTTP, log, plan, three filters, three webhooks; the server's CPU for each event.

The load sends 20 events a request with new message ids, the sink is `sink.py`; a round ends when the sink has every
event. `--case` measures one case only:

    plain        one POST an event
    batched      up to 100 events a POST
    idle-100     three webhooks take the events, 97 more do not
    rules-1000   the plan has 1,000 rules
    no-plan      no tracking plan, to see what it costs

    python bench/whole_path.py [--rounds 5] [--events 10000] [--case plain] [--profile]
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import socket
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from ingest import cpu_seconds, process
from turnout import (
    Client,
    DestinationFilterSpec,
    DestinationSpec,
    Source,
    SourceSpec,
    SourceTrackingPlanConnectionSpec,
    TrackingPlanSpec,
)
from turnout_server.store import open_store
from turnout_server.tokens import create_token

HTTP_API, PER_REQUEST = "iUM16Md8P2", 20
CASES = ("plain", "batched", "idle-100", "rules-1000", "no-plan")
HERE = Path(__file__).parent


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def event(id: str) -> dict[str, Any]:
    return {
        "type": "track",
        "event": "Order Completed",
        "messageId": id,
        "userId": "user-1",
        "timestamp": "2026-11-02T09:00:00.000Z",
        "context": {"library": {"name": "analytics-python", "version": "2.4.0"}},
        "properties": {
            "order_id": "o-1",
            "total": 42.5,
            "currency": "EUR",
            "products": [{"product_id": f"p-{n}", "price": 9.5, "quantity": n} for n in range(3)],
            "sent_at_bench": time.time(),
        },
    }


def rule(key: str) -> dict[str, Any]:
    members = {"order_id": {"type": "string"}, "total": {"type": "number"}, "currency": {"enum": ["EUR", "USD"]}}
    schema = {"type": "object", "properties": {"properties": {"type": "object", "properties": members}}}
    return {"type": "TRACK", "key": key, "json_schema": schema, "version": 1}


def configure(client: Client, case: str, sink: str) -> Source:
    """A source with three webhooks, a filter on each, and what the case asks for."""
    source = client.sources.create(SourceSpec(slug=f"bench-{case}", metadata_id=HTTP_API, enabled=True))
    also = {"batchSize": 100} if case == "batched" else {}
    for number in range(100 if case == "idle-100" else 3):
        settings = {"url": f"{sink}/{case}/{number}", **also}
        spec = DestinationSpec(
            source_id=source.id, metadata_id="turnout-webhook", name=f"Hook {number}", settings=settings
        )
        destination = client.destinations.create(spec)
        if_ = 'type = "track" and properties.total > 9000' if number < 3 else "all"
        filters = {"destination_id": destination.id, "source_id": source.id, "title": "F", "enabled": True}
        client.destination_filters.create(
            DestinationFilterSpec.model_validate({**filters, "if_": if_, "actions": [{"type": "DROP"}]})
        )
    if case != "no-plan":
        connect_plan(client, source, 1000 if case == "rules-1000" else 1)
    return source


def connect_plan(client: Client, source: Source, rules: int) -> None:
    keys = ["Order Completed", *(f"Event {n}" for n in range(1, rules))]
    spec = {"name": source.slug, "type": "LIVE", "rules": [rule(key) for key in keys]}
    plan = client.tracking_plans.create(TrackingPlanSpec.model_validate(spec))
    connection = {"source_id": source.id, "tracking_plan_id": plan.id, "schema_settings": {}}
    client.source_tracking_plan_connections.create(SourceTrackingPlanConnectionSpec.model_validate(connection))


async def send(url: str, key: str, events: int, run: str) -> list[float]:
    """Sixteen connections send everything as fast as it is answered; how long each answer took."""
    numbers, took = iter(range(events // PER_REQUEST)), list[float]()
    host, _, port = url.removeprefix("http://").partition(":")
    authorization = base64.b64encode(f"{key}:".encode()).decode()

    async def connection() -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        for number in numbers:
            batch = [event(f"{run}-{number}-{n}") for n in range(PER_REQUEST)]
            body = json.dumps({"batch": batch}).encode()
            head = f"POST /v1/batch HTTP/1.1\r\nHost: {host}\r\nAuthorization: Basic {authorization}\r\n"
            began = time.perf_counter()
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            answer = await reader.readuntil(b'{"success":true}')
            assert answer.startswith(b"HTTP/1.1 200"), answer
            took.append(time.perf_counter() - began)
        writer.close()

    await asyncio.gather(*(connection() for _ in range(16)))
    return took


def arrived(sink: str) -> int:
    return sum(httpx.get(f"{sink}/count").json()["counts"].values())


def measure(case: str, where: tuple[str, int, str], key: str, events: int, run: str) -> dict[str, Any]:
    url, pid, sink = where
    httpx.post(f"{sink}/reset")
    before, began = cpu_seconds(pid), time.perf_counter()
    acks = sorted(asyncio.run(send(url, key, events, run)))
    while arrived(sink) < events * 3:
        assert time.perf_counter() - began < 300, f"only {arrived(sink)} of {events * 3} arrived"
        time.sleep(0.02)
    took, used = time.perf_counter() - began, cpu_seconds(pid) - before
    return {
        "case": case,
        "events_per_s": round(events / took),
        "deliveries_per_s": round(events * 3 / took),
        "cpu_us_per_event": round(used / events * 1e6, 1),
        "ack_p99_ms": round(acks[int(len(acks) * 0.99)] * 1000, 1),
        "duplicates": arrived(sink) - events * 3,
    }


def medians(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {key: rows[0][key] if key == "case" else statistics.median(row[key] for row in rows) for key in rows[0]}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--case", choices=CASES, action="append")
    parser.add_argument("--profile", type=Path, help="where py-spy writes folded stacks")
    given = parser.parse_args()
    cases = given.case or CASES
    with tempfile.TemporaryDirectory() as data:
        token = create_token(open_store(Path(data)), "bench").secret
        command = ("-m", "turnout_server", "--data", data, "--port", "0", "--allow-private-targets")
        with process(*command) as (url, pid), process(str(HERE / "sink.py")) as (sink, _):
            with Client(token, base_url=url) as client:
                keys = {case: configure(client, case, sink).write_keys[0] for case in cases}
            profiler = profile(pid, given.profile) if given.profile else None
            rows: dict[str, list[dict[str, Any]]] = {case: [] for case in cases}
            for number in range(given.rounds):
                for case in cases:
                    rows[case].append(measure(case, (url, pid, sink), keys[case], given.events, f"{case}{number}"))
                    print(json.dumps({"round": number, **rows[case][-1]}), flush=True)
            if profiler:
                profiler.send_signal(2)
                profiler.wait()
    for case in cases:
        print(json.dumps({"median_of": given.rounds, **medians(rows[case])}), flush=True)


def profile(pid: int, file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(["py-spy", "record", "-p", str(pid), "-f", "raw", "-o", str(file), "-d", "600", "-t"])


if __name__ == "__main__":
    main()
