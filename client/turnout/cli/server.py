"""The bundled server's store, for commands that work on a data directory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from turnout_server.store import Store


@contextmanager
def opened(data: Path) -> Iterator[Store]:
    """Open the store of a data directory and close it again; its errors become messages."""
    try:
        from turnout_server.errors import ServerError
        from turnout_server.store import open_store
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name} is missing; install it with: pip install 'turnout[server]'"
        ) from error
    try:
        store = open_store(data)
        try:
            yield store
        finally:
            store.close()
    except ServerError as error:
        raise click.ClickException(str(error)) from error
