"""The OpenAPI document of the Public API as the definitions have it: every operation, its input and its answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, Field, create_model
from pydantic.json_schema import models_json_schema

import turnout
from turnout._wire import Part, Verb, camel, parameters
from turnout.catalogue import calls, kinds
from turnout.operations.base import Listing, Operation, Paged, Pagination
from turnout.resources.base import Kind, Model, inside
from turnout_server.management.operations import Endpoint
from turnout_server.management.table import endpoints

REFS = "#/components/schemas/{model}"
STABILITY = {"v1": "stable", "v1beta": "beta", "v1alpha": "alpha"}
PROBLEMS = {
    "400": "The request cannot be read or cannot be done.",
    "401": "There is no token, or nobody knows it.",
    "403": "The token may not do this.",
    "404": "Something that is named is not there.",
    "409": "What is there already rules it out.",
    "413": "The body is too large.",
    "422": "Members say something impossible; each is named.",
    "429": "Too many requests; the answer says when to come back.",
}


class Problem(Model):
    """One thing that is wrong."""

    type: str
    message: str | None = None
    field: str | None = None
    data: Any = None
    status: float | None = None


class Problems(Model):
    """What is answered instead of data."""

    errors: list[Problem]


class Status(Model):
    """What an operation answers that has nothing to show."""

    status: str


def files() -> dict[str, bytes]:
    """The document, by path."""
    text = json.dumps(document(), indent=1, ensure_ascii=False) + "\n"
    return {"schemas/openapi.json": text.encode()}


def document(strict: bool = False) -> dict[str, Any]:
    """The whole document; `strict` also forbids members of answers that no definition has."""
    served = endpoints()
    taken = {endpoint.verb.operation: endpoint.input for endpoint in served if endpoint.input}
    given = {endpoint.verb.operation: answer_model(endpoint) for endpoint in served}
    modes: list[Any] = [(model, "validation") for model in taken.values()]
    modes += [(model, "validation") for model in (*given.values(), Problems)]
    named, definitions = models_json_schema(modes, ref_template=REFS)
    schemas = {name: _lean(schema) for name, schema in definitions["$defs"].items()}
    paths: dict[str, dict[str, Any]] = {}
    # Operations at one path may call its members differently; a document must not.
    named_paths: dict[str, tuple[str, list[str]]] = {}
    for endpoint in served:
        said = taken.get(endpoint.verb.operation)
        asked = _resolved(schemas, named[said, "validation"]) if said else {}
        answer = named[given[endpoint.verb.operation], "validation"]
        names = [endpoint.repeated(name) for name in parameters(endpoint.verb)]
        path, names = named_paths.setdefault(
            _anonymous(endpoint.verb.path), (_with(endpoint.verb.path, names), names)
        )
        paths.setdefault(path, {})[endpoint.verb.method.lower()] = _operation(schemas, endpoint, names, asked, answer)
    if not strict:
        schemas = {name: _open(name, schema, taken) for name, schema in schemas.items()}
    return {
        "openapi": "3.1.0",
        "info": _info(),
        "servers": [{"url": "https://api.segmentapis.com"}, {"url": "https://eu1.api.segmentapis.com"}],
        "security": [{"token": []}],
        "tags": [{"name": tag} for tag in dict.fromkeys(endpoint.tag for endpoint in served)],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "responses": {status: _problem(text) for status, text in PROBLEMS.items()},
            "schemas": schemas,
        },
    }


def _anonymous(path: str) -> str:
    return re.sub(r"{\w+}", "{}", path)


def _with(path: str, names: list[str]) -> str:
    return _anonymous(path).replace("{}", "{{{}}}").format(*names)


def answer_model(endpoint: Endpoint) -> type[BaseModel]:
    """The model of an answer: the envelope around what the operation says."""
    name = endpoint.verb.operation[:1].upper() + endpoint.verb.operation[1:]
    members = dict(_members(endpoint))
    data = members.pop("*", None) or create_model(f"{name}Data", __base__=Model, **members)
    return create_model(f"{name}Answer", __base__=Model, data=(data, ...))


def _members(endpoint: Endpoint) -> Iterator[tuple[str, Any]]:
    verb = endpoint.verb
    given, paged = _given(endpoint)
    if verb.answer == "*":
        yield "*", given
        return
    if verb.answer == "":
        yield "status", (str | bool, ...)
        return
    many: Any = list
    yield verb.answer, (many[given] if paged is not None else given, ...)
    if paged:
        yield "pagination", (Pagination, ...)
    for name in (*verb.beside, *(_echoed(endpoint) if endpoint.part else ())):
        yield name, (str | None, None)


def _echoed(endpoint: Endpoint) -> tuple[str, ...]:
    return ("sourceId",) if endpoint.verb.operation.endswith("SchemaSettingsInSource") else ()


def _given(endpoint: Endpoint) -> tuple[Any, bool | None]:
    """The type of what is answered, and, for a list of objects, whether it comes in pages."""
    if endpoint.about is None:
        operation = next(one for _, one in calls() if one.verb.operation == endpoint.verb.operation)
        return _given_by(operation)
    kind, verb = endpoint.kind, endpoint.verb
    if endpoint.part is not None:
        return _part_answer(kind, endpoint.part, verb)
    if verb.answer == "*":
        return _read_elsewhere(verb), None
    return own_answer(kind), verb.page > 0 if verb == kind.list else None


def _read_elsewhere(verb: Verb) -> Any:
    """The answer of an operation that two kinds share, as the kind has it that it belongs to."""
    owner = next(
        kind for kind in kinds() if kind.read and kind.read.operation == verb.operation and kind.read != verb
    )
    return owner.observed


def _given_by(operation: Operation[Any, Any] | Listing[Any, Any]) -> tuple[Any, bool | None]:
    gives: Any = operation.gives
    model: Any = operation.takes
    known = {kind.observed: kind for kind in kinds()}
    if isinstance(operation, Listing):
        return own_answer(known[gives]) if gives in known else gives, issubclass(model, Paged)
    return own_answer(known[gives]) if gives in known else gives, None


def _part_answer(kind: Kind[Any, Any], part: Part, verb: Verb) -> tuple[Any, bool | None]:
    info = next(info for name, info in kind.observed.model_fields.items() if camel(name) == part.field)
    if part.remove and verb == part.read:
        from turnout_server.management.bodies import models_in

        return models_in(info.annotation)[0], True
    return info.annotation, None


_ANSWERS: dict[str, type[BaseModel]] = {}


def own_answer(kind: Kind[Any, Any]) -> type[BaseModel]:
    """The observed model without what other operations answer; what the path says may be left out."""
    if kind.name not in _ANSWERS:
        _ANSWERS[kind.name] = _own_answer(kind)
    return _ANSWERS[kind.name]


def _own_answer(kind: Kind[Any, Any]) -> type[BaseModel]:
    apart = {part.field for part in kind.parts if part.read}
    pathed = {camel(name) for verb in (kind.read, kind.list) if verb for name in parameters(verb)} - {"id"}
    own = {name: info for name, info in kind.observed.model_fields.items() if inside(info) is None}
    own = {name: info for name, info in own.items() if camel(name) not in apart}
    fields: dict[str, Any] = {}
    for name, info in own.items():
        required = info.is_required() and camel(name) not in pathed
        described = Annotated[info.annotation, Field(description=info.description)]  # type: ignore[name-defined]  # a value
        fields[name] = (described, ... if required else None)
    if len(fields) == len(kind.observed.model_fields) and not pathed:
        return kind.observed
    return create_model(kind.observed.__name__, __base__=Model, __doc__=kind.observed.__doc__, **fields)


def _operation(
    schemas: dict[str, Any], endpoint: Endpoint, path: list[str], asked: dict[str, Any], answer: dict[str, Any]
) -> dict[str, Any]:
    verb = endpoint.verb
    members: dict[str, Any] = asked.get("properties", {})
    required = asked.get("required", ())
    queried = {name for name in members if verb.method in ("GET", "DELETE") or name in map(camel, verb.query)}
    said: dict[str, Any] = {
        "operationId": verb.operation,
        "tags": [endpoint.tag],
        "x-stability": STABILITY[verb.media],
        "parameters": [
            *(_path_parameter(name) for name in path),
            *(_parameter(schemas, name, members[name], name in required) for name in members if name in queried),
        ],
        "responses": {str(verb.status): _answered(verb, answer), **_problems()},
    }
    if verb.limit:
        said["x-rate-limit"] = {"requests": verb.limit, "seconds": verb.per}
    if len(members) > len(queried):
        said["requestBody"] = _body(verb, asked, queried)
    return said


def _body(verb: Verb, asked: dict[str, Any], queried: set[str]) -> dict[str, Any]:
    schema = {**asked, "properties": {name: one for name, one in asked["properties"].items() if name not in queried}}
    required = [name for name in asked.get("required", ()) if name not in queried]
    schema.pop("required", None)
    if required:
        schema["required"] = required
    content = {media: {"schema": schema} for media in _medias(verb)}
    return {"required": True, "content": content}


def _medias(verb: Verb) -> tuple[str, ...]:
    return ("application/json", f"application/vnd.segment.{verb.media}+json")


def _answered(verb: Verb, answer: dict[str, Any]) -> dict[str, Any]:
    return {"description": "Done.", "content": {media: {"schema": answer} for media in _medias(verb)}}


def _problems() -> dict[str, Any]:
    return {status: {"$ref": f"#/components/responses/{status}"} for status in PROBLEMS}


def _problem(text: str) -> dict[str, Any]:
    return {
        "description": text,
        "content": {"application/json": {"schema": {"$ref": REFS.format(model="Problems")}}},
    }


def _path_parameter(name: str) -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1, "maxLength": 255}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _parameter(schemas: dict[str, Any], name: str, schema: dict[str, Any], required: bool) -> dict[str, Any]:
    """A member of the query: plain values and lists of them repeat the name, objects put members in brackets."""
    said = {"name": name, "in": "query", "required": required}
    schema = _in_query(schemas, schema)
    if schema.get("type") == "object":
        return {**said, "schema": schema, "style": "deepObject", "explode": True}
    if _in_query(schemas, schema.get("items", {})).get("type") == "object":
        return {**said, "content": {"application/json": {"schema": schema}}}
    return {**said, "schema": schema}


def _in_query(schemas: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """What a query can say of a schema: it knows no null, and nothing refers to elsewhere."""
    schema = _resolved(schemas, schema)
    for key in ("anyOf", "oneOf"):
        said = [one for one in schema.get(key, ()) if one != {"type": "null"}]
        if said:
            rest = {name: value for name, value in schema.items() if name != key}
            schema = {**rest, **(_in_query(schemas, said[0]) if len(said) == 1 else {key: said})}
    if "properties" in schema:
        members = {name: _in_query(schemas, one) for name, one in schema["properties"].items()}
        schema = {**schema, "properties": members}
    return schema


def _resolved(schemas: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return schemas[name] if name else schema


def _lean(schema: Any) -> Any:
    """A schema without the titles that repeat names, and without defaults that say nothing."""
    if isinstance(schema, list):
        return [_lean(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: _lean(value) for name, value in schema.items() if not _says_nothing(name, value)}


def _says_nothing(name: str, value: Any) -> bool:
    return (name == "title" and isinstance(value, str)) or (name == "default" and value is None)


def _open(name: str, schema: dict[str, Any], taken: dict[str, Any]) -> dict[str, Any]:
    """An answer may hold more than is known today."""
    if name.endswith("Input") or any(name == model.__name__ for model in taken.values()):
        return schema
    return {key: value for key, value in schema.items() if key != "additionalProperties"}


def _info() -> dict[str, Any]:
    about = "Segment's Public API, as Turnout's client speaks it and its server answers it. Not by Twilio."
    return {
        "title": "Turnout: Public API",
        "version": "73.2.0",
        "description": about,
        "x-turnout": turnout.__version__,
    }
