"""Reading and removing at a path inside JSON values, without changing the value that was given."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

Step = str | int
Path = Sequence[Step]


def split(path: str) -> tuple[str, ...]:
    r"""The names in a dotted path, `()` for ""; a dot with a backslash before it is part of a name."""
    return tuple(name.replace("\\.", ".") for name in re.split(r"(?<!\\)\.", path)) if path else ()


def value_at(value: Any, path: Path) -> Any:
    """The value at `path`, None where it leads nowhere."""
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def changed_at(value: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """A copy of `value` with `change` applied at `path`; `value` itself where the path leads nowhere."""
    if not path:
        return change(value)
    step, rest = path[0], path[1:]
    if isinstance(value, Mapping) and step in value:
        return {**value, step: changed_at(value[step], rest, change)}
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return [*value[:step], changed_at(value[step], rest, change), *value[step + 1 :]]
    return value


def without_keys(value: Any, keys: Collection[Step]) -> Any:
    """A copy of an object without `keys`; of an array, the same for each object in it."""
    if isinstance(value, Mapping):
        return {name: inner for name, inner in value.items() if name not in keys}
    if isinstance(value, list):
        return [without_keys(item, keys) if isinstance(item, Mapping) else item for item in value]
    return value


def only_keys(value: Any, keys: Collection[Step]) -> Any:
    """A copy of an object with nothing but `keys`; of an array, the same for each object in it."""
    if isinstance(value, Mapping):
        return {name: inner for name, inner in value.items() if name in keys}
    if isinstance(value, list):
        return [only_keys(item, keys) if isinstance(item, Mapping) else item for item in value]
    return value


def without(value: Any, path: Path) -> Any:
    """A copy of `value` without the member that `path` names; paths that end in an array index change nothing."""
    last = path[-1]
    if isinstance(last, int):
        return value
    return changed_at(value, path[:-1], lambda parent: without_keys(parent, (last,)))


def has(value: Any, path: Path) -> bool:
    """Whether `path` leads to a member, be it null."""
    for step in path:
        if not isinstance(value, Mapping) or step not in value:
            return False
        value = value[step]
    return True


def put(value: Any, path: Path, new: Any) -> Any:
    """A copy of an object with `new` at `path`; missing objects on the way are made, other values stay in its way."""
    if not isinstance(value, Mapping) or not path:
        return value
    step, rest = path[0], path[1:]
    return {**value, step: put(value.get(step, {}), rest, new) if rest else new}


def can_put(value: Any, path: Path) -> bool:
    """Whether `put` would write there: no value that is no object is in the way."""
    for step in path:
        if not isinstance(value, Mapping):
            return False
        value = value.get(step, {})
    return True


def only_paths(value: Any, paths: Sequence[Path]) -> Any:
    """A copy of an object with nothing but what the paths lead to; what is no object stays as it is."""
    if not isinstance(value, Mapping):
        return value
    below: dict[Step, list[Path]] = {}
    for path in paths:
        below.setdefault(path[0], []).append(path[1:])
    return {
        name: inner if () in below[name] else only_paths(inner, below[name])
        for name, inner in value.items()
        if name in below
    }
