"""Random filters and events that speak of the same few fields and values; and what tsub takes for filters."""

from __future__ import annotations

from random import Random
from typing import Any

from turnout.language import fql

TEXTS = (
    "track",
    "identify",
    "Order Completed",
    "Order",
    "order",
    "",
    "a",
    "ab",
    "a/b",
    "x*",
    "1.2",
    "1.10.0",
    "Zürich",
)
NUMBERS = (0, 1, -1, 2, 3, 1.5, 42, 1000000)
SCALARS = (*TEXTS, *NUMBERS, True, False, None)
GLOBS = (
    "*",
    "Order*",
    "*Completed",
    "O?der",
    "[a-c]*",
    "[^a]",
    "a\\*",
    "*/*",
    "[",
    "[z-a]",
    "a*b",
    "",
    "*[x",
    "x\\*",
    "[^z-a]",
)
PATHS = (
    ("type",), ("event",), ("userId",), ("properties", "total"), ("properties", "plan"), ("properties", "vip"),
    ("properties", "tags"), ("properties", "item", "sku"), ("context", "page"), ("context", "app", "version"),
)  # fmt: skip
SIGNS = ("=", "!=", "<", "<=", ">", ">=")
JOINED = (fql.And, fql.Or)


def event(random: Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in PATHS:
        if random.random() < 0.85:
            _put(found, path, _value(random, path))
    return found


def _put(found: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        inner = found.setdefault(name, {})
        if not isinstance(inner, dict):
            return
        found = inner
    found[path[-1]] = value


def _value(random: Random, path: tuple[str, ...]) -> Any:
    if path[-1] == "tags":
        return [random.choice(SCALARS) for _ in range(random.randint(0, 3))]
    if path[-1] == "page":
        return {name: random.choice(SCALARS) for name in random.sample(("path", "url", "title"), 2)}
    return random.choice(SCALARS)


def expression(random: Random, depth: int = 3) -> fql.Condition:
    kind = random.random()
    if depth and kind < 0.25:
        terms = tuple(expression(random, depth - 1) for _ in range(random.randint(2, 3)))
        return random.choice(JOINED)(terms)
    if depth and kind < 0.35:
        return fql.Not(expression(random, depth - 1))
    if kind < 0.55:
        return _test(random)
    return _comparison(random)


def statement(random: Random) -> fql.Condition:
    """What fql-ts knows: comparisons and two functions, joined by and."""
    terms = tuple(_known(random) for _ in range(random.randint(1, 3)))
    return fql.And(terms) if len(terms) > 1 else terms[0]


def _known(random: Random) -> fql.Condition:
    path = fql.Path(random.choice(PATHS))
    if random.random() < 0.3:
        return fql.Call(random.choice(("contains", "match")), (path, _text(random)))
    return fql.Compare(path, random.choice(SIGNS), _scalar(random))


def _test(random: Random) -> fql.Condition:
    match random.randint(0, 3):
        case 0:
            return fql.Path(random.choice(PATHS))
        case 1:
            return fql.Call("contains", (_operand(random), fql.Literal(random.choice(TEXTS))))
        case 2:
            return fql.Call("semver", (_operand(random), fql.Literal(random.choice(SIGNS)), _text(random)))
        case _:
            return fql.Call("match", (_operand(random), fql.Literal(random.choice(GLOBS))))


def _comparison(random: Random) -> fql.Condition:
    if random.random() < 0.2:
        items = tuple(_scalar(random) for _ in range(random.randint(0, 3)))
        return fql.Compare(_operand(random), "in", fql.ListOf(items))
    return fql.Compare(_operand(random), random.choice(SIGNS), _operand(random))


def _operand(random: Random) -> fql.Operand:
    kind = random.random()
    if kind < 0.5:
        return fql.Path(random.choice(PATHS))
    if kind < 0.75:
        return _scalar(random)
    return fql.Call(random.choice(("lowercase", "length", "typeof")), (fql.Path(random.choice(PATHS)),))


def _scalar(random: Random) -> fql.Literal:
    return fql.Literal(random.choice((*SCALARS, "list", "bool", "string", "number", "null")))


def _text(random: Random) -> fql.Literal:
    return fql.Literal(random.choice(TEXTS))
