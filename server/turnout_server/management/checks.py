"""What a definition's marks promise: filter expressions that parse, rules that are JSON Schemas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jsonschema_rs import Draft7Validator, ValidationError
from pydantic import BaseModel

from turnout._wire import camel
from turnout.language.fql import FqlError
from turnout.language.fql import parse as parse_fql
from turnout.resources.base import FQL, JSON_SCHEMA, marks

from .problems import invalid


def refuse_marked(model: type[BaseModel], document: Mapping[str, Any], inside: str = "") -> None:
    """Refuse a document whose marked members are not what the marks say."""
    wrong = [
        (f"{inside}.{camel(name)}" if inside else camel(name), problem)
        for name, info in model.model_fields.items()
        for mark in marks(info) & _CHECKS.keys()
        if (problem := _CHECKS[mark](document.get(camel(name)))) is not None
    ]
    if wrong:
        raise invalid(*wrong)


def _fql_problem(text: Any) -> str | None:
    if not isinstance(text, str):
        return None
    try:
        parse_fql(text)
    except FqlError as error:
        return f"is not a valid filter expression: {error}"
    return None


def _schema_problem(schema: Any) -> str | None:
    if schema is None:
        return None
    if not isinstance(schema, dict):
        return "must be a JSON Schema of type object"
    try:
        Draft7Validator(schema, retriever=_no_retrieval)
    except ValidationError as error:
        place = "/" + "/".join(str(step) for step in error.instance_path)
        return f"is not a valid draft-07 JSON Schema, at {place}: {error.message}"
    except ValueError as error:
        return f"is not a valid draft-07 JSON Schema: {error}"
    return None


def _no_retrieval(address: str) -> Any:
    # A rule must not make the server call addresses that somebody wrote into it.
    raise ValueError(f"references to other documents are not followed ({address})")


_CHECKS: Mapping[str, Callable[[Any], str | None]] = {
    FQL.name: _fql_problem,
    JSON_SCHEMA.name: _schema_problem,
}
