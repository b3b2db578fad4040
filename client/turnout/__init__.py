"""A typed client of Segment's Public API, synchronous and asynchronous.

    from turnout import Client

    with Client() as client:
        for source in client.sources.iterate():
            print(source.slug)

Importing this package costs next to nothing: what it exports is loaded when it is first used. Which module defines a
model is printed from the catalogue into `_exported.py`, and `__init__.pyi` beside it for type checkers.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_CLIENT = {
    "": ("errors",),
    "_async_client": ("AsyncClient",),
    "_client": ("Client",),
    "_collection": ("AsyncCollection", "Collection", "Page"),
    "_pacer": ("Pacer",),
    "_retry": ("Policy",),
    "_steps": ("Sleep",),
}


def _homes() -> dict[str, tuple[str, ...]]:
    """Every exported name by the module that defines it, relative to this package."""
    from ._exported import MODELS

    return {**_CLIENT, **MODELS}


def _home(name: str) -> str | None:
    # The client's own names first: they need no table.
    return next(
        (home for homes in (lambda: _CLIENT, _homes) for home, names in homes().items() if name in names), None
    )


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("turnout")
    home = None if name.startswith("_") else _home(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = import_module(f".{home or name}", __name__)
    found = found if not home else getattr(found, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *(name for names in _homes().values() for name in names)})
