"""An attribute of the schema as Python: the type of its argument, its field, the dictionaries within it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .printing_text import WIDTH, attribute, call, camel, docstring, key

Facts = Mapping[str, Any]
Attributes = Mapping[str, Facts]

_SCALARS = {"string": "str", "number": "float | Resolvable", "bool": "bool | Resolvable"}
_FIELDS = {"string": "Text", "number": "Number", "bool": "Flag"}


def settable(attributes: Attributes) -> dict[str, Facts]:
    """The attributes that a program may say something about."""
    return {name: facts for name, facts in attributes.items() if facts.get("required") or facts.get("optional")}


def words(facts: Facts) -> list[str]:
    """The words that are allowed, if only some are."""
    return list(facts.get("turnout", {}).get("enum", ()))


def nested(owner: str, attributes: Attributes) -> Iterator[tuple[str, Attributes]]:
    """The objects within, by class name, innermost first."""
    for name, facts in attributes.items():
        if "nested_type" in facts:
            members = facts["nested_type"]["attributes"]
            yield from nested(owner + camel(name), settable(members))
            yield owner + camel(name), members


def choices(owner: str, attributes: Attributes) -> Iterator[tuple[str, list[str]]]:
    """The types of words that may be said, by name."""
    for inner, members in [*nested(owner, settable(attributes)), (owner, attributes)]:
        for name, facts in settable(members).items():
            if words(facts):
                yield inner + camel(name), words(facts)


def given(owner: str, name: str, facts: Facts) -> str:
    """The type of what a program may give."""
    own = owner + camel(name)
    if "nested_type" in facts:
        return _collected(facts["nested_type"]["nesting_mode"], own)
    if facts.get("turnout", {}).get("json"):
        return "Mapping[str, Any] | str"
    if words(facts):
        return own
    return _of(facts["type"])


def _of(kind: Any) -> str:
    if isinstance(kind, str):
        return _SCALARS[kind]
    return _collected(kind[0], _of(kind[1]))


def _collected(mode: str, one: str) -> str:
    if mode == "single":
        return f"{one} | Resolvable"
    return f"Mapping[str, {one}] | Resolvable" if mode == "map" else f"Collection[{one}] | Resolvable"


def dictionary(name: str, attributes: Attributes) -> list[str]:
    """The TypedDict of an object that a program gives."""
    lines = [f"class {name}(TypedDict):"]
    for each, facts in settable(attributes).items():
        kind = given(name, each, facts)
        head = f"    {key(each)}: "
        lines += [f"{head}{kind}"] if facts.get("required") else _not_required(head, kind)
        lines += docstring(facts["description"], 4)
    return lines


def _not_required(head: str, kind: str) -> list[str]:
    line = f"{head}NotRequired[{kind} | None]"
    return [line] if len(line) <= WIDTH else [f"{head}NotRequired[", f"        {kind} | None", "    ]"]


def shapes(owner: str, attributes: Attributes) -> Iterator[tuple[str, Attributes]]:
    """The classes of the objects within, innermost first: `LogosOfMetadataOfSource` has one meaning only."""
    for name, facts in attributes.items():
        if "nested_type" in facts:
            members = facts["nested_type"]["attributes"]
            yield from shapes(_shape(owner, name), members)
            yield _shape(owner, name), members


def shape(name: str, attributes: Attributes) -> list[str]:
    """The class of an object within."""
    return [f"class {name}(Shape):", *_fields(name, {key(each): facts for each, facts in attributes.items()})]


def fields(owner: str, attributes: Attributes) -> list[str]:
    """The fields of a construct."""
    return _fields(owner, {attribute(each): facts for each, facts in attributes.items()})


def _fields(owner: str, named: Attributes) -> list[str]:
    lines = []
    for name, facts in named.items():
        kind, arguments = _field(_shape(owner, name), facts)
        lines += [*call(f"    {name} = {kind}(", arguments, ")"), *docstring(facts["description"], 4)]
    return lines


def _shape(owner: str, name: str) -> str:
    return f"{camel(name)}Of{owner}"


def _field(own: str, facts: Facts) -> tuple[str, list[str]]:
    use = [f'"{use}"' for use in ("required", "optional") if facts.get(use)]
    if "nested_type" in facts:
        mode = facts["nested_type"]["nesting_mode"]
        if mode == "single":
            return "Object", [own, *use]
        return ("Named" if mode == "map" else "Many"), [f"Object({own})", *use]
    if facts.get("turnout", {}).get("json"):
        return "Json", use
    if use and words(facts):
        return "Text", [*use, *(f'"{word}"' for word in words(facts))]
    return _field_of(facts["type"], use)


def _field_of(kind: Any, use: list[str]) -> tuple[str, list[str]]:
    if isinstance(kind, str):
        return _FIELDS[kind], use
    if kind in (["list", "string"], ["set", "string"]):
        return "Texts", use
    inner, arguments = _field_of(kind[1], [])
    return ("Named" if kind[0] == "map" else "Many"), [f"{inner}({', '.join(arguments)})", *use]
