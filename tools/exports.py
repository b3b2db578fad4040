"""What packages that load lazily export: stubs for type checkers and editors, and where `turnout` finds its models.

`turnout` exports what the catalogue names, `turnout.resources` and `turnout.operations` the modules in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import turnout
import turnout.operations as operations
import turnout.resources as resources
from turnout.catalogue import kinds
from turnout.resources.base import Model

NOTE = '"""Printed by `make generate` from the catalogue; never edited."""'

Homes = Mapping[str, tuple[str, ...]]


def files() -> dict[str, bytes]:
    """The stubs and the table of names, by path."""
    models = dict(_models())
    return {
        **{f"client/turnout/{name}/__init__.pyi": _modules(package) for name, package in _LAZY.items()},
        "client/turnout/__init__.pyi": _exports({**turnout._CLIENT, **models}),
        "client/turnout/_exported.py": _table(models),
    }


_LAZY = {"operations": operations, "resources": resources}


def _models() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The public models that each module of a kind defines."""
    for home in dict.fromkeys(kind.observed.__module__ for kind in kinds()):
        defined = (name for name, value in vars(import_module(home)).items() if _is_model_of(home, value))
        yield home.removeprefix(f"{turnout.__name__}."), tuple(name for name in defined if not name.startswith("_"))


def _is_model_of(home: str, value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, Model) and value.__module__ == home


def _modules(package: ModuleType) -> bytes:
    names = sorted(file.stem for file in Path(str(package.__file__)).parent.glob("*.py") if file.stem != "__init__")
    return "\n".join([NOTE, "", *(f"from . import {name} as {name}" for name in names)]).encode() + b"\n"


def _exports(homes: Homes) -> bytes:
    imports = [
        f"from {'.' + home if home else '.'} import {', '.join(f'{name} as {name}' for name in sorted(names))}"
        for home, names in sorted(homes.items())
    ]
    listed = [f'    "{name}",' for name in sorted(name for names in homes.values() for name in names)]
    text = "\n".join([NOTE, "", *imports, "", "__version__: str", "__all__ = [", *listed, "]"]) + "\n"
    return text.encode()


def _table(models: Homes) -> bytes:
    lines = [
        f"    {_quoted(home)}: ({' '.join(_quoted(name) + ',' for name in names)})," for home, names in models.items()
    ]
    return "\n".join([NOTE, "", "MODELS: dict[str, tuple[str, ...]] = {", *lines, "}"]).encode() + b"\n"


def _quoted(name: str) -> str:
    return f'"{name}"'
