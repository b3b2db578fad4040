"""What is wrong with a request, in the words and the envelope of the Public API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from turnout._wire import camel


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `field` is a path such as `rules[0].jsonSchema`."""

    type: str
    message: str
    field: str | None = None
    data: Mapping[str, Any] | None = None


class Refused(Exception):
    """A request that is answered with problems instead of data."""

    def __init__(self, status: int, *problems: Problem, headers: dict[str, str] | None = None) -> None:
        super().__init__(f"{status}: " + "; ".join(problem.message for problem in problems))
        self.status, self.problems, self.headers = status, problems, headers or {}


def envelope(problems: Iterable[Problem]) -> dict[str, Any]:
    """The body that says what is wrong."""
    return {"errors": [_printed(problem) for problem in problems]}


def invalid(*problems: tuple[str, str]) -> Refused:
    """Fields that say something impossible: pairs of path and what is wrong with it."""
    return Refused(422, *(Problem("input-validation", f'"{field}" {text}', field) for field, text in problems))


def not_found(what: str, id: str, field: str | None = None) -> Refused:
    """Something that is named but is not there."""
    return Refused(404, Problem("not-found", f"{what} with id '{id}' not found.", field))


def conflict(message: str, field: str | None = None) -> Refused:
    """Something that what is there already rules out."""
    return Refused(409, Problem("conflict", message, field))


def unauthorized(given: bool) -> Refused:
    """No token, or one that nobody knows."""
    what = "The API token is unknown or revoked" if given else "There is no API token"
    advice = "send a valid one as `Authorization: Bearer TOKEN`; `turnout token create` makes one."
    return Refused(401, Problem("unauthorized", f"{what}: {advice}"), headers={"WWW-Authenticate": "Bearer"})


def forbidden(name: str, role: str, because: str) -> Refused:
    """A token whose roles are not for this."""
    return Refused(403, Problem("forbidden", f"The token {name!r} has the role {role}, but {because}."))


def too_many(data: Mapping[str, Any], headers: dict[str, str]) -> Refused:
    """More requests than the token's budget has room for."""
    return Refused(429, Problem("RequestError", "Too many requests", data=data), headers=headers)


def from_validation(error: ValidationError, inside: str = "") -> Refused:
    """Every error of a model, as the service words them."""
    return invalid(*((join(inside, entry["loc"]), _worded(entry)) for entry in error.errors(include_url=False)))


def join(inside: str, location: Sequence[str | int]) -> str:
    """A location as one path: names joined by dots, places in lists in brackets."""
    path = inside
    for step in location:
        name = f"[{step}]" if isinstance(step, int) else camel(step)
        path = f"{path}.{name}" if path and isinstance(step, str) else path + name
    return path


# The service words its messages like the JavaScript library Joi.
_WORDS = {
    "missing": "is required",
    "extra_forbidden": "is not allowed",
    "bool_type": "must be a boolean",
    "bool_parsing": "must be a boolean",
    "string_type": "must be a string",
    "string_unicode": "must be a string",
    "int_type": "must be a number",
    "int_parsing": "must be a number",
    "int_from_float": "must be an integer",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a finite number",
    "dict_type": "must be of type object",
    "model_type": "must be of type object",
    "model_attributes_type": "must be of type object",
    "list_type": "must be an array",
    "tuple_type": "must be an array",
    "is_instance_of": "must be an array",
}
_LIMITS = {
    "greater_than_equal": ("must be greater than or equal to {ge}", "ge"),
    "less_than_equal": ("must be less than or equal to {le}", "le"),
    "too_long": ("must contain less than or equal to {max_length} items", "max_length"),
    "too_short": ("must contain at least {min_length} items", "min_length"),
    "string_too_long": ("length must be less than or equal to {max_length} characters long", "max_length"),
    "literal_error": ("must be one of [{expected}]", "expected"),
}


def _worded(error: Any) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "string_too_short":
        return "is not allowed to be empty"
    if kind not in _LIMITS:
        return _WORDS.get(kind) or f"is invalid: {error['msg']}"
    text, name = _LIMITS[kind]
    value = context[name]
    if kind == "literal_error":
        value = value.replace("'", "").replace(" or ", ", ")
    return text.format(**{name: f"{value:g}" if isinstance(value, float) else value})


def _printed(problem: Problem) -> dict[str, Any]:
    printed = {"type": problem.type, "message": problem.message, "field": problem.field, "data": problem.data}
    return {name: value for name, value in printed.items() if value is not None}
