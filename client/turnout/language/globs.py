r"""Glob patterns as FQL's `match` takes them: `*`, `?`, `[abc]`, `[a-z]`, `[^a]` and `\x`, over the whole text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

_ANY_TEXT = "*"


class _BadPattern(Exception):
    """The pattern has an open bracket, an empty one, half a range or a backslash at its end."""


def matches(text: str, pattern: str) -> bool:
    """Whether the pattern matches the whole text; a pattern that is broken matches nothing."""
    compiled = _compiled(pattern)
    return compiled is not None and compiled.fullmatch(text) is not None


@functools.lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(_regex(list(_pieces(pattern))), re.DOTALL)
    except _BadPattern:
        return None


def _regex(pieces: list[str]) -> str:
    """Join the pieces so that no pattern takes more than (text x pattern) steps.

    What lies between two stars has a fixed width, so its first place is as good as any: an atomic group keeps it.
    """
    chunks = [""]
    for piece in pieces:
        if piece == _ANY_TEXT:
            chunks.append("")
        else:
            chunks[-1] += piece
    if len(chunks) == 1:
        return chunks[0]
    middle = "".join(f"(?>.*?{chunk})" for chunk in chunks[1:-1] if chunk)
    return f"{chunks[0]}{middle}.*{chunks[-1]}"


def _pieces(pattern: str) -> Iterator[str]:
    rest = iter(pattern)
    for char in rest:
        if char == "*":
            yield _ANY_TEXT
        elif char == "?":
            yield "."
        elif char == "[":
            yield _set(rest)
        else:
            yield re.escape(_literal(char, rest))


def _literal(char: str | None, rest: Iterator[str]) -> str:
    """Resolve a backslash to what it escapes; None and a backslash at the end are broken."""
    found = next(rest, None) if char == "\\" else char
    if found is None:
        raise _BadPattern
    return found


def _set(rest: Iterator[str]) -> str:
    members: list[str] = []
    char = next(rest, None)
    negated = char == "^"
    char = next(rest, None) if negated else char
    while char != "]" or not members:
        if char in ("]", "-"):
            raise _BadPattern
        member, char = _member(_literal(char, rest), rest)
        members.append(member)
    return _class("".join(members), negated)


def _class(members: str, negated: bool) -> str:
    """A set of ranges that all run backwards holds no character."""
    if not members:
        return "." if negated else "(?!)."
    return f"[{'^' if negated else ''}{members}]"


def _member(first: str, rest: Iterator[str]) -> tuple[str, str | None]:
    """Read one character or range of a set; also give the character after it."""
    after = next(rest, None)
    if after != "-":
        return re.escape(first), after
    last = next(rest, None)
    if last in ("]", "-"):
        raise _BadPattern
    last = _literal(last, rest)
    found = f"{re.escape(first)}-{re.escape(last)}" if first <= last else ""
    return found, next(rest, None)
