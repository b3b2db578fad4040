"""The facts of the Spec, read from spec.toml when they are first asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_TYPES = {"": "string", "#": "number", "%": "integer", "?": "boolean", "@": "time", "*": "any", "{}": "object"}
_PROPERTY = re.compile(r"(?P<name>\w+)(?P<mark>[#%?@*]|\{(?P<shape>\w*)\}|\[(?P<items>\w*)\]|=(?P<choices>[\w|-]+)|)")


@dataclass(frozen=True, slots=True)
class Property:
    """A property or trait: `type` is string, number, integer, boolean, time (ISO 8601), any, object or array.

    `members` are those of an object, or of each object in an array; an array without any holds texts.
    """

    name: str
    type: str
    about: str = ""
    members: tuple[Property, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event of an industry; `former` are names that it had before."""

    name: str
    chapter: str
    about: str
    properties: tuple[Property, ...]
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """The events of an industry."""

    name: str
    title: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One of the six calls; `reserved` are the members of its `members` object (traits or properties)."""

    name: str
    about: str
    members: str
    reserved: tuple[Property, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """All industries."""
    return tuple(
        Chapter(name, one["title"], tuple(_events(name, one["events"])))
        for name, one in _facts().items()
        if "events" in one
    )


@cache
def calls() -> tuple[Call, ...]:
    """The six calls."""
    found = _facts()["calls"]
    return tuple(
        Call(name, one["about"], one["members"], _properties(one["reserved"])) for name, one in found.items()
    )


def chapter(name: str) -> Chapter | None:
    """The industry with this name, None if there is none."""
    return next((one for one in chapters() if one.name == name), None)


def call(name: str) -> Call | None:
    """The call with this name, None if there is none."""
    return next((one for one in calls() if one.name == name), None)


def event(name: str) -> Event | None:
    """The event with this very name, None if there is none."""
    return _by_name().get(name)


@cache
def _by_name() -> dict[str, Event]:
    return {event.name: event for chapter in chapters() for event in chapter.events}


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "spec.toml").read_text(encoding="utf-8"))


def _events(chapter: str, rows: Mapping[str, Any]) -> Iterator[Event]:
    for name, row in rows.items():
        yield Event(name, chapter, row["about"], _properties(row["properties"]), tuple(row.get("was", ())))


@cache
def _properties(text: str) -> tuple[Property, ...]:
    found: dict[str, Property] = {}
    for word in text.split():
        if word[0] == "+":
            found.update((inner.name, inner) for inner in _shape(word[1:]))
        elif word[0] == "-":
            del found[word[1:]]
        else:
            one = _property(word)
            found[one.name] = one
    return tuple(found.values())


def _property(word: str) -> Property:
    read = _PROPERTY.fullmatch(word)
    if read is None:
        raise ValueError(f"spec.toml: {word!r} is no property")
    name, about = read["name"], _facts()["words"].get(read["name"], "")
    if read["items"] is not None:
        return Property(name, "array", about, _shape(read["items"]))
    if read["shape"] is not None:
        return Property(name, "object", about, _shape(read["shape"]))
    if read["choices"]:
        return Property(name, "string", about, choices=tuple(read["choices"].split("|")))
    return Property(name, _TYPES[read["mark"]], about)


def _shape(name: str) -> tuple[Property, ...]:
    return _properties(_facts()["shapes"][name]) if name else ()
