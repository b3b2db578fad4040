"""Random triggers: some as people write them, some with words left out, doubled or swapped, some mere signs."""

from __future__ import annotations

from random import Random

FIELDS = (
    "type", "event", "name", "userId", "properties.total", "properties.plan", "properties.vip", "properties.tags",
    "properties.item.sku", "traits.plan", "traits.a\\ b", "context.page", "context.app.version", "properties",
    "other", "properties.tags.0", "properties.plan.length", "constructor", "type.x",
)  # fmt: skip
VALUES = (
    '"track"', '"Order Completed"', '"Order"', '""', "'track'", '"1.2"', "1", "-1", "1.50", "+3", "42", "0", "true",
    "false", "null", '"a*b"', '"true"', "1000000000000000000000000", "0.0000001", "'it\"s'", "name", '"Zürich"',
    "007", "1.",
)  # fmt: skip
GLOBS = ('"Order*"', '"*Completed"', '"*"', '"**"', '"Order"', "'Order*'", '""', "5", '"*a*"')
SIGNS = (
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "in",
    "contains",
    "exists",
    "==",
    "is_true",
    "is",
    "=!",
    "starts_with",
    "and",
)
SPACES = (" ", " ", " ", "  ", "\n", "\t", "")
LETTERS = "aon ndrul!=<>()[],.'\"\\_-+0159.\ttype event properties.and or null"


def trigger(random: Random) -> str:
    kind = random.random()
    if kind < 0.1:
        return "".join(random.choice(LETTERS) for _ in range(random.randint(0, 25)))
    words = _level(random, 2)
    return _spoilt(random, words) if kind < 0.4 else " ".join(words)


def _level(random: Random, depth: int) -> list[str]:
    found = _test(random, depth)
    join = random.choice(("and", "or"))
    for _ in range(random.choice((0, 0, 1, 1, 2, 3))):
        found += [join if random.random() < 0.9 else random.choice(("and", "or", "AND", "OR")), *_test(random, depth)]
    return found


def _test(random: Random, depth: int) -> list[str]:
    kind = random.random()
    if depth and kind < 0.2:
        return ["(", *_level(random, depth - 1), ")"]
    sign = random.choice(("", "", "!"))
    if kind < 0.35:
        return [f"{sign}contains({random.choice(FIELDS)}, {random.choice(VALUES)} )"]
    if kind < 0.5:
        return [f"{sign}match( {random.choice(FIELDS)}, {random.choice(GLOBS)})"]
    signs = SIGNS[:6] if random.random() < 0.9 else SIGNS
    return [random.choice(FIELDS), random.choice(signs), random.choice(VALUES)]


def _spoilt(random: Random, words: list[str]) -> str:
    words = list(words)
    for _ in range(random.randint(1, 2)):
        place = random.randrange(len(words))
        match random.randint(0, 3):
            case 0:
                words[place] = random.choice((*FIELDS, *VALUES, *SIGNS, "(", ")", "!", "contains(", "match"))
            case 1:
                words.insert(place, random.choice(("(", ")", "!", "and", "or", "[", "]", ",", "an", "nul", "x\\")))
            case 2 if len(words) > 1:
                del words[place]
            case _:
                words[place] = words[place][: random.randint(0, len(words[place]))]
    return "".join(f"{word}{random.choice(SPACES)}" for word in words)
