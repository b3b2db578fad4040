"""What a user writes about an object: YAML or JSON files and `--set path=value`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from turnout._documents import DocumentError, parsed
from turnout.errors import BadValue

_DOT = re.compile(r"(?<!\\)\.")


def read_text(source: str) -> str:
    """A file's text, or standard input's for `-`."""
    if source == "-":
        return sys.stdin.read()
    try:
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{source} cannot be read: {error}") from None


def read_document(source: str) -> dict[str, Any]:
    """The object that a YAML or JSON file holds; `-` is standard input."""
    name = "standard input" if source == "-" else source
    found = understood(read_text(source), name)
    if not isinstance(found, dict):
        raise click.UsageError(f"{name} must hold one object, not {_called(found)}")
    return found


def understood(text: str, name: str) -> Any:
    """JSON where the text begins like it, else YAML; `name` is what to call the text in an error."""
    try:
        return parsed(text)
    except DocumentError as error:
        raise click.UsageError(f"{name} {error}") from None


def _called(value: Any) -> str:
    return {list: "a list", type(None): "nothing"}.get(type(value), "a single value")


def assignment(text: str) -> tuple[list[str], Any]:
    """`a.b=1` as path and value: JSON where the value is JSON, a file's text for `@FILE`, else the text as it is."""
    path, equals, value = text.partition("=")
    steps = [step.replace("\\.", ".") for step in _DOT.split(path.strip())]
    if not equals or not all(steps):
        raise click.UsageError(f"--set takes path=value, such as settings.url=https://example.com; got {text!r}")
    if value.startswith("@"):
        return steps, read_text(value[1:])
    try:
        return steps, json.loads(value)
    except ValueError:
        return steps, value


def put(document: dict[str, Any], steps: list[str], value: Any) -> None:
    """Set a value inside a document; what is missing on the way is made, list entries are numbered from 0."""
    place: Any = document
    for number, step in enumerate(steps[:-1]):
        place = _inside(place, step, steps[: number + 1], [] if steps[number + 1] == "0" else {})
    if isinstance(place, list):
        _set_entry(place, steps, value)
    elif isinstance(place, dict):
        place[steps[-1]] = value
    else:
        raise click.UsageError(f"--set {'.'.join(steps)}: {'.'.join(steps[:-1])} is neither object nor list")


def _inside(place: Any, step: str, so_far: list[str], empty: Any) -> Any:
    if isinstance(place, list):
        if step == str(len(place)):
            place.append(empty)
        if not step.isdecimal() or int(step) >= len(place):
            raise click.UsageError(f"--set {'.'.join(so_far)}: the list has {len(place)} entries, numbered from 0")
        return place[int(step)]
    if not isinstance(place, dict):
        raise click.UsageError(f"--set {'.'.join(so_far)}: it is below a value that is no object")
    if not isinstance(place.get(step), dict | list):
        place[step] = empty
    return place[step]


def _set_entry(place: list[Any], steps: list[str], value: Any) -> None:
    last = steps[-1]
    if not last.isdecimal() or int(last) > len(place):
        raise click.UsageError(f"--set {'.'.join(steps)}: the list has {len(place)} entries, numbered from 0")
    place[int(last) : int(last) + 1] = [value]


def no_masks(subject: str, document: Mapping[str, Any], mask: str) -> None:
    """Refuse a document that holds the mask that is shown for a secret: it would overwrite the secret."""
    wrong = [
        (where, "is a hidden secret; leave it out, or write the secret itself") for where in _masked(document, mask)
    ]
    if wrong:
        raise BadValue(subject, wrong)


def _masked(value: Any, mask: str, where: str = "") -> Iterable[str]:
    if value == mask:
        yield where
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield from _masked(member, mask, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _masked(entry, mask, f"{where}.{number}")
