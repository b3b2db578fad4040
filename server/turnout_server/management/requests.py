"""One request, read within its limits and checked against the input of its operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from pydantic import ValidationError
from pydantic_core import from_json
from starlette.requests import Request

from turnout._wire import parameters
from turnout_server.ids import Fresh

from . import media, query
from .operations import Call, Endpoint
from .problems import Problem, Refused, from_validation, invalid

LARGEST_BODY = 1024 * 1024
# A plan's 2,000 rules are larger than anything else that one request holds.
LARGEST_RULES = 16 * LARGEST_BODY
_OF_RULES = frozenset({"replaceRulesInTrackingPlan", "updateRulesInTrackingPlan"})


async def read(endpoint: Endpoint, request: Request, fresh: Fresh, largest: int = LARGEST_BODY) -> Call:
    """What a request says; Refused with 400, 413, 415 or 422 if it can't be taken."""
    most = LARGEST_RULES if endpoint.verb.operation in _OF_RULES else largest
    said = _said(endpoint, request, await body(request, most))
    return _call(endpoint, request, said, fresh)


async def body(request: Request, most: int = LARGEST_BODY) -> bytes:
    """The body, at most so many bytes of it; Refused with 413 or 415 otherwise."""
    if not _small(request.headers.get("content-length", "0"), most):
        raise _too_large(most)
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > most:
            raise _too_large(most)
    if read and not media.readable(request.headers.get("content-type")):
        text = f"The content type {request.headers['content-type']!r} is not JSON; send application/json."
        raise Refused(415, Problem("unsupported-media-type", text))
    return bytes(read)


def json_object(body: bytes) -> dict[str, Any]:
    """The object that a body is, an empty one for an empty body; Refused with 400 or 422 otherwise."""
    try:
        said = from_json(body, allow_inf_nan=False) if body.strip() else {}
    except ValueError as error:
        text = f"The body is not JSON: {error}"
        raise Refused(400, Problem("malformed-json", text)) from error
    if not isinstance(said, dict):
        raise invalid(("value", "must be of type object"))
    return {name: _whole(value) for name, value in said.items()}


def _whole(value: Any) -> Any:
    """The same with 2.0 as 2: to JSON they are one number, and clients in other languages know but one type."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, list):
        return [_whole(entry) for entry in value]
    return {name: _whole(entry) for name, entry in value.items()} if isinstance(value, dict) else value


def _small(length: str, most: int) -> bool:
    return not length.isdecimal() or int(length) <= most


def _too_large(most: int) -> Refused:
    return Refused(413, Problem("payload-too-large", f"The body is larger than {most} bytes; send less at a time."))


def _ids(endpoint: Endpoint, request: Request) -> dict[str, str]:
    """The members of the path under the operation's own names."""
    found = (unquote(value) for value in request.path_params.values())
    return dict(zip(parameters(endpoint.verb), found, strict=True))


def _said(endpoint: Endpoint, request: Request, body: bytes) -> dict[str, Any]:
    """Query and body as one input without what only repeats the path."""
    said = {**_query(request), **json_object(body)}
    for name, value in _ids(endpoint, request).items():
        repeated = said.pop(endpoint.repeated(name), value)
        if repeated != value:
            raise invalid((endpoint.repeated(name), f"must be {value!r} as in the path, or be left out"))
    return _unwrapped(said, endpoint.verb.wrap) if endpoint.verb.wrap else said


def _unwrapped(said: dict[str, Any], key: str) -> dict[str, Any]:
    """What is said under the one key that a body has."""
    inner = said.pop(key, None)
    _refuse_extra(said)
    if inner is None:
        raise invalid((key, "is required"))
    if not isinstance(inner, dict):
        raise invalid((key, "must be of type object"))
    return inner


def _query(request: Request) -> dict[str, Any]:
    try:
        return query.parse(request.url.query)
    except query.UnreadableQuery as error:
        raise invalid((error.name, str(error))) from error


def _call(endpoint: Endpoint, request: Request, said: dict[str, Any], fresh: Fresh) -> Call:
    # What stands in a query is text; only a body can tell a number from its digits.
    strict = endpoint.verb.method not in ("GET", "DELETE")
    if endpoint.input is None:
        _refuse_extra(said)
        return Call(_ids(endpoint, request), None, fresh)
    try:
        return Call(_ids(endpoint, request), endpoint.input.model_validate(said, strict=strict), fresh)
    except ValidationError as error:
        raise from_validation(error, endpoint.verb.wrap) from error


def _refuse_extra(said: Mapping[str, Any]) -> None:
    if said:
        raise invalid(*((name, "is not allowed") for name in said))
