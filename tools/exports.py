"""The stubs of packages that load lazily: what they export, for type checkers and editors.

`turnout` exports what the catalogue names, `turnout.resources` and `turnout.operations` the modules in them. The
packages find the names by themselves when they are asked for.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import turnout
from turnout import operations, resources

NOTE = '"""Printed by `make generate` from the catalogue; never edited."""'


def files() -> dict[str, bytes]:
    """The stubs, by path."""
    lazy = {f"client/turnout/{name}/__init__.pyi": _modules(package) for name, package in _LAZY.items()}
    return {**lazy, "client/turnout/__init__.pyi": _exports()}


_LAZY = {"operations": operations, "resources": resources}


def _modules(package: ModuleType) -> bytes:
    names = sorted(file.stem for file in Path(str(package.__file__)).parent.glob("*.py") if file.stem != "__init__")
    return "\n".join([NOTE, "", *(f"from . import {name} as {name}" for name in names)]).encode() + b"\n"


def _exports() -> bytes:
    homes = turnout.homes()
    imports = [
        f"from {'.' + home if home else '.'} import {', '.join(f'{name} as {name}' for name in sorted(names))}"
        for home, names in sorted(homes.items())
    ]
    listed = [f'    "{name}",' for name in sorted(name for names in homes.values() for name in names)]
    text = "\n".join([NOTE, "", *imports, "", "__version__: str", "__all__ = [", *listed, "]"]) + "\n"
    return text.encode()
