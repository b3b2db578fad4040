"""The schema of an event from a compact object of names and types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from turnout_provider.framework.function import Misuse
from turnout_provider.plugin.values import Dynamic

Schema = dict[str, Any]

PLACES = ("properties", "traits")
DRAFT = "http://json-schema.org/draft-07/schema#"

_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_FORMATS = ("date", "date-time", "email", "time", "uri", "uuid")


class Unreadable(ValueError):
    """What is no type, and where: the text starts with the path."""


def event_schema(members: Any, *where: str) -> str:
    """The schema's text; Misuse where a member has no type that we know."""
    place = where[0] if where else PLACES[0]
    if len(where) > 1 or place not in PLACES:
        raise Misuse(f"It is one of {', '.join(PLACES)}.", 1)
    try:
        return text(whole(plain(members), place))
    except Unreadable as error:
        raise Misuse(str(error), 0) from None


def whole(members: Any, place: str) -> Schema:
    """The schema of an event that has members in one place; Unreadable if they are not names and types."""
    inner = _object(members, ())
    outer: Schema = {"$schema": DRAFT, "type": "object", "properties": {place: inner}}
    # What has required members is required itself, else leaving all of it out would pass.
    return {**outer, "required": [place]} if "required" in inner else outer


def text(schema: Any) -> str:
    """A schema's text, members in the order in which they were said."""
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"), default=float)


def plain(value: Any) -> Any:
    """A value of type "dynamic" without the types of its parts."""
    if isinstance(value, Dynamic):
        return plain(value.value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    return {name: plain(item) for name, item in value.items()} if isinstance(value, dict) else value


def _object(members: Any, path: tuple[str, ...]) -> Schema:
    if not isinstance(members, Mapping):
        raise _unreadable(path, "must be an object of names and types")
    schema: Schema = {"type": "object"}
    named = {name.removesuffix("!"): said for name, said in members.items() if name != "*"}
    if len(named) < len([name for name in members if name != "*"]):
        raise _unreadable(path, "has a member both with and without !")
    if named:
        schema["properties"] = {name: _member(said, (*path, name)) for name, said in named.items()}
    if required := sorted(name.removesuffix("!") for name in members if name.endswith("!")):
        schema["required"] = required
    if "*" in members:
        schema["additionalProperties"] = _member(members["*"], (*path, "*"))
    return schema


def _member(said: Any, path: tuple[str, ...]) -> Any:
    if said is False:
        return False
    if isinstance(said, str):
        return _typed(said, path)
    if isinstance(said, Mapping):
        return _object(said, path)
    if isinstance(said, list) and said:
        if len(said) == 1 and isinstance(said[0], Mapping):
            return {"type": "array", "items": _object(said[0], (*path, "[]"))}
        if not any(isinstance(value, Mapping | list) for value in said):
            return {"enum": said}
    raise _unreadable(path, "must be a type, an object, a list of one object, a list of values, or false")


def _typed(said: str, path: tuple[str, ...]) -> Schema:
    spelled, _, description = said.partition(":")
    schema = _union([name.strip() for name in spelled.split("|")], path)
    return {**schema, "description": description.strip()} if description.strip() else schema


def _union(names: list[str], path: tuple[str, ...]) -> Schema:
    schemas = [_single(name, path) for name in names]
    if len(schemas) == 1:
        return schemas[0]
    if any("items" in schema or not schema for schema in schemas):
        return {"anyOf": schemas}
    formats = {schema["format"] for schema in schemas if "format" in schema}
    texts = [schema for schema in schemas if schema["type"] == "string"]
    if len(formats) > 1 or (formats and len(texts) > 1):
        return {"anyOf": schemas}
    merged: Schema = {"type": [schema["type"] for schema in schemas]}
    return {**merged, "format": formats.pop()} if formats else merged


def _single(name: str, path: tuple[str, ...]) -> Schema:
    if name.endswith("[]"):
        return {"type": "array", "items": _single(name[:-2], path)}
    if name == "any":
        return {}
    if name in _TYPES:
        return {"type": name}
    if name in _FORMATS:
        return {"type": "string", "format": name}
    known = ", ".join(("any", *_TYPES, *_FORMATS))
    raise _unreadable(path, f"{name!r} is no type; the types are {known}, and each of them with [] behind it")


def _unreadable(path: tuple[str, ...], what: str) -> Unreadable:
    return Unreadable(f"{'.'.join(path) or 'The argument'}: {what}.")
