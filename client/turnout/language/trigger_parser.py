"""From a trigger's words to its tree, passing over what Segment's parser passes over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from turnout.language import javascript
from turnout.language.errors import FqlError, problem
from turnout.language.trigger_tokens import Word, words
from turnout.language.trigger_tree import Group, Test, Value

PLAIN = ("type", "event", "name", "userId")
PATHS = ("properties", "traits", "context")
FUNCTIONS = ("contains", "match")
# Names that every JavaScript object has: Segment's parser takes them for fields and forgets the test.
_INHERITED = frozenset({
    "constructor", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable",
    "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
})  # fmt: skip


def parse(text: str) -> Group:
    """Read a trigger as Segment does; raises FqlError for one that never fires because it can't be read."""
    parser = _Parser(text)
    tree = parser.level(_merged(words(text)))
    if tree is None:
        raise problem(text, 0, "no test", 'a test such as type = "track"')
    return tree if isinstance(tree, Group) else Group("and", (tree,))


def _merged(found: list[Word]) -> deque[Word]:
    """Join names with the dots between them."""
    merged: list[Word] = []
    rest = deque(found)
    while rest:
        word = rest.popleft()
        last = merged[-1] if merged else None
        if last and (last.type, word.type, rest[0].type if rest else "") == ("ident", "dot", "ident"):
            merged[-1] = last._replace(text=f"{last.text}.{rest.popleft().text}")
        else:
            merged.append(word)
    return deque(merged)


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text

    def level(self, rest: deque[Word]) -> Group | Test | None:
        """Read up to the end of the words; the last `and` or `or` counts for all of them."""
        operator, children = "and", list[Group | Test | None]()
        while rest and (word := rest.popleft()).type != "eos":
            if word.type == "ident":
                children += self.named(word, rest)
            elif word.type == "operator" and word.text == "!" and self.is_function(rest):
                children += self.function(rest.popleft().text, rest, negated=True)
            elif word.type == "parenleft":
                children.append(self.level(self.inside(word, rest)))
            elif word.type == "conditional":
                operator = word.text
        if len(children) > 1:
            return Group(operator, tuple(children))
        return children[0] if children else None

    def is_function(self, rest: deque[Word]) -> bool:
        if not rest:
            raise self.error(None, "a function after !")
        return rest[0].type == "ident" and rest[0].text in FUNCTIONS

    def inside(self, opening: Word, rest: deque[Word]) -> deque[Word]:
        """The words up to the next ), whichever ( that one closes."""
        found: deque[Word] = deque()
        while rest:
            word = rest.popleft()
            if word.type == "parenright":
                found.append(Word("eos", "eos", word.start))
                return found
            found.append(word)
        raise self.error(None, f"the ) that closes position {opening.start}")

    def named(self, word: Word, rest: deque[Word]) -> Iterable[Test]:
        field = word.text.split(".")[0]
        if field in PLAIN or field in PATHS or field in _INHERITED:
            operator, value = self.next(rest, "an operator"), self.next(rest, "a value")
            return [] if field in _INHERITED else [_test(word.text, field, operator, value)]
        return self.function(word.text, rest) if word.text in FUNCTIONS else []

    def function(self, name: str, rest: deque[Word], negated: bool = False) -> Iterable[Test]:
        self.skip(rest)
        about = self.next(rest, f"a field in {name}(")
        self.skip(rest)
        value = self.next(rest, f"a text in {name}(")
        self.skip(rest)
        field, path = _function_field(about.text)
        if field is None:
            return []
        operator, wanted = _matched(value) if name == "match" else ("contains", javascript.text(_value(value)))
        return [Test(field, f"not_{operator}" if negated else operator, wanted, path)]

    def skip(self, rest: deque[Word]) -> None:
        if rest:
            rest.popleft()

    def next(self, rest: deque[Word], expected: str) -> Word:
        if not rest:
            raise self.error(None, expected)
        return rest.popleft()

    def error(self, word: Word | None, expected: str) -> FqlError:
        found, start = (word.text, word.start) if word else ("the end", len(self.text))
        return problem(self.text, start, found, expected)


def _function_field(text: str) -> tuple[str | None, str | None]:
    if text in ("event", "name", "userId"):
        return text, None
    field = next((field for field in PATHS if text.startswith(field)), None)
    return field, None if field is None else text.removeprefix(f"{field}.")


def _matched(value: Word) -> tuple[str, str]:
    wanted = javascript.text(_value(value))
    return ("starts_with", wanted[:-1]) if value.text.endswith('*"') else ("ends_with", wanted[1:])


def _value(word: Word) -> Value:
    """What a word stands for: only double quotes are taken off, so single ones belong to the text."""
    if word.type == "string":
        return word.text.removeprefix('"').removesuffix('"')
    if word.type == "number":
        # A word of several signs or dots is no number to JavaScript.
        return javascript.number(word.text)
    return word.text == "true" if word.type == "ident" and word.text in ("true", "false") else word.text


def _test(name: str, field: str, operator: Word, value: Word) -> Test:
    path = name.removeprefix(f"{field}.") if field in PATHS else None
    special = _special(field, operator.text, value)
    if special is not None:
        wanted = _value(value) if special.startswith("number") else None
        return Test(field, special, wanted, path)
    found = _value(value)
    return Test(field, operator.text, found if field in PATHS else javascript.text(found), path)


def _special(field: str, operator: str, value: Word) -> str | None:
    """The test that null, true, false or a number make of `=` and `!=`, where the field knows it."""
    if field in ("type", "event") or operator not in ("=", "!="):
        return None
    if value.text == "null":
        return "exists" if operator == "!=" else "not_exists"
    if operator == "=" and field != "name" and value.text in ("true", "false"):
        return f"is_{value.text}"
    if field in PATHS and value.type == "number":
        return "number_equals" if operator == "=" else "number_not_equals"
    return None
