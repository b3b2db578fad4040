"""What filters, triggers and mappings cost an event, beside Segment's own engines in Node.

Paired runs: each round measures ours and theirs, one after the other, on the same pairs; microseconds of CPU an
evaluation, medians of the rounds. Theirs from npm, parsed beforehand where their interface allows it: tsub takes its
form as JSON text and parses it each time, actions-core checks a mapping each time, ours are compiled once.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from turnout.language import fql, mapping, triggers

ROUNDS = 7
TIMES = 20_000
PACKAGES = (
    "@segment/tsub@2.0.1",
    "@segment/destination-subscriptions@3.37.0",
    "@segment/actions-core@3.170.0",
    "liquidjs@10.30.1",
)

EVENT = {
    "type": "track",
    "event": "Order Completed",
    "userId": "user-1",
    "messageId": "m-1",
    "timestamp": "2026-03-01T10:00:00Z",
    "context": {"library": {"name": "analytics.js", "version": "1.0"}, "page": {"url": "https://shop.example/a?b=c"}},
    "properties": {"order_id": "7", "total": 27.5, "currency": "GBP", "products": [{"sku": "a"}, {"sku": "b"}]},
}
FILTER = 'type = "track" and (event = "Order Refunded" or match(event, "Order *")) and !contains(userId, "test")'
IR = [
    "and",
    ["=", "type", {"value": "track"}],
    ["or", ["=", "event", {"value": "Order Refunded"}], ["match", "event", {"value": "Order *"}]],
    ["!", ["contains", "userId", {"value": "test"}]],
]
TRIGGER = 'type = "track" and (event = "Order Refunded" or event = "Order Completed") and properties.total > 5'
MAPPING = {
    "user_id": {"@path": "$.userId"},
    "device_id": {"@if": {"exists": {"@path": "$.context.device.id"}, "else": {"@path": "$.anonymousId"}}},
    "event_type": {"@path": "$.event"},
    "time": {"@path": "$.timestamp"},
    "label": {"@template": "{{properties.order_id}} {{properties.currency}}"},
    "event_properties": {"@path": "$.properties"},
    "products": {"@arrayPath": ["$.properties.products", {"id": {"@path": "$.sku"}}]},
    "library": {"@case": {"operator": "lower", "value": {"@path": "$.context.library.name"}}},
}
CASES = {"event": EVENT, "ir": IR, "trigger": TRIGGER, "mapping": MAPPING, "times": TIMES}

NODE = """
const [, , modules, text] = process.argv;
const { event, ir, trigger, mapping, times } = JSON.parse(text);
const tsub = require(`${modules}/@segment/tsub`);
const subscriptions = require(`${modules}/@segment/destination-subscriptions`);
const actions = require(`${modules}/@segment/actions-core`);
const matcher = { type: "fql", ir: JSON.stringify(ir) };
const parsed = subscriptions.parseFql(trigger);
const works = {
  filter: () => tsub.matches(event, matcher),
  trigger: () => subscriptions.validate(parsed, event),
  mapping: () => actions.transform(mapping, event),
};
const found = {};
for (const [name, work] of Object.entries(works)) {
  for (let i = 0; i < times; i++) work();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) work();
  const { user, system } = process.cpuUsage(before);
  found[name] = (user + system) / times;
}
console.log(JSON.stringify(found));
"""


def ours() -> dict[str, float]:
    keep, fires = fql.compile(fql.parse(FILTER)), triggers.compile(triggers.parse(TRIGGER))
    resolve = mapping.compile(MAPPING)
    assert keep(EVENT)
    assert fires(EVENT)
    works: dict[str, Callable[[Any], Any]] = {"filter": keep, "trigger": fires, "mapping": resolve}
    return {name: _each(work) for name, work in works.items()}


def _each(work: Callable[[Any], Any]) -> float:
    before = time.process_time()
    for _ in range(TIMES):
        work(EVENT)
    return (time.process_time() - before) / TIMES * 1e6


def theirs(modules: Path) -> dict[str, float]:
    command = ["node", str(modules.parent / "bench.js"), str(modules), json.dumps(CASES)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def compiled() -> dict[str, float]:
    """Reading them, as every change of the configuration does."""
    works: dict[str, Callable[[Any], Any]] = {
        "compile_filter": lambda _: fql.compile(fql.parse(FILTER)),
        "compile_trigger": lambda _: triggers.compile(triggers.parse(TRIGGER)),
        "compile_mapping": lambda _: mapping.compile(MAPPING),
    }
    found = {}
    for name, work in works.items():
        before = time.process_time()
        for _ in range(500):
            work(None)
        found[name] = (time.process_time() - before) / 500 * 1e6
    return found


def installed(home: Path) -> Path | None:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    options = ("install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", "--prefix", str(home))
    subprocess.run([npm, *options, *PACKAGES], check=True, capture_output=True)
    (home / "bench.js").write_text(NODE)
    return home / "node_modules"


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        modules = installed(Path(home))
        rounds = [(ours(), theirs(modules) if modules else {}) for _ in range(ROUNDS)]
    for name in rounds[0][0]:
        mine = [our[name] for our, _ in rounds]
        line = {"what": name, "ours_us": round(statistics.median(mine), 2), "rounds": ROUNDS}
        if modules:
            line["node_us"] = round(statistics.median(their[name] for _, their in rounds), 2)
            line["ratio"] = round(statistics.median(our[name] / their[name] for our, their in rounds), 2)
        print(json.dumps(line))
    for name, cost in compiled().items():
        print(json.dumps({"what": name, "ours_us": round(cost, 1), "rounds": 1}))


if __name__ == "__main__":
    sys.exit(main())
