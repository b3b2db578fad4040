"""FQL text to tokens, one at a time, so that the first mistake is the one reported."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from turnout.language.errors import FqlError, problem
from turnout.language.spelling import KEYWORDS, Scalar

# Real Segment ends a string at the next quote of its kind: a backslash in it is a plain character.
_TOKEN = r"""(?P<path>(?:[A-Za-z_]|\\.)(?:[A-Za-z0-9_-]|\\.)*(?:\.(?:[A-Za-z0-9_-]|\\.)+)*)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<number>[+-]?[0-9]+(?:\.[0-9]+)?)
      | (?P<sign>[=!<>&|]+|[()\[\],])
"""
_ESCAPED = r"(?s)\\(.)"
_NAMES = r"(?s)(?:[^.\\]|\\.)+"

_SIGNS = frozenset({"=", "!=", "<", "<=", ">", ">=", "!", "(", ")", "[", "]", ","})
_FOREIGN = {
    "==": "use =",
    "===": "use =",
    "!==": "use !=",
    "<>": "use !=",
    "=>": "use >=",
    "=<": "use <=",
    "&&": "use and",
    "&": "use and",
    "||": "use or",
    "|": "use or",
}
_LONGEST_NUMBER = 1100


class Token(NamedTuple):
    """One word of FQL: `kind` is path, keyword, text, number, sign or end; `value` what it stands for."""

    kind: str
    text: str
    start: int
    value: Scalar = None
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "the end" if self.kind == "end" else _shortened(self.text)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text`, the last one of kind `end`; raises FqlError at the first that is none."""
    pattern = _pattern()
    position = _after_space(text, 0)
    while position < len(text):
        match = pattern.match(text, position)
        if match is None:
            raise _unreadable(text, position)
        yield from _tokens_of(text, match)
        position = _after_space(text, match.end())
    yield Token("end", "", len(text))


def _after_space(text: str, position: int) -> int:
    space = re.compile(r"\s*").match(text, position)
    return space.end() if space else position


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Compile at the first use: importing the language is on the way of programs that never read a filter."""
    return re.compile(_TOKEN, re.VERBOSE | re.DOTALL)


def _tokens_of(text: str, match: re.Match[str]) -> Iterator[Token]:
    found, start = match.group(), match.start()
    if match.lastgroup == "path":
        yield _word(found, start)
    elif match.lastgroup == "text":
        yield Token("text", found, start, value=found[1:-1])
    elif match.lastgroup == "number":
        yield _number(text, found, start)
    else:
        yield from _signs(text, found, start)


def _word(found: str, start: int) -> Token:
    if found in KEYWORDS:
        return Token("keyword", found, start)
    names = tuple(re.sub(_ESCAPED, r"\1", name) for name in re.findall(_NAMES, found))
    return Token("path", found, start, names=names)


def _number(text: str, found: str, start: int) -> Token:
    if len(found) > _LONGEST_NUMBER:
        raise problem(text, start, _shortened(found), f"a number of up to {_LONGEST_NUMBER} digits")
    return Token("number", found, start, value=float(found) if "." in found else int(found))


def _signs(text: str, found: str, start: int) -> Iterator[Token]:
    """Split a run of signs, e.g. `!!` or `=!`, after looking for operators of other languages."""
    if found in _SIGNS:
        yield Token("sign", found, start)
    elif found in _FOREIGN:
        raise problem(text, start, found, "an operator of FQL", _FOREIGN[found])
    elif found[0] in _SIGNS:
        size = 2 if found[:2] in _SIGNS else 1
        yield Token("sign", found[:size], start)
        yield from _signs(text, found[size:], start + size)
    else:
        raise problem(text, start, found, "an operator of FQL")


def _unreadable(text: str, position: int) -> FqlError:
    position += text[position] == "." and position + 1 < len(text)
    found = text[position]
    if found in "'\"":
        return problem(text, position, f"a quote {found} that is not closed", f"a closing {found}", f"add {found}")
    if found in "“”‘’":
        return problem(text, position, found, "a plain quote", "write \" or ' instead of a typographic quote")
    if found == "\\":
        return problem(text, position, "a backslash at the end", "the character that it escapes")
    return problem(
        text,
        position,
        _shortened(found),
        "a field, a value or an operator",
        "in a field's name put a backslash before every character outside A-Z a-z 0-9 _ -",
    )


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
