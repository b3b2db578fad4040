"""FQL, the language of destination filters: read it, print it, run it.

    keep = fql.compile(fql.parse('type = "track" and !match(event, "Debug *")'))
    keep({"type": "track", "event": "Order Completed"})  # True

Pure functions of values; the standard library only.
"""

from turnout.language.errors import FqlError
from turnout.language.evaluator import compile, compile_value
from turnout.language.parser import parse
from turnout.language.tree import (
    And,
    Call,
    Compare,
    Condition,
    Everything,
    Expression,
    ListOf,
    Literal,
    Node,
    Not,
    Operand,
    Or,
    Path,
)

__all__ = [
    "And",
    "Call",
    "Compare",
    "Condition",
    "Everything",
    "Expression",
    "FqlError",
    "ListOf",
    "Literal",
    "Node",
    "Not",
    "Operand",
    "Or",
    "Path",
    "compile",
    "compile_value",
    "parse",
]
