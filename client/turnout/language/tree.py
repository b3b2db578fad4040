"""The FQL tree: frozen values whose `str` is canonical FQL, with parentheses wherever and/or/! nest."""

from __future__ import annotations

from dataclasses import dataclass

from turnout.language import spelling


class Node:
    """What all nodes of the tree share; inherited, as the methods of nine dataclasses take 3 ms to generate."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, vars(self).values()))})"


@dataclass(frozen=True, eq=False, repr=False)
class Path(Node):
    """A field of the event, e.g. `context.page.url`; as a condition: that field is true."""

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.names or not all(self.names):
            raise ValueError(f"a path needs names that are not empty (got {self.names!r})")

    def __str__(self) -> str:
        return spelling.path(self.names)


@dataclass(frozen=True, eq=False, repr=False)
class Literal(Node):
    """A text, number, true, false or null; 1, 1.0 and true are three different literals."""

    value: spelling.Scalar

    def __post_init__(self) -> None:
        if reason := spelling.unspeakable(self.value):
            raise ValueError(reason)

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) and type(self.value) is type(vars(other)["value"])

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))

    def __str__(self) -> str:
        return spelling.scalar(self.value)


@dataclass(frozen=True, eq=False, repr=False)
class Call(Node):
    """A function applied to operands, e.g. `contains(event, "Order")`."""

    function: str
    arguments: tuple[Operand, ...]

    def __str__(self) -> str:
        return f"{self.function}({', '.join(map(str, self.arguments))})"


@dataclass(frozen=True, eq=False, repr=False)
class ListOf(Node):
    """A list of operands, e.g. `["a", "b"]`."""

    items: tuple[Operand, ...]

    def __str__(self) -> str:
        return f"[{', '.join(map(str, self.items))}]"


@dataclass(frozen=True, eq=False, repr=False)
class Compare(Node):
    """Two operands and one of = != < <= > >= in."""

    left: Operand
    operator: str
    right: Operand

    def __post_init__(self) -> None:
        if self.operator not in spelling.COMPARISONS:
            raise ValueError(f"an operator is one of {' '.join(spelling.COMPARISONS)} (got {self.operator!r})")

    def __str__(self) -> str:
        return f"{self.left} {self.operator} {self.right}"


@dataclass(frozen=True, eq=False, repr=False)
class Not(Node):
    """True unless the condition is true."""

    term: Condition

    def __str__(self) -> str:
        return f"!{self.term}" if isinstance(self.term, Path | Call) else f"!({self.term})"


@dataclass(frozen=True, eq=False, repr=False)
class And(Node):
    """True if every one of two or more conditions is true."""

    terms: tuple[Condition, ...]

    def __post_init__(self) -> None:
        _check_several(self.terms)

    def __str__(self) -> str:
        return " and ".join(map(_nested, self.terms))


@dataclass(frozen=True, eq=False, repr=False)
class Or(Node):
    """True if one of two or more conditions is true."""

    terms: tuple[Condition, ...]

    def __post_init__(self) -> None:
        _check_several(self.terms)

    def __str__(self) -> str:
        return " or ".join(map(_nested, self.terms))


@dataclass(frozen=True, eq=False, repr=False)
class Everything(Node):
    """The whole expression `all`, which matches every event."""

    def __str__(self) -> str:
        return spelling.EVERYTHING


Operand = Path | Literal | Call | ListOf
Condition = And | Or | Not | Compare | Path | Call | Literal
Expression = Everything | Condition


def _nested(term: Condition) -> str:
    return f"({term})" if isinstance(term, And | Or) else str(term)


def _check_several(terms: tuple[Condition, ...]) -> None:
    if len(terms) < 2:
        raise ValueError(f"and/or join two or more conditions (got {len(terms)})")
