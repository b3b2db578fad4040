"""Serve only the management API: `python tests/server/management/serve.py DIR PORT` prints a token and listens."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from turnout_server.management import routes
from turnout_server.store import open_store
from turnout_server.tokens import create_token


def main(directory: Path, port: int) -> None:
    store = open_store(directory)
    print(create_token(store, name="by hand").secret, flush=True)
    uvicorn.run(Starlette(routes=routes(store)), host="127.0.0.1", port=port, log_level="info")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
