"""The `turnout` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; say what to install where its dependencies are missing."""
    try:
        from .app import cli
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        sys.exit(f"turnout: {error.name} is missing; install it with: pip install 'turnout[cli]'")
    cli(prog_name="turnout")
