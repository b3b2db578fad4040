"""Query strings in every spelling that clients of the Public API use: one tree out, whatever went in.

`pagination.count=3`, `pagination[count]=3` and `pagination={"count": 3}` say the same; so do `emails=a&emails=b`,
`emails.0=a&emails.1=b`, `emails[0]=a&emails[1]=b` and `emails=["a","b"]`. The official Python SDK sends objects
as Python prints them (`rules={'type': 'TRACK'}`), so that is read as well.
"""

from __future__ import annotations

import ast
import json
import re
from typing import Any
from urllib.parse import parse_qsl

MOST_PARAMETERS = 10_000
DEEPEST = 8

Tree = dict[str, Any]


class UnreadableQuery(ValueError):
    """The query says contradictory things, or too much; `name` is the parameter."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def parse(query: str) -> Tree:
    """The query string as nested objects and lists; values that are not JSON objects or lists stay strings."""
    tree: Tree = {}
    for name, value in _pairs(query):
        path = re.findall(r"[^.\[\]]+", name) or [name]
        if len(path) > DEEPEST:
            raise UnreadableQuery(name, f"is nested more than {DEEPEST} levels deep")
        _put(tree, path, _value(value), name)
    return {name: _lists(value) for name, value in tree.items()}


class _Repeated(list[Any]):
    """Values of a parameter that was given more than once; a list that was sent as such is a plain list."""


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError as error:
        raise UnreadableQuery("query", f"has more than {MOST_PARAMETERS} parameters") from error


def _put(tree: Tree, path: list[str], value: Any, name: str) -> None:
    *parents, last = path
    for parent in parents:
        tree = tree.setdefault(parent, {})
        if not isinstance(tree, dict):
            raise UnreadableQuery(name, "is both a value and an object")
    if last not in tree:
        tree[last] = value
    elif isinstance(tree[last], dict) and not isinstance(value, dict):
        raise UnreadableQuery(name, "is both a value and an object")
    elif isinstance(tree[last], _Repeated):
        tree[last].append(value)
    else:
        tree[last] = _Repeated([tree[last], value])


def _value(text: str) -> Any:
    if not text.startswith(("{", "[")):
        return text
    for read in (json.loads, ast.literal_eval):
        try:
            return read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
    return text


def _lists(value: Any) -> Any:
    """Objects whose members are numbered become lists."""
    if isinstance(value, list):
        return [_lists(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(name, str) and name.isascii() and name.isdigit() for name in value):
        return [_lists(value[name]) for name in sorted(value, key=int)]
    return {name: _lists(entry) for name, entry in value.items()}
