"""Liquid templates in mappings; the engine is read when the first template is rendered."""

from __future__ import annotations

from typing import Any


def render(template: str, payload: Any) -> str:
    """Render a template with the members of a payload; raises MappingError for what it can't be or do."""
    # The engine takes 100 ms to read, and few servers have a mapping with a template.
    from . import liquid_engine

    return liquid_engine.render(template, payload)
