"""Objects of JSON that people write into files: JSON, or YAML that means nothing but JSON."""

from __future__ import annotations

import json
from typing import Any


class DocumentError(ValueError):
    """A text that is neither; it reads "is not YAML: ..." so that the file's name goes before it."""


def parsed(text: str) -> Any:
    """JSON where the text begins like it, else YAML; a key said twice is refused, not lost. Raises DocumentError."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            return json.loads(text, object_pairs_hook=_once)
        except ValueError as error:
            raise DocumentError(f"is not JSON: {error}") from None
    from turnout._yaml_text import YamlError, load

    try:
        return load(text)
    except YamlError as error:
        raise DocumentError(f"is not YAML: {error}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the key {next(name for name in names if names.count(name) > 1)!r} is there twice")
    return made
