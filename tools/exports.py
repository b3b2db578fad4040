"""The stub of the `turnout` package: every name that it exports, read off the catalogue.

The package finds the names by itself when they are asked for; type checkers and editors read them here.
"""

from __future__ import annotations

import turnout

NOTE = '"""Printed by `make generate` from the catalogue; never edited."""'


def files() -> dict[str, bytes]:
    """The stub, by path."""
    homes = turnout.homes()
    imports = [
        f"from {'.' + home if home else '.'} import {', '.join(f'{name} as {name}' for name in sorted(names))}"
        for home, names in sorted(homes.items())
    ]
    listed = [f'    "{name}",' for name in sorted(name for names in homes.values() for name in names)]
    text = "\n".join([NOTE, "", *imports, "", "__version__: str", "__all__ = [", *listed, "]"]) + "\n"
    return {"client/turnout/__init__.pyi": text.encode()}
