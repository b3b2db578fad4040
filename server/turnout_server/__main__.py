"""`python -m turnout_server --data DIR --port N`: the server without the command-line extra."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .errors import ServerError
from .management.rate_limits import read_limits
from .serve import run
from .settings import Settings


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m turnout_server", description="Run the Turnout server.")
    parser.add_argument("--data", type=Path, required=True, help="directory that everything is kept in")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8100, help="0 takes a free one")
    parser.add_argument("--allow-private-targets", action="store_true", help="deliver to private addresses too")
    parser.add_argument("--rate-limits", type=read_limits, default="off", help="off, published, or such as 100/min")
    parser.add_argument("--ingest-rate", type=int, default=0, help="events a second that a workspace may send")
    parser.add_argument("--keep-hours", type=float, default=24, help="how long events are kept to be replayed")
    parser.add_argument("--allow-faults", action="store_true", help="let tests make it fail through /__faults")
    parser.add_argument("--browser-modules", type=Path, help="node_modules that Analytics.js is served from")
    parser.add_argument("--public-url", help="where browsers reach the server behind a proxy")
    parser.add_argument("--alert-webhook", help="URL that is told when something begins to fail, and when that ends")
    given = parser.parse_args()
    settings = Settings(
        given.data,
        given.allow_private_targets,
        keep_hours=given.keep_hours,
        rate_limits=given.rate_limits,
        ingest_rate=given.ingest_rate,
        allow_faults=given.allow_faults,
        browser_modules=given.browser_modules,
        public_url=given.public_url,
        alert_webhook=given.alert_webhook,
    )
    try:
        run(settings, given.host, given.port, _say_ready)
    except ServerError as error:
        sys.exit(f"error: {error}")


def _say_ready(url: str) -> None:
    print(f"Turnout listens on {url}", flush=True)


if __name__ == "__main__":
    main()
