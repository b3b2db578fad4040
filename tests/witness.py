"""The facts about the Public API's operations, and how definitions are compared with them.

`facts/operations.json` says of each operation what it takes and answers, `facts/models.json` what the named objects
hold: `*` marks a required member, `?` a value that may be null, `{A,B}` an enum, `[]` a list.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from turnout._wire import camel

FACTS = Path(__file__).parent / "facts"
OPERATIONS: Mapping[str, Any] = json.loads((FACTS / "operations.json").read_text())
MODELS: Mapping[str, Mapping[str, str]] = json.loads((FACTS / "models.json").read_text())

Members = dict[str, tuple[bool, str, Any]]
"""Members by wire name: whether required, and the type: a fact's text, or one of our annotations."""

ELSEWHERE: dict[type[BaseModel], frozenset[str]] = {}
"""Members of our models that their own answer does not hold, by model."""

_SCALARS = {str: "str", bool: "bool", int: "int", float: "num", dict: "map", object: "any"}


def fact_members(said: Mapping[str, str]) -> dict[str, tuple[bool, str]]:
    """Members of a fact by name: whether required, and the type."""
    return {name.rstrip("*"): (name.endswith("*"), type) for name, type in said.items()}


def own_members(fields: Mapping[str, FieldInfo]) -> dict[str, tuple[bool, Any]]:
    """The same of a model's fields."""
    return {wire_name(name, info): (info.is_required(), info.annotation) for name, info in fields.items()}


def wire_name(name: str, info: FieldInfo) -> str:
    return info.serialization_alias or info.alias or camel(name)


def members_differ(
    facts: Mapping[str, tuple[bool, str]], own: Mapping[str, tuple[bool, Any]], at: str, taken: bool
) -> Iterator[str]:
    """Every difference; what is `taken` must be required by both or by none, an answer may be read more loosely."""
    for name in facts.keys() - own.keys():
        yield f"{at}.{name} is missing"
    for name in own.keys() - facts.keys():
        yield f"{at}.{name} is not in the facts"
    for name in sorted(facts.keys() & own.keys()):
        (required, fact), (ours, annotation) = facts[name], own[name]
        if ours and not required:
            yield f"{at}.{name} is required only by us"
        if taken and required and not ours:
            yield f"{at}.{name} is required"
        yield from types_differ(fact, annotation, f"{at}.{name}", taken)


def types_differ(fact: str, annotation: Any, at: str, taken: bool) -> Iterator[str]:
    """Every difference between a fact's type and an annotation of ours."""
    own, nullable = _bare(annotation)
    if fact.endswith("?") and not nullable and not taken and own is not object:
        yield f"{at} may be null"
    fact = fact.removesuffix("?")
    if own is object:
        if fact not in ("any", "map"):
            yield f"{at} is {fact}, not any"
    elif fact.endswith("[]"):
        yield from _lists_differ(fact, own, at, taken)
    elif fact in MODELS:
        yield from _objects_differ(fact, own, at, taken)
    elif fact not in ("any", "map"):
        yield from _values_differ(fact, own, at)


def _lists_differ(fact: str, own: Any, at: str, taken: bool) -> Iterator[str]:
    if get_origin(own) not in (list, tuple, Sequence):
        yield f"{at} is a list"
    else:
        yield from types_differ(fact[:-2], get_args(own)[0], f"{at}[]", taken)


def _objects_differ(fact: str, own: Any, at: str, taken: bool) -> Iterator[str]:
    if isinstance(own, type) and issubclass(own, BaseModel):
        facts, fields = fact_members(MODELS[fact]), own_members(own.model_fields)
        elsewhere = ELSEWHERE.get(own, frozenset()) - facts.keys()
        own_ones = {name: value for name, value in fields.items() if name not in elsewhere}
        yield from members_differ(facts, own_ones, at, taken)
    else:
        yield f"{at} is an object {fact}"


def _values_differ(fact: str, own: Any, at: str) -> Iterator[str]:
    if fact.startswith("{"):
        wanted = set(fact[1:-1].split(","))
        values = {str(value) for value in get_args(own)} if get_origin(own) is Literal else set()
        if values != wanted:
            yield f"{at} is one of {sorted(wanted)}, not {sorted(values) or own}"
    elif _name(own) != fact and (fact, _name(own)) != ("num", "int"):
        yield f"{at} is {fact}, not {_name(own)}"


def _name(own: Any) -> str:
    return _SCALARS.get(get_origin(own) or own, str(own))


def _bare(annotation: Any) -> tuple[Any, bool]:
    """The annotation without Annotated and None, and whether None was in it; `object` where anything goes."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        others = [each for each in get_args(annotation) if each is not type(None)]
        bare = [_bare(each)[0] for each in others]
        return bare[0] if len(bare) == 1 else object, len(others) < len(get_args(annotation))
    if annotation is Any or getattr(annotation, "__name__", "") == "JsonValue":
        return object, True
    return annotation, False
