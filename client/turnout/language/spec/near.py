"""Events and members that are nearly, but not quite, called as the Spec calls them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from turnout.language.spec.facts import Event, Property, call, chapters, event

# Names beyond these are not looked at: nobody misspelt them.
_LONGEST = 60
_MOST = 300
# Shorter names are too easily alike.
_SHORTEST = 5
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Hint:
    """`given` at a dotted `path` of the event is probably meant to be `meant`."""

    path: str
    given: str
    meant: str

    def __str__(self) -> str:
        return f"{self.path}: {self.given!r} is no name of the Spec; did you mean {self.meant!r}?"


def hints(message: Mapping[str, Any]) -> tuple[Hint, ...]:
    """What in an event nearly matches the Spec; names that have nothing to do with it are no matter."""
    return tuple(_hints(message))


def _hints(message: Mapping[str, Any]) -> Iterator[Hint]:
    type, name = message.get("type"), message.get("event")
    known: Event | None = None
    if type == "track" and isinstance(name, str):
        known = event(name) or _near_event(name)
        if known is not None and known.name != name:
            yield Hint("event", name, known.name)
    reserved = call(type) if isinstance(type, str) else None
    if reserved is not None and reserved.members:
        members = (*(known.properties if known else ()), *reserved.reserved)
        yield from _members(message.get(reserved.members), members, reserved.members)


def _members(value: Any, known: Iterable[Property], path: str) -> Iterator[Hint]:
    if not isinstance(value, Mapping):
        return
    by_name = {one.name: one for one in known}
    for name in list(value)[:_MOST]:
        one = by_name.get(name) or _near(name, by_name)
        if one is None:
            continue
        if one.name != name and one.name not in value and not _is_style(name, one.name, path):
            yield Hint(f"{path}.{name}", name, one.name)
        yield from _inside(value[name], one, f"{path}.{name}")


def _is_style(name: str, known: str, path: str) -> bool:
    """Whether it is the same name in the other style: traits may be written like_this as well as likeThis."""
    return path.startswith("traits") and name == _snake(known)


def _inside(value: Any, one: Property, path: str) -> Iterator[Hint]:
    """What is in an object, or in the first object of an array."""
    if one.members and isinstance(value, list):
        yield from _members(next(iter(value), None), one.members, f"{path}.0")
    elif one.members:
        yield from _members(value, one.members, path)


def _near(name: str, known: Mapping[str, Property]) -> Property | None:
    if len(name) > _LONGEST:
        return None
    plain = _plain(name)
    same = next((one for other, one in known.items() if _plain(other) == plain), None)
    if same is not None or len(name) < _SHORTEST:
        return same
    near = difflib.get_close_matches(name, known, n=1, cutoff=_ALIKE)
    return known[near[0]] if near else None


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


@lru_cache(maxsize=4096)
def _near_event(name: str) -> Event | None:
    if len(name) > _LONGEST:
        return None
    words = _words(name)
    if (found := _by_words().get(words)) is not None:
        return found
    near = difflib.get_close_matches(" ".join(words), _by_spelling(), n=1, cutoff=_ALIKE + 0.05)
    return _by_spelling()[near[0]] if near else None


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in any order and style: `orderCompleted`, `completed_order` and `Order completed`."""
    return tuple(sorted(re.findall(r"[a-z0-9]+", _snake(name))))


@cache
def _by_words() -> dict[tuple[str, ...], Event]:
    found: dict[tuple[str, ...], Event] = {}
    for chapter in chapters():
        for one in chapter.events:
            for name in (one.name, *one.former):
                found.setdefault(_words(name), one)
    return found


@cache
def _by_spelling() -> dict[str, Event]:
    return {" ".join(words): one for words, one in _by_words().items()}
