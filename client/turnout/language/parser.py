"""FQL text to its tree, by recursive descent.

    expression  = "all" | any
    any         = every { "or" every }
    every       = condition { "and" condition }
    condition   = "(" any ")" | "!" condition | operand [ comparison operand ]
    operand     = path | text | number | "true" | "false" | "null" | list | function "(" operand { "," operand } ")"

`and` binds tighter than `or`; Segment doesn't document the order, so printed expressions carry parentheses.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from turnout.language import hints
from turnout.language.errors import FqlError, problem
from turnout.language.functions import FUNCTIONS
from turnout.language.lexer import Token, tokens
from turnout.language.spelling import COMPARISONS, CONSTANTS, EVERYTHING
from turnout.language.tree import (
    And,
    Call,
    Compare,
    Condition,
    Everything,
    Expression,
    ListOf,
    Literal,
    Not,
    Operand,
    Or,
    Path,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each level costs the evaluator one call, so that no filter can exhaust Python's stack.
DEEPEST = 50

_OPERAND = "a field, a value or a function"
_AFTER_CONDITION = "and, or, or the end"


def parse(text: str) -> Expression:
    """Read FQL as destination filters write it; raises FqlError with the position of the first mistake."""
    reader = _Reader(text)
    if reader.is_everything():
        return Everything()
    expression = reader.any()
    reader.expect_end()
    return expression


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.token = next(self.tokens)
        self.depth = 0

    def advance(self) -> Token:
        token, self.token = self.token, next(self.tokens, self.token)
        return token

    def at(self, *texts: str) -> bool:
        return self.token.kind in ("sign", "keyword") and self.token.text in texts

    def error(self, expected: str, hint: str = "", at: Token | None = None) -> FqlError:
        token = at or self.token
        return problem(self.text, token.start, str(token), expected, hint)

    def expect(self, sign: str, expected: str) -> None:
        if not self.at(sign):
            raise self.error(expected, hints.after_condition(self.token))
        self.advance()

    def expect_end(self) -> None:
        if self.token.kind != "end":
            raise self.error(_AFTER_CONDITION, hints.after_condition(self.token))

    @contextmanager
    def nested(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(f"at most {DEEPEST} levels of nesting", "split the filter in two")
        yield
        self.depth -= 1

    def is_everything(self) -> bool:
        return self.text.strip() == EVERYTHING

    def any(self) -> Condition:
        terms = self.joined("or", self.every)
        return terms[0] if len(terms) == 1 else Or(terms)

    def every(self) -> Condition:
        terms = self.joined("and", self.condition)
        return terms[0] if len(terms) == 1 else And(terms)

    def joined(self, keyword: str, term: Callable[[], Condition]) -> tuple[Condition, ...]:
        terms = [term()]
        while self.at(keyword):
            self.advance()
            terms.append(term())
        return tuple(terms)

    def condition(self) -> Condition:
        with self.nested():
            if self.at("("):
                return self.group()
            return self.negation() if self.at("!") else self.comparison()

    def group(self) -> Condition:
        opening = self.advance()
        inner = self.any()
        self.expect(")", f"and, or, or the ) that closes position {opening.start}")
        self.refuse_comparison("the left side of a comparison has no parentheses")
        return inner

    def negation(self) -> Condition:
        self.advance()
        if not (self.at("(", "!") or self.token.kind == "path"):
            raise self.error("( or a field or a function after !")
        term = self.path_or_call() if self.token.kind == "path" else self.condition()
        self.refuse_comparison("put the comparison in parentheses: !( ... )")
        return Not(term)

    def refuse_comparison(self, hint: str) -> None:
        if self.at(*COMPARISONS):
            raise self.error(_AFTER_CONDITION, hint)

    def comparison(self) -> Condition:
        start = self.token
        left = self.operand()
        if self.at(*COMPARISONS):
            return self.compared(left)
        if isinstance(left, ListOf) or (isinstance(left, Literal) and not isinstance(left.value, bool)):
            raise self.error("an operator", f"compare {start} with something, e.g. = or in")
        return left

    def compared(self, left: Operand) -> Compare:
        operator = self.advance().text
        if self.at("("):
            raise self.error(_OPERAND, hints.parenthesis_after(operator))
        start = self.token
        right = self.operand()
        if operator == "in" and isinstance(right, Literal):
            raise self.error("a list or a field that holds one", hints.IN_LIST, at=start)
        return Compare(left, operator, right)

    def operand(self) -> Operand:
        with self.nested():
            if self.at("["):
                return ListOf(self.items("]", "]"))
            if self.token.kind == "path":
                return self.path_or_call()
            return self.literal()

    def literal(self) -> Literal:
        if self.token.kind in ("text", "number"):
            return Literal(self.advance().value)
        if self.at(*CONSTANTS):
            return Literal(CONSTANTS[self.advance().text])
        raise self.error(_OPERAND, hints.instead_of_operand(self.token, self.text))

    def path_or_call(self) -> Path | Call:
        token = self.advance()
        return self.call(token) if self.at("(") else Path(token.names)

    def call(self, name: Token) -> Call:
        function = FUNCTIONS.get(name.text)
        if function is None:
            raise self.error("a function", hints.unknown_function(name.text), at=name)
        arguments = self.items(")", f"the ) that closes {name.text}(")
        if len(arguments) != len(function.parameters):
            usage = f"{name.text}({', '.join(function.parameters)})"
            message = f"{name.text} with {len(arguments)} argument{'' if len(arguments) == 1 else 's'}"
            raise problem(self.text, name.start, message, usage)
        return Call(name.text, arguments)

    def items(self, closing: str, closing_name: str) -> tuple[Operand, ...]:
        self.advance()
        if self.at(closing):
            self.advance()
            return ()
        items = [self.operand()]
        while self.at(","):
            self.advance()
            items.append(self.operand())
        self.expect(closing, f", or {closing_name}")
        return tuple(items)
