"""What each stage of an event's journey costs, in microseconds of CPU an event: one process, no disk, no network.

Requests hold 1, 20 or 100 events of the same shape as in ingest.py; the source has a tracking plan with one rule, and
three webhooks, each with a filter. Rounds go through all stages in turn; what is printed are medians.

    python bench/stages.py [--rounds 7]
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import msgspec

from ingest import body_of
from turnout_server.conform import conform
from turnout_server.envelope import check
from turnout_server.event import Request, problem
from turnout_server.fanout import fanout
from turnout_server.journey import digest, opened, routed
from turnout_server.learned import Learned
from turnout_server.normalise import arrivals, normalised
from turnout_server.routing import Routing, Source, routing

KEY = "write-key-1"
ROUND_SECONDS = 0.2


def configuration() -> Routing:
    number, text = {"type": "number"}, {"type": "string"}
    product = {"type": "object", "properties": {"product_id": text, "price": number, "quantity": number}}
    members = {"order_id": text, "total": number, "currency": {"enum": ["EUR", "USD"]}}
    properties = {"type": "object", "properties": members | {"products": {"type": "array", "items": product}}}
    rule = {"type": "object", "properties": {"properties": properties | {"required": ["order_id", "total"]}}}
    hook = {"id": "turnout-webhook", "name": "Webhook (Turnout)"}
    names = ("a", "b", "c")
    return routing(
        {
            "source": [
                {"id": "s", "name": "S", "slug": "s", "enabled": True, "writeKeys": [KEY], "workspaceId": "w"}
            ],
            "tracking_plan": [
                {
                    "id": "tp",
                    "name": "Plan",
                    "rules": [{"type": "TRACK", "key": "Order Completed", "jsonSchema": rule, "version": 1}],
                }
            ],
            "source_tracking_plan_connection": [{"sourceId": "s", "trackingPlanId": "tp", "schemaSettings": {}}],
            "destination": [
                {
                    "id": id,
                    "name": id,
                    "sourceId": "s",
                    "metadata": hook,
                    "settings": {"url": "https://hooks.example/"},
                }
                for id in names
            ],
            "destination_filter": [
                {
                    "id": id,
                    "sourceId": "s",
                    "destinationId": id,
                    "if": 'event = "Other" or properties.total < 1',
                    "actions": [{"type": "DROP"}],
                    "enabled": True,
                }
                for id in names
            ],
        }
    )


def stages(events: int) -> dict[str, Callable[[], Any]]:
    """Each stage over one request, fed with what the stage before it makes."""
    body, there = body_of(events), configuration()
    call = "track" if events == 1 else "batch"
    request = Request(1, 1_790_000_000_000, call, KEY, "", body)
    arrived = list(arrivals(request))
    read = opened(request, there, "log")
    made = [event for event, _, _ in read.events]
    source: Source = there.sources["s"]
    assert source.plan is not None
    plan, learned = source.plan, Learned()
    return {
        "envelope": lambda: check(call, body),
        "decode": lambda: msgspec.json.decode(body),
        "merge": lambda: list(arrivals(request)),
        "validate": lambda: [problem("track", one.message) for one in arrived],
        "normalise": lambda: [normalised(one, "log") for one in arrived],
        "digest": lambda: [digest(event.id) for event in made],
        "learn": lambda: learned.rows(made, 0.0),
        "plan": lambda: [conform(event, plan) for event in made],
        "fanout": lambda: [fanout(event, source.destinations, lambda: 0.5) for event in made],
        "encode": lambda: [msgspec.json.encode(event.fields) for event in made for _ in range(3)],
        "whole: opened": lambda: opened(request, there, "log"),
        "whole: routed": lambda: routed(read, (), there, lambda: 0.5),
    }


def cost(stage: Callable[[], Any], events: int) -> float:
    stage()
    turns, began = 0, time.process_time()
    while (took := time.process_time() - began) < ROUND_SECONDS:
        stage()
        turns += 1
    return took / turns / events * 1e6


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    for events in (1, 20, 100):
        here = stages(events)
        costs: dict[str, list[float]] = {name: [] for name in here}
        for _ in range(given.rounds):
            for name, stage in here.items():
                costs[name].append(cost(stage, events))
        medians = {name: round(statistics.median(found), 2) for name, found in costs.items()}
        print(
            json.dumps({"median_of": given.rounds, "events_per_request": events, "us_per_event": medians}), flush=True
        )


if __name__ == "__main__":
    main()
