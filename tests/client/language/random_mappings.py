"""Random mappings, with every directive, sound and unsound ones, and events for them."""

from __future__ import annotations

from random import Random
from typing import Any

PATHS = (
    "$.event", "$.userId", "$.properties", "$.properties.total", "properties.plan", "$.properties.items",
    "$.properties.items[0].sku", "$.properties['a b']", "$.context.page.url", "$.missing", "$.missing.deeper", "$.",
    "", "$.properties.flag", "$.properties.zero", "$.properties.nothing", "$.properties.blank", "$.properties.json",
    "$.properties.items.length", "$.event.length", "$.properties.tags", "$.properties.tags[1]", "sku", "$.sku", "$",
)  # fmt: skip
TEMPLATES = (
    "Hi {{event}}", "{{properties.total}} {{ properties.plan }}", "{{{event}}}", "{{missing}}", "{{properties}}",
    "{{ }}", "{{properties.tags}}", "a {{properties.flag}} b {{properties.nothing}}", "{{userId}", "plain", "",
    "{{{userId}} }", "{{properties.items[0].sku}}", "$.{{event}}",
)  # fmt: skip
RAW = ("web", "", 0, 1, 2.5, True, False, None, [1, "a"], {"a": 1, "b": {"c": None}}, [], {}, [None, {"x": 1}])
PATTERNS = ("e", "O", "-", "$", "a b", ".", "", "elevenchars", "[", "\\", "x*")
REPLACEMENTS = ("", "_", "$&$&", "$$", "[$`]", "$'", "twelve chars", "$1", 5)
LIQUID = (
    "{{ event | upcase }}",
    "{{ properties.total | plus: 1 }}",
    "{% if userId %}a{% else %}b{% endif %}",
    "",
    "{{ x",
)


def event(random: Random) -> dict[str, Any]:
    properties = {
        "total": random.choice((5, 2.5, 0, -1, 1e21, 1e-7, "7")),
        "plan": random.choice(("free", "pro plan", "", None)),
        "items": [{"sku": "a", "price": 1}, {"sku": "b", "tags": ["x", None]}][: random.randint(0, 2)],
        "a b": "spaced",
        "flag": random.choice((True, False)),
        "zero": 0,
        "nothing": None,
        "blank": "",
        "json": random.choice(('{"a": [1, 2.0, null]}', "not json", "[1", '"text"', "NaN", " 5 ")),
        "tags": random.choice((["a", "b", 3], [], [""], [None], "text")),
    }
    kept = {name: value for name, value in properties.items() if random.random() < 0.9}
    found = {"type": "track", "event": "Order Completed", "userId": random.choice(("u-1", "", None, 7)), "sku": "top"}
    return found | {"properties": kept, "context": {"page": {"url": "https://x.y/?a=b"}}}


def mapping(random: Random) -> dict[str, Any]:
    names = random.sample(("a", "b", "c", "d"), random.randint(1, 3))
    found = {name: value(random, 3) for name in names}
    if random.random() < 0.03:
        found["__segment_internal_directive"] = {"@transform": {"apply": {"sku": value(random, 1)}}}
    return found


def value(random: Random, depth: int) -> Any:
    kind = random.random()
    if kind < 0.15 or not depth:
        return random.choice(RAW) if random.random() < 0.4 else {"@path": random.choice(PATHS)}
    if kind < 0.25:
        return {name: value(random, depth - 1) for name in random.sample(("x", "y", "z"), random.randint(0, 2))}
    if kind < 0.3:
        return [value(random, depth - 1) for _ in range(random.randint(0, 2))]
    directive = random.choice(tuple(_DIRECTIVES))
    return {directive: _DIRECTIVES[directive](random, depth - 1)}


def _text(random: Random, depth: int, texts: tuple[Any, ...]) -> Any:
    return random.choice(texts) if random.random() < 0.85 else value(random, depth)


def _some(random: Random, **members: Any) -> dict[str, Any]:
    return {name: one for name, one in members.items() if random.random() < 0.9}


_DIRECTIVES = {
    "@path": lambda random, depth: _text(random, depth, PATHS),
    "@template": lambda random, depth: _text(random, depth, TEMPLATES),
    "@literal": value,
    "@if": lambda random, depth: {
        random.choice(("exists", "blank")): value(random, depth),
        **_some(random, then=value(random, depth)),
        "else": value(random, depth),
    },
    "@case": lambda random, depth: {
        "operator": random.choice(("lower", "upper")),
        "value": _text(random, depth, ("Abc", {"@path": "$.event"}, "")),
    },
    "@replace": lambda random, depth: {
        "pattern": random.choice(PATTERNS),
        "value": _text(random, depth, ("a-b $x$", {"@path": "$.event"}, {"@path": "$.properties.total"})),
        **_some(
            random, replacement=random.choice(REPLACEMENTS), ignorecase=True, **{"global": random.random() < 0.5}
        ),
        **({"pattern2": "c", "replacement2": "CC"} if random.random() < 0.3 else {}),
    },
    "@arrayPath": lambda random, depth: [
        _text(random, depth, PATHS),
        *([value(random, depth)] if random.random() < 0.8 else []),
    ],
    "@json": lambda random, depth: {"mode": random.choice(("encode", "decode")), "value": value(random, depth)},
    "@flatten": lambda random, depth: {
        "separator": random.choice((".", "_", "")),
        "value": value(random, depth),
        **({"omitArrays": True} if random.random() < 0.3 else {}),
    },
    "@merge": lambda random, depth: {
        "direction": random.choice(("left", "right")),
        "objects": [value(random, depth) for _ in range(random.randint(0, 3))],
    },
    "@transform": lambda random, depth: {
        "apply": {"sku": value(random, depth), "y": value(random, depth)},
        "mapping": value(random, depth),
    },
    "@excludeWhenNull": value,
    "@liquid": lambda random, depth: random.choice(LIQUID),
    "@nosuch": value,
}
