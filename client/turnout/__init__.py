"""A typed client of Segment's Public API, synchronous and asynchronous.

    from turnout import Client

    with Client() as client:
        for source in client.sources.iterate():
            print(source.slug)

Importing this package costs next to nothing: what it exports is loaded when it is first used. The models come from
the catalogue, so a new resource is exported without a line here; `__init__.pyi` is printed for type checkers.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from typing import Any

_CLIENT = {
    "": ("errors",),
    "_client": ("AsyncClient", "Client"),
    "_collection": ("AsyncCollection", "Collection", "Page"),
    "_pacer": ("Pacer",),
    "_retry": ("Policy",),
    "_steps": ("Sleep",),
}


def homes() -> dict[str, tuple[str, ...]]:
    """Every exported name by the module that defines it, relative to this package."""
    return {**_CLIENT, **dict(_models())}


def _models() -> Iterator[tuple[str, tuple[str, ...]]]:
    from .catalogue import kinds
    from .resources.base import Model

    for home in dict.fromkeys(kind.observed.__module__ for kind in kinds()):
        members = vars(import_module(home)).items()
        defined = (
            name for name, value in members if getattr(value, "__module__", "") == home and _is_a(value, Model)
        )
        yield home.removeprefix(f"{__name__}."), tuple(name for name in defined if not name.startswith("_"))


def _is_a(value: Any, model: type) -> bool:
    return isinstance(value, type) and issubclass(value, model)


def _home(name: str) -> str | None:
    # Lazily, the client's own names first: they must not wait for the models.
    return next((home for home, names in chain(_CLIENT.items(), _models()) if name in names), None)


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
    return sorted({*globals(), *(name for names in homes().values() for name in names)})
