"""Red and yellow fields: what is personal in an event, what of it is not let in, and what is not shown.

An inventory names fields by their paths. Fields that it does not name are told by their names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .event import Message
from .paths import Path, has, split, without

Colour = Literal["red", "yellow", "green"]
MASKED = "•" * 4
_PLACES = ("context", "traits", "properties")
_COLOURS = ("red", "yellow", "green")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

# Names that Segment matches by default, as words.
_RED = "ssn|social security number|password|visa|veteran|disability|credit card|passport|token"
_YELLOW = (
    "race|birthdate|birth date|birthday|phone|address|gender|ethnicity|citizenship|first name|last name|full name|"
    "street|city|zipcode|zip code|email|certificate|license|identification|serial|ip|photo|salary|religion|mac|sex|"
    "sexual orientation|medication|allergy|condition|diagnosis|procedure"
)
_BY_NAME: Mapping[str, Colour] = {
    **dict.fromkeys(_YELLOW.replace(" ", "").split("|"), "yellow"),
    **dict.fromkeys(_RED.replace(" ", "").split("|"), "red"),
}


@dataclass(frozen=True, slots=True)
class Inventory:
    """The fields that somebody has classified; `blocked` are those that are taken out of events."""

    colours: Mapping[Path, Colour] = field(default_factory=dict)
    blocked: tuple[Path, ...] = ()


NOTHING_KNOWN = Inventory()


def inventory(said: Mapping[str, Any]) -> Inventory:
    """Read `fields` (paths in context, traits and properties, and their colours) and `blockRed`."""
    given = said.get("fields")
    fields = given if isinstance(given, Mapping) else {}
    paths = {split(path): colour for path, colour in fields.items() if colour in _COLOURS}
    inside: dict[Path, Colour] = {path: it for path, it in paths.items() if len(path) > 1 and path[0] in _PLACES}
    red = tuple(path for path, colour in inside.items() if colour == "red")
    return Inventory(inside, red if said.get("blockRed") is True else ())


def without_blocked(fields: Message, known: Inventory) -> Message:
    """A copy of an event without its blocked fields; the event itself where it has none of them."""
    for path in known.blocked:
        if has(fields, path[:-1]):
            fields = without(fields, path)
    return fields


def colour(path: Path, known: Inventory) -> Colour:
    """How personal a field is: as classified, else by its name."""
    found = known.colours.get(path)
    if found is not None:
        return found
    words = [word.lower() for word in _WORDS.findall(str(path[-1]))]
    spans = ("".join(words[start:end]) for end in range(len(words), 0, -1) for start in range(end))
    return next((_BY_NAME[span] for span in spans if span in _BY_NAME), "green")


def masked(fields: Message, known: Inventory) -> Message:
    """A copy of an event to show: red and yellow fields, whole or in lists, are dots."""
    return {name: _masked(value, (name,), known) if name in _PLACES else value for name, value in fields.items()}


def _masked(value: Any, path: Path, known: Inventory) -> Any:
    if len(path) > 1 and value is not None and colour(path, known) != "green":
        return MASKED
    if isinstance(value, Mapping):
        return {name: _masked(inner, (*path, name), known) for name, inner in value.items()}
    if isinstance(value, list):
        return [_masked(item, path, known) for item in value]
    return value
