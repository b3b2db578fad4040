"""What came out, beside what had to."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

FATES = ("received", "duplicates", "filtered", "delivered", "failed")


def outcome(answer: Mapping[str, Any]) -> Counter[str]:
    """The counts of `GET /__deliveries`, over all sources and destinations."""
    came_out: Counter[str] = Counter()
    for source in answer["sources"]:
        came_out.update(received=source["received"], duplicates=source["duplicates"])
        came_out.update({f"blocked: {reason}": count for reason, count in source["blocked"].items()})
        came_out.update({f"invalid: {code}": count for code, count in source["invalid"].items()})
    for destination in answer["destinations"]:
        filtered = sum(destination["filtered"].values())
        came_out.update(filtered=filtered, delivered=destination["delivered"], failed=destination["dead"])
    return came_out


def differences(came_out: Counter[str], must: Counter[str]) -> list[str]:
    """One line for each count that is not what it had to be."""
    rows = _rows(came_out, must)
    return [f"{row}: {came_out[row]} instead of {must[row]}" for row in rows if came_out[row] != must[row]]


def show(console: Console, came_out: Counter[str], must: Counter[str]) -> None:
    """Print both counts side by side."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("   what became of the events")
    table.add_column("came out", justify="right")
    table.add_column("the seed says", justify="right")
    table.add_column("")
    for row in _rows(came_out, must):
        verdict = "[green]ok[/]" if came_out[row] == must[row] else "[bold red]differs[/]"
        table.add_row(f"   {row}", str(came_out[row]), str(must[row]), verdict)
    console.print(table)


def archived_addresses(archive: Path) -> tuple[int, int]:
    """How many e-mail addresses the archive's events hold as traits, and how many events there are."""
    events = [
        json.loads(line) for file in archive.rglob("*.gz") for line in gzip.decompress(file.read_bytes()).splitlines()
    ]
    return sum("email" in (event.get("traits") or {}) for event in events), len(events)


def _rows(came_out: Counter[str], must: Counter[str]) -> list[str]:
    special = sorted({*came_out, *must} - set(FATES))
    return [*FATES[:2], *special, *FATES[2:]]
