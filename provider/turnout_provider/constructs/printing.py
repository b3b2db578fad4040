"""Print the typed classes from the provider's schema, and the module of each backend that binds them to a library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import printing_backends, printing_resources

FOLDER = "provider/turnout_provider/constructs"


def files() -> dict[str, bytes]:
    """The printed modules, by path in the repository."""
    from turnout_provider.printing import document

    return {f"{FOLDER}/{name}": text.encode() for name, text in modules(document()).items()}


def modules(schema: Mapping[str, Any]) -> dict[str, str]:
    """The modules by file name, of a schema in the shape of `terraform providers schema -json`."""
    libraries = {f"{name}.py": printing_backends.on_library(name, schema) for name in printing_backends.LIBRARIES}
    return {
        "_resources.py": printing_resources.module(schema),
        **libraries,
        "plain.py": printing_backends.without_library(schema),
    }
