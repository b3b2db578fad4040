"""Rules for texts in languages, each of which is imported by the first text that is written in it."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from turnout.language.errors import FqlError

    Wrong = tuple[str, str] | tuple[str, str, int]

DOUBTFUL = 2
"""Severity of what works, but not as it reads: a warning."""


def fql(_: bool, text: str) -> Iterator[Wrong]:
    """The text is a filter expression."""
    from turnout.language.errors import FqlError
    from turnout.language.parser import parse

    try:
        parse(text)
    except FqlError as error:
        yield "Invalid filter expression", _pointed(error)


def trigger(_: bool, text: str) -> Iterator[Wrong]:
    """The text is a trigger that does what it says."""
    from turnout.language import triggers

    try:
        triggers.parse(text)
    except triggers.FqlError as error:
        yield "Invalid trigger", _pointed(error)
        return
    for found in triggers.check(text):
        place = triggers.FqlError(str(found), found.position, text=text)
        yield "The trigger does not do what it says", _pointed(place), DOUBTFUL


def mapping(_: bool, text: str) -> Iterator[Wrong]:
    """The JSON text is a mapping that the service can run."""
    from turnout.language.mapping import check

    for found in check(json.loads(text)):
        yield "Invalid mapping", f"At {found}{'' if found.hint.endswith('?') else '.'}"


def json_schema(_: bool, text: str) -> Iterator[Wrong]:
    """The text is a draft-07 JSON Schema."""
    schema = json.loads(text)
    if not isinstance(schema, dict):
        yield "Invalid JSON Schema", "It must be an object. Use jsonencode({...})."
        return
    from jsonschema_rs import Draft7Validator, ValidationError

    try:
        Draft7Validator(schema, retriever=_nothing_remote)
    except ValidationError as error:
        place = "".join(f"/{step}" for step in error.instance_path)
        yield "Invalid JSON Schema", f"{f'at {place}: ' if place else ''}{error.message}"
    except ValueError as error:
        yield "Invalid JSON Schema", str(error)


def _nothing_remote(uri: str) -> Any:
    raise ValueError(f"{uri} is not fetched: put what it refers to under `definitions`")


def _pointed(error: FqlError) -> str:
    """The message, and the text with a caret below the place."""
    # Terraform wraps the lines of a text unless they start with a space.
    return f"{error.message}\n\n" + "\n".join(f"    {line}" for line in error.caret().split("\n"))
