"""The words of a trigger, found as Segment's lexer (npm `@segment/fql-ts`) finds them, oddities included."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from turnout.language.errors import FqlError, problem

_LONGEST = 100_000
_SPACE = " \t\n"
# What may follow a word, an operator of two signs and the quote that closes a text.
_ENDS = frozenset(" \t\n,])")
_AFTER_NAME = _ENDS | frozenset(".(=!")
_NAME = re.compile(r"(?:\\.|[A-Za-z0-9_-])+", re.DOTALL)
_SINGLE = {".": "dot", "[": "brackleft", "]": "brackright", ",": "comma", "(": "parenleft", ")": "parenright"}
_WORDS = {"a": ("and", "conditional"), "o": ("or", "conditional"), "n": ("null", "null")}
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_DIGITS = frozenset("0123456789")


class Word(NamedTuple):
    """A word of a trigger: `type` as the lexer names it, `text` with quotes and without backslashes."""

    type: str
    text: str
    start: int


def words(text: str) -> list[Word]:
    """All words, the last one of type eos; raises FqlError where the lexer gives up."""
    return _Lexer(text).words()


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def words(self) -> list[Word]:
        found: list[Word] = []
        while self.place < len(self.text):
            if self.text[self.place] in _SPACE:
                self.place += 1
            else:
                found.append(self.word())
        return [*found, Word("eos", "eos", len(self.text))]

    def word(self) -> Word:
        start, first = self.place, self.text[self.place]
        self.place += 1
        type, text = self.reader(first)(first)
        return Word(type, text, start)

    def reader(self, first: str) -> Callable[[str], tuple[str, str]]:
        if first in _LETTERS or first in "\\_":
            return self.keyword_or_name if first in _WORDS else self.name
        if first in "!=<>":
            return self.operator
        if first in _DIGITS or first in "+-":
            return self.number
        if first in "\"'":
            return self.quoted
        return self.single

    def ahead(self) -> str:
        return self.text[self.place : self.place + 1]

    def ends(self, place: int) -> bool:
        return place >= len(self.text) or self.text[place] in _ENDS

    def accepts(self, rest: str) -> bool:
        """Step over `rest` if it comes next and something that may end a word follows it.

        A beginning of it at the very end of the text is stepped over as well, and lost: so does Segment's lexer.
        """
        end = self.place + len(rest)
        if self.text.startswith(rest, self.place) and self.ends(end):
            self.place = end
            return True
        left = len(self.text) - self.place
        if left < len(rest) and not any(self.ends(self.place + step) for step in range(left)):
            self.place = len(self.text)
        return False

    def keyword_or_name(self, first: str) -> tuple[str, str]:
        word, type = _WORDS[first]
        return (type, word) if self.accepts(word[1:]) else self.name(first)

    def name(self, first: str) -> tuple[str, str]:
        start = self.place - 1
        found = first
        if first == "\\":
            if self.place >= len(self.text):
                raise self.error(start, "a backslash at the end", "the character that it escapes")
            found = self.ahead()
            self.place += 1
        if match := _NAME.match(self.text, self.place):
            found += re.sub(r"(?s)\\(.)", r"\1", match[0])
            self.place = match.end()
        self.check_end_of_name(start, found)
        return "ident", found

    def check_end_of_name(self, start: int, found: str) -> None:
        if self.ahead() == "\\":
            raise self.error(self.place, "a backslash at the end", "the character that it escapes")
        if self.place < len(self.text) and self.text[self.place] not in _AFTER_NAME:
            hint = "leave a space before an operator" if self.ahead() in "<>" else ""
            raise self.error(self.place, self.ahead(), "a space after the name", hint)
        self.check_length(start, found)

    def operator(self, first: str) -> tuple[str, str]:
        if first == "=":
            return "operator", "="
        if first == "!" and (self.ahead() in _LETTERS or self.ahead() == "("):
            return "operator", "!"
        if self.accepts("="):
            return "operator", f"{first}="
        if first == "!":
            raise self.error(self.place - 1, "!", "a field or a function after it", "leave a space after !=")
        return "operator", first

    def number(self, first: str) -> tuple[str, str]:
        start, decimal = self.place, False
        while self.ahead() and (self.ahead() in _DIGITS or self.ahead() == "."):
            if self.ahead() == ".":
                if decimal or self.ends(self.place + 1):
                    raise self.error(self.place, ".", "a digit")
                decimal = True
            self.place += 1
        self.check_length(start, self.text[start : self.place])
        return "number", first + self.text[start : self.place]

    def quoted(self, quote: str) -> tuple[str, str]:
        start = self.place - 1
        end = self.text.find(quote, self.place)
        if end < 0:
            hint = f"add {quote}"
            raise self.error(start, f"a quote {quote} that is not closed", f"a closing {quote}", hint)
        found = self.text[start : end + 1]
        self.check_length(start, found[1:-1])
        self.place = end
        # A closing quote with something else behind it opens the next text as well.
        self.accepts(quote)
        return "string", found

    def single(self, first: str) -> tuple[str, str]:
        if first not in _SINGLE:
            raise self.error(self.place - 1, first, "a field, a value or an operator")
        return _SINGLE[first], first

    def check_length(self, start: int, found: str) -> None:
        if len(found) >= _LONGEST:
            raise self.error(start, "a word without end", f"words of less than {_LONGEST} characters")

    def error(self, position: int, found: str, expected: str, hint: str = "") -> FqlError:
        return problem(self.text, position, found, expected, hint)
