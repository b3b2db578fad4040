"""What of a trigger does not do what it says, though Segment's engine takes it without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from turnout.language.errors import FqlError
from turnout.language.trigger_parser import FUNCTIONS, PATHS, PLAIN, parse
from turnout.language.trigger_tokens import Word, words

_OPERATORS = ("=", "!=", "<", "<=", ">", ">=")
_FIELDS = f"a trigger knows {', '.join(PLAIN)}, {', '.join(f'{name}.*' for name in PATHS)}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at the 0-based `position` of a trigger, and what to do about it."""

    position: int
    message: str
    hint: str

    def __str__(self) -> str:
        return f"position {self.position}: {self.message}; {self.hint}"


def check(text: str) -> tuple[Problem, ...]:
    """Everything in a trigger that never fires or is passed over; empty for one that means what it says."""
    try:
        found = words(text)
    except FqlError as error:
        return (_unreadable(error),)
    problems = {*_unread(text), *(problem for check in _CHECKS for problem in check(found))}
    return tuple(sorted(problems, key=lambda one: one.position))


def _unread(text: str) -> Iterator[Problem]:
    try:
        parse(text)
    except FqlError as error:
        yield _unreadable(error)


def _unreadable(error: FqlError) -> Problem:
    return Problem(error.position, f"found {error.found}, expected {error.expected}", error.hint or "correct it")


def _quotes(found: list[Word]) -> Iterator[Problem]:
    for word in found:
        if word.type == "string" and word.text.startswith("'"):
            yield Problem(word.start, f"{word.text} is compared with its quotes", "write text in double quotes")


def _words(found: list[Word]) -> Iterator[Problem]:
    """Names that stand where a field, a function, true or false may stand, and are none."""
    for place, word in enumerate(found):
        before = found[place - 1].type if place else ""
        if (
            word.type != "ident"
            or before in ("dot", "operator")
            or word.text in (*PLAIN, *PATHS, *FUNCTIONS, "true", "false")
        ):
            continue
        if word.text.lower() in ("and", "or"):
            yield Problem(word.start, f"{word.text} is passed over", f"write {word.text.lower()}")
        else:
            yield Problem(word.start, f"{word.text} is no field", _FIELDS)


def _negations(found: list[Word]) -> Iterator[Problem]:
    for word, after in pairwise(found):
        if word.text == "!" and after.text not in FUNCTIONS:
            yield Problem(word.start, f"! before {after.text} is passed over", "negate functions only, or use !=")


def _values(found: list[Word]) -> Iterator[Problem]:
    """Comparisons whose right side is nothing, or what is not what it seems."""
    for word, after in pairwise(found):
        if word.type != "operator" or word.text == "!" or after.type in ("string", "number", "null"):
            continue
        if after.type == "operator":
            yield Problem(word.start, f"{word.text}{after.text} is two operators", f"write {word.text}")
        elif after.type != "ident":
            yield Problem(after.start, f"{word.text} has no value", f"write a value after {word.text}")
        elif after.text not in ("true", "false"):
            yield Problem(after.start, f"{after.text} is read as a text", f'write "{after.text}"')


def _mixed(found: list[Word]) -> Iterator[Problem]:
    for level in _levels(found):
        joins = [word for word in level if word.type == "conditional"]
        wrong = [word for word in joins if word.text != joins[-1].text]
        for word in wrong:
            message = f"{word.text} is read as {joins[-1].text}, the last one beside it"
            yield Problem(word.start, message, "put parentheses around what belongs together")


def _levels(found: Iterable[Word]) -> list[list[Word]]:
    """The words outside of parentheses, and those in each pair as the engine sees it: up to the next )."""
    outside, inside, levels = list[Word](), list[Word](), list[list[Word]]()
    depth = 0
    for word, opens in _groups(found):
        depth = 1 if opens else depth
        if word.type == "parenright" and depth:
            levels.append(inside)
            inside, depth = [], 0
        elif depth:
            inside.append(word)
        else:
            outside.append(word)
    return [outside, *levels]


def _groups(found: Iterable[Word]) -> Iterator[tuple[Word, bool]]:
    before = ""
    for word in found:
        yield word, word.type == "parenleft" and before not in FUNCTIONS
        before = word.text


def _parentheses(found: list[Word]) -> Iterator[Problem]:
    inside = False
    for word, opens in _groups(found):
        if inside and word.type == "ident" and word.text in FUNCTIONS:
            yield Problem(word.start, f"the ) of {word.text} closes the parentheses around it", "leave those out")
        inside = (inside or opens) and word.type != "parenright"


def _lists(found: list[Word]) -> Iterator[Problem]:
    for word in found:
        if word.type == "brackleft":
            yield Problem(word.start, "there are no lists", "join tests with or")


_CHECKS = (_quotes, _words, _negations, _values, _mixed, _parentheses, _lists)
