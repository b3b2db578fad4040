"""Filters in the nested lists that Segment's own engines evaluate, as the settings of Analytics.js carry them."""

from __future__ import annotations

from typing import Any

from turnout.language import fql


def ir(node: fql.Expression | fql.Operand) -> Any:
    """An expression as JSON: `["=", "event", {"value": "Order"}]`; a path is a text, a literal an object.

    ValueError for `all`, which is no condition there.
    """
    match node:
        case fql.Path(names):
            return ".".join(names)
        case fql.Literal(value):
            return {"value": value}
        case fql.ListOf(items):
            return [ir(item) for item in items]
        case fql.Call(name, arguments):
            return [name, *map(ir, arguments)]
        case fql.Compare(left, operator, right):
            return [operator, ir(left), ir(right)]
        case fql.Not(term):
            return ["!", ir(term)]
        case fql.And(terms):
            return ["and", *map(ir, terms)]
        case fql.Or(terms):
            return ["or", *map(ir, terms)]
    raise ValueError("`all` matches without a condition")
