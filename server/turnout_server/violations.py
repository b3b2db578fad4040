"""What is wrong with an event under a JSON Schema, in the official words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jsonschema_rs
import msgspec

from .paths import Path, Step, value_at

ROOT = "(root)"
_NO_DOCUMENTS: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: the official type, field and description, and which members could be omitted to mend it."""

    type: str
    field: str
    description: str
    offending: tuple[Path, ...] = ()

    def stamp(self) -> dict[str, str]:
        """As it appears in `context.protocols.violations`."""
        return {"type": self.type, "field": self.field, "description": self.description}


class Schema:
    """One compiled draft-07 schema, whose patterns run in linear time.

    References to other documents than the given ones, by their addresses, are refused: nothing is ever fetched.
    """

    def __init__(self, text: bytes, documents: Mapping[str, Any] = _NO_DOCUMENTS, *, formats: bool = True) -> None:
        self._source = msgspec.json.decode(text)
        self._problem = ""
        try:
            self._validator = jsonschema_rs.Draft7Validator(
                self._source,
                validate_formats=formats,
                offline=not documents,
                retriever=documents.__getitem__ if documents else None,
                pattern_options=jsonschema_rs.RegexOptions(),
            )
        except ValueError as error:
            self._problem = str(error).splitlines()[0]

    def violations(self, fields: Any) -> list[Violation]:
        """Everything in `fields` that breaks the schema; a schema that can't be compiled is broken by all."""
        if self._problem:
            return [Violation("Invalid Schema", ROOT, f"The rule's schema is invalid: {self._problem}")]
        if self._validator.is_valid(fields):
            return []
        found: dict[Violation, None] = {}
        for error in self._validator.iter_errors(fields):
            for violation in _read(error):
                found[violation] = None
        return list(found)

    def planned(self, root: str) -> Mapping[str, Any] | None:
        """The schema of the object `root` ("properties" or "traits"), None if the rule says nothing of it."""
        found = value_at(self._source, ("properties", root))
        return found if isinstance(found, Mapping) else None


@lru_cache(maxsize=8192)
def schema(text: bytes) -> Schema:
    """The compiled form of a schema's JSON, shared by all rules that say the same."""
    return Schema(text)


def _read(error: jsonschema_rs.ValidationError) -> Iterator[Violation]:
    path = tuple(error.instance_path)
    kind = error.kind.name
    details = error.kind.as_dict()
    if kind == "required":
        yield _missing(path, details["property"])
    elif kind == "additionalProperties":
        yield from (_additional(path, name) for name in details["unexpected"])
    else:
        label, describe = _TEXTS.get(kind, (_label(kind), lambda at, error, details: error.message))
        yield Violation(label, at(path), describe(at(path), error, details), (path,) if path else ())
    yield from _outer(tuple(error.schema_path), path)


def _missing(path: Path, name: str) -> Violation:
    field = at((*path, name))
    return Violation("Required", field, f"{field} is required")


def _additional(path: Path, name: str) -> Violation:
    text = f"Additional property {name} is not allowed"
    return Violation("Additional Property Not Allowed", at((*path, name)), text, ((*path, name),))


_OUTER = {
    "allOf": ("Number All Of", "Must validate all the schemas (allOf)"),
    "then": ("Condition Then", 'Must validate "then" as "if" was valid'),
    "else": ("Condition Else", 'Must validate "else" as "if" was not valid'),
}


def _outer(schema_path: Sequence[Step], instance_path: Path) -> Iterator[Violation]:
    """The combining keywords around a failure, which the official validator reports beside the failure itself."""
    depth = 0
    steps = iter(schema_path)
    for step in steps:
        if step in ("properties", "patternProperties", "dependencies"):
            next(steps, None)
        if step in ("properties", "patternProperties", "items", "additionalProperties", "additionalItems"):
            depth += 1
        if step in _OUTER:
            label, text = _OUTER[str(step)]
            yield Violation(label, at(instance_path[:depth]), text)


def at(path: Path) -> str:
    """A path as violations name it: dotted, `(root)` for the event itself."""
    return ".".join(map(str, path)) or ROOT


def type_name(value: Any) -> str:
    """The JSON type of a value as violations name it."""
    for name, types in _TYPES:
        if isinstance(value, types):
            return name
    return "null"


_TYPES: tuple[tuple[str, Any], ...] = (
    ("boolean", bool),
    ("integer", int),
    ("number", float),
    ("string", str),
    ("array", list),
    ("object", Mapping),
)


def _label(kind: str) -> str:
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in kind)
    return spaced.title()


def _expected(types: Sequence[str]) -> str:
    return types[0] if len(types) == 1 else f"[{','.join(sorted(types))}]"


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


Describe = Callable[[str, Any, Mapping[str, Any]], str]

_TEXTS: Mapping[str, tuple[str, Describe]] = {
    "type": (
        "Invalid Type",
        lambda at, e, d: f"Invalid type. Expected: {_expected(d['types'])}, given: {type_name(e.instance)}",
    ),
    "anyOf": ("Number Any Of", lambda at, e, d: "Must validate at least one schema (anyOf)"),
    "oneOf": ("Number One Of", lambda at, e, d: "Must validate one and only one schema (oneOf)"),
    "not": ("Number Not", lambda at, e, d: "Must not validate the schema (not)"),
    "enum": (
        "Enum",
        lambda at, e, d: f"{at} must be one of the following: {', '.join(map(_json, d['options']))}",
    ),
    "const": ("Const", lambda at, e, d: f"{at} does not match: {_json(d['expected_value'])}"),
    "pattern": ("Pattern", lambda at, e, d: f"Does not match pattern '{d['pattern']}'"),
    "format": ("Format", lambda at, e, d: f"Does not match format '{d['format']}'"),
    "minLength": (
        "String Gte",
        lambda at, e, d: f"String length must be greater than or equal to {d['limit']}",
    ),
    "maxLength": ("String Lte", lambda at, e, d: f"String length must be less than or equal to {d['limit']}"),
    "minimum": ("Number Gte", lambda at, e, d: f"Must be greater than or equal to {d['limit']}"),
    "exclusiveMinimum": ("Number Gt", lambda at, e, d: f"Must be greater than {d['limit']}"),
    "maximum": ("Number Lte", lambda at, e, d: f"Must be less than or equal to {d['limit']}"),
    "exclusiveMaximum": ("Number Lt", lambda at, e, d: f"Must be less than {d['limit']}"),
    "multipleOf": ("Multiple Of", lambda at, e, d: f"Must be a multiple of {d['multiple_of']}"),
    "minItems": ("Array Min Items", lambda at, e, d: f"Array must have at least {d['limit']} items"),
    "maxItems": ("Array Max Items", lambda at, e, d: f"Array must have at most {d['limit']} items"),
    "uniqueItems": ("Unique", lambda at, e, d: f"{at} items{_twins(e.instance)} must be unique"),
    "contains": ("Contains", lambda at, e, d: "At least one of the items must match"),
    "minProperties": (
        "Array Min Properties",
        lambda at, e, d: f"Must have at least {d['limit']} properties",
    ),
    "maxProperties": ("Array Max Properties", lambda at, e, d: f"Must have at most {d['limit']} properties"),
}


def _twins(items: Sequence[Any]) -> str:
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        text = msgspec.json.encode(item, order="sorted").decode()
        if text in seen:
            return f"[{seen[text]},{index}]"
        seen[text] = index
    return ""
