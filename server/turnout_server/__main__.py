"""`python -m turnout_server --data DIR --port N`: the server without the command-line extra."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .errors import ServerError
from .serve import run
from .settings import Settings


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m turnout_server", description="Run the Turnout server.")
    parser.add_argument("--data", type=Path, required=True, help="directory that everything is kept in")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8100, help="0 takes a free one")
    parser.add_argument("--allow-private-targets", action="store_true", help="deliver to private addresses too")
    given = parser.parse_args()
    try:
        run(Settings(given.data, given.allow_private_targets), given.host, given.port, _say_ready)
    except ServerError as error:
        sys.exit(f"error: {error}")


def _say_ready(url: str) -> None:
    print(f"Turnout listens on {url}", flush=True)


if __name__ == "__main__":
    main()
