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
