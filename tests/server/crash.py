"""Kills a server at random moments under load, over and over, and counts what came of every acknowledged event.

    python -m tests.server.crash [--trials 100] [--seed 1]

Prints one JSON object; fails if an acknowledged event was not delivered. Duplicates are counted: they are allowed for
webhooks, and not for the archive.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path
from typing import Any

from tests.server.running import Sink, archived, key_of, make_archive, make_source, make_webhook, serving
from tests.server.test_survival import acknowledged

_LONGEST_LIFE = 0.8


def trials(number: int, seed: int, folder: Path) -> dict[str, Any]:
    """The result of so many kills, all of one server's data directory."""
    draw, sent = random.Random(seed), set[str]()
    with Sink().listening() as sink, serving(folder / "data") as server:
        with server.client() as client:
            source = make_source(client)
            make_webhook(client, source, sink.url)
            make_archive(client, source)
        for trial in range(number):
            killer = threading.Timer(draw.uniform(0.0, _LONGEST_LIFE), server.kill)
            killer.start()
            sent |= acknowledged(server, key_of(source), range(trial * 1000, trial * 1000 + 60))
            killer.join()
            server.start()
        server.quiet(300)
        got = Counter(event["messageId"] for event in sink.events())
        written = Counter(event["messageId"] for event in archived(server.data))
    return {
        "trials": number,
        "acknowledged": len(sent),
        "lost": len(sent - got.keys()),
        "lost_in_archive": len(sent - written.keys()),
        "duplicates": sum(got.values()) - len(got),
        "duplicates_in_archive": sum(written.values()) - len(written),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = {"seed": given.seed, **trials(given.trials, given.seed, Path(folder))}
    print(json.dumps(result))
    sys.exit(bool(result["lost"] or result["lost_in_archive"] or result["duplicates_in_archive"]))


if __name__ == "__main__":
    main()
