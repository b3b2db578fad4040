"""What is wrong with a mapping, before any event: each problem with its place and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from turnout.language.javascript import truthy

ROOT = "__segment_internal_directive"
# Deeper ones would exhaust the stack.
DEEPEST = 60
LONGEST_PATTERN = 10
LONGEST_LIQUID = 1000

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at `path`, the members that lead there, and what to do about it."""

    path: Path
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = "/".join(map(str, self.path)) or "the mapping"
        return f"{place}: {self.message}; {self.hint}" if self.hint else f"{place}: {self.message}"


Problems = Iterator[Problem]
Check = Callable[[Any, Path], Problems]


def check(mapping: Any) -> tuple[Problem, ...]:
    """Everything that keeps a mapping from working; empty for one that Segment takes and can run."""
    if not isinstance(mapping, Mapping):
        return (Problem((), f"must be an object and is {_kind(mapping)}"),)
    if _depth(mapping) > DEEPEST:
        return (Problem((), f"is nested more than {DEEPEST} levels deep", "split it with @merge or @transform"),)
    others = {name: inner for name, inner in mapping.items() if name != ROOT}
    return (*_root(mapping), *(() if ROOT in mapping else _anything(others, ())))


def _depth(value: Any) -> int:
    """How deep objects and lists nest; a loop, as what is too deep would exhaust the stack."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        depth += 1
        level = [inner for one in level for inner in _members(one) if isinstance(inner, dict | list)]
    return depth


def _members(value: Any) -> Sequence[Any]:
    return list(value.values()) if isinstance(value, Mapping) else value if isinstance(value, list) else ()


def is_directive(value: Any) -> bool:
    """Whether an object is nothing but a directive: a key with @, and perhaps `_metadata`."""
    return _has_directive(value) and all(name.startswith("@") or name == "_metadata" for name in value)


def _has_directive(value: Any) -> bool:
    return isinstance(value, Mapping) and any(name.startswith("@") for name in value)


def _root(mapping: Mapping[str, Any]) -> Problems:
    """The one directive that may stand for the whole mapping; the other members become its `mapping`."""
    if ROOT not in mapping:
        return
    root = mapping[ROOT]
    if not isinstance(root, Mapping) or len(root) != 1 or not isinstance(next(iter(root.values())), Mapping):
        yield Problem((ROOT,), "must be one directive with an object", 'write {"@transform": {"apply": {...}}}')
        return
    [(name, inner)] = root.items()
    others = {key: value for key, value in mapping.items() if key != ROOT}
    yield from _anything({name: {**inner, "mapping": others}}, (ROOT,))


def _anything(value: Any, path: Path) -> Problems:
    if _has_directive(value):
        yield from _directive(value, path)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _anything(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _anything(inner, (*path, place))


def _directive(value: Mapping[str, Any], path: Path) -> Problems:
    names = [name for name in value if name.startswith("@")]
    others = [name for name in value if not name.startswith("@") and name != "_metadata"]
    if len(names) > 1 or others:
        yield Problem(path, f"has {', '.join(value)}", f"a directive is alone: keep only {names[0]}")
    elif names[0] not in _CHECKS:
        yield Problem(path, f"{names[0]} is no directive", _nearest(names[0], _CHECKS))
    else:
        yield from _CHECKS[names[0]](value[names[0]], (*path, names[0]))


def _nearest(name: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"


def _kind(value: Any) -> str:
    if _has_directive(value):
        return "a directive"
    kinds: list[tuple[Any, str]] = [(Mapping, "an object"), (list, "a list"), (str, "a text"), (bool, "a boolean")]
    return next((kind for type, kind in kinds if isinstance(value, type)), "null" if value is None else "a number")


def _text(value: Any, path: Path) -> Problems:
    if not isinstance(value, str):
        yield Problem(path, f"must be a text and is {_kind(value)}")


def _truth(value: Any, path: Path) -> Problems:
    if not isinstance(value, bool):
        yield Problem(path, f"must be true or false and is {_kind(value)}")


def _text_or_directive(value: Any, path: Path) -> Problems:
    if _has_directive(value):
        yield from _directive(value, path)
    elif not isinstance(value, str):
        yield Problem(path, f"must be a text or a directive and is {_kind(value)}")


def _object_or_directive(value: Any, path: Path) -> Problems:
    if isinstance(value, Mapping):
        yield from _anything(value, path)
    else:
        yield Problem(path, f"must be an object or a directive and is {_kind(value)}")


def _objects(value: Any, path: Path) -> Problems:
    if not isinstance(value, list):
        yield Problem(path, f"must be a list of objects and is {_kind(value)}")
        return
    for place, one in enumerate(value):
        yield from _object_or_directive(one, (*path, place))


def _sized(least: int) -> Check:
    def check(value: Any, path: Path) -> Problems:
        yield from _text(value, path)
        if isinstance(value, str) and not least <= len(value) <= LONGEST_PATTERN:
            yield Problem(path, f"must have {least} to {LONGEST_PATTERN} characters and has {len(value)}")

    return check


def _one_of(*words: str) -> Check:
    def check(value: Any, path: Path) -> Problems:
        yield from _text(value, path)
        if isinstance(value, str) and value not in words:
            yield Problem(path, f"must be {' or '.join(words)} and is {value!r}", _nearest(value, words))

    return check


def _object(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    def check(value: Any, path: Path) -> Problems:
        if not isinstance(value, Mapping) or _has_directive(value):
            yield Problem(path, f"must be an object with {', '.join((*required, *optional))} and is {_kind(value)}")
            return
        yield from (Problem(path, f"lacks {name}") for name in required if name not in value)
        for name, inner in value.items():
            yield from (required.get(name) or optional.get(name) or _anything)(inner, (*path, name))

    return check


def _if(value: Any, path: Path) -> Problems:
    yield from _object({}, dict.fromkeys(("exists", "blank", "then", "else"), _anything))(value, path)
    if (
        isinstance(value, Mapping)
        and not _has_directive(value)
        and not any(truthy(value.get(one)) for one in ("exists", "blank"))
    ):
        yield Problem(path, "lacks exists and blank", 'write {"exists": {"@path": ...}, "then": ...}')


def _array_path(value: Any, path: Path) -> Problems:
    if not isinstance(value, list) or not value:
        yield Problem(path, f"must be a list of a path and a shape and is {_kind(value)}")
        return
    yield from _text_or_directive(value[0], (*path, 0))
    for place, shape in enumerate(value[1:], 1):
        yield from _anything(shape, (*path, place))


def _liquid(value: Any, path: Path) -> Problems:
    yield from _text(value, path)
    if isinstance(value, str) and len(value) > LONGEST_LIQUID:
        yield Problem(path, f"must have at most {LONGEST_LIQUID} characters and has {len(value)}")


_REPLACE_OPTIONS: Mapping[str, Check] = {
    "replacement": _sized(0),
    "pattern2": _sized(0),
    "replacement2": _sized(0),
    "ignorecase": _truth,
    "global": _truth,
}

_CHECKS: Mapping[str, Check] = {
    "@path": _text_or_directive,
    "@template": _text_or_directive,
    "@literal": _anything,
    "@if": _if,
    "@case": _object({"operator": _one_of("lower", "upper")}, {"value": _text_or_directive}),
    "@replace": _object({"pattern": _sized(1), "value": _text_or_directive}, _REPLACE_OPTIONS),
    "@arrayPath": _array_path,
    "@json": _object({"mode": _one_of("encode", "decode"), "value": _anything}, {}),
    "@flatten": _object({"separator": _text, "value": _anything}, {"omitArrays": _anything}),
    "@merge": _object({"direction": _one_of("left", "right"), "objects": _objects}, {}),
    "@transform": _object({"apply": _object_or_directive, "mapping": _object_or_directive}, {}),
    "@excludeWhenNull": _anything,
    "@liquid": _liquid,
}
