"""The management API: every operation of the catalogue's kinds as a route, by one loop.

A request is authenticated, read within its limits, checked against the operation's input and handed to the act that
the operation names, inside one transaction.
"""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from turnout._wire import parameters
from turnout_server.ids import Fresh
from turnout_server.observed import for_members
from turnout_server.records import Conflict, Duplicate, Missing, Records
from turnout_server.tokens import Token, authenticate

from . import extras, media, query
from .operations import Call, Data, Endpoint
from .problems import (
    Problem,
    Refused,
    conflict,
    envelope,
    forbidden,
    from_validation,
    invalid,
    not_found,
    unauthorized,
)
from .table import endpoints

LARGEST_BODY = 16 * 1024 * 1024

_log = logging.getLogger(__name__)


def routes(store: Records, largest_body: int = LARGEST_BODY) -> list[BaseRoute]:
    """The routes of the Public API, answering unknown paths too: mount them after all others."""
    desk = _Desk(store, largest_body)
    made: list[BaseRoute] = [
        Route(path, desk.endpoint(by_method), methods=list(by_method)) for path, by_method in _by_path()
    ]
    made.append(Route("/echo", desk.guarded(extras.echo), methods=["GET", "POST"]))
    app = Starlette(routes=made, exception_handlers=_HANDLERS)
    app.router.redirect_slashes = False
    return [Mount("", app=app)]


def _by_path() -> list[tuple[str, Mapping[str, Endpoint]]]:
    """The operations at each path by method; a path that names what another has a parameter for comes first.

    Operations at one path may call its members differently, so that a route knows them by their places.
    """
    found: dict[str, dict[str, Endpoint]] = {}
    for endpoint in endpoints():
        places = itertools.count()
        path = re.sub(r"{\w+}", lambda _: f"{{p{next(places)}}}", endpoint.verb.path)  # noqa: B023  called at once
        found.setdefault(path, {})[endpoint.verb.method] = endpoint
    return sorted(found.items(), key=lambda entry: [step.startswith("{") for step in entry[0].split("/")])


def _ids(endpoint: Endpoint, request: Request) -> dict[str, str]:
    """The members of the path under the operation's own names."""
    return dict(zip(parameters(endpoint.verb), request.path_params.values(), strict=True))


@dataclass(frozen=True)
class _Desk:
    """Where requests come in."""

    store: Records
    largest_body: int

    def endpoint(self, by_method: Mapping[str, Endpoint]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            endpoint = by_method["GET" if request.method == "HEAD" else request.method]
            token = await self._token(request)
            if token.role != "owner" and not endpoint.reads:
                raise forbidden(token.name)
            body = await _body(request, self.largest_body)
            said = _said(endpoint, request, body)
            call = _call(endpoint, request, said, Fresh(self.store.clock()))
            data = await run_in_threadpool(self._perform, endpoint, token, call)
            label = media.answer_type(request.headers.get("accept"))
            seen = data if token.role == "owner" else for_members(data)
            return JSONResponse({"data": seen}, endpoint.verb.status, media_type=label)

        return answer

    def guarded(self, endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            await self._token(request)
            return await endpoint(request)

        return answer

    async def _token(self, request: Request) -> Token:
        header = request.headers.get("authorization")
        token = await run_in_threadpool(authenticate, self.store, header)
        if token is None:
            raise unauthorized(given=bool(header))
        return token

    def _perform(self, endpoint: Endpoint, token: Token, call: Call) -> Data:
        if endpoint.reads:
            with self.store.reading(token.workspace) as view:
                return endpoint.act(view, endpoint, call)
        with self.store.writing(token.workspace, token.actor, endpoint.verb.operation) as change:
            return endpoint.act(change, endpoint, call)


async def _body(request: Request, most: int) -> bytes:
    if not _small(request.headers.get("content-length", "0"), most):
        raise _too_large(most)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _too_large(most)
    if body and not media.readable(request.headers.get("content-type")):
        text = f"The content type {request.headers['content-type']!r} is not JSON; send application/json."
        raise Refused(415, Problem("unsupported-media-type", text))
    return bytes(body)


def _small(length: str, most: int) -> bool:
    return not length.isdigit() or int(length) <= most


def _too_large(most: int) -> Refused:
    return Refused(413, Problem("payload-too-large", f"The body is larger than {most} bytes; send less at a time."))


def _said(endpoint: Endpoint, request: Request, body: bytes) -> dict[str, Any]:
    """Query and body as one input without what only repeats the path."""
    said = {**_query(request), **_json(body)}
    for name, value in _ids(endpoint, request).items():
        repeated = said.pop(endpoint.repeated(name), value)
        if repeated != value:
            raise invalid((endpoint.repeated(name), f"must be {value!r} as in the path, or be left out"))
    return said


def _query(request: Request) -> dict[str, Any]:
    try:
        return query.parse(request.url.query)
    except query.UnreadableQuery as error:
        raise invalid((error.name, str(error))) from error


def _json(body: bytes) -> dict[str, Any]:
    try:
        said = from_json(body, allow_inf_nan=False) if body.strip() else {}
    except ValueError as error:
        text = f"The body is not JSON: {error}"
        raise Refused(400, Problem("malformed-json", text)) from error
    if not isinstance(said, dict):
        raise invalid(("value", "must be of type object"))
    return said


def _call(endpoint: Endpoint, request: Request, said: dict[str, Any], fresh: Fresh) -> Call:
    # What stands in a query is text; only a body can tell a number from its digits.
    strict = endpoint.verb.method not in ("GET", "DELETE")
    if endpoint.input is None:
        _refuse_extra(said)
        return Call(_ids(endpoint, request), None, fresh)
    try:
        return Call(_ids(endpoint, request), endpoint.input.model_validate(said, strict=strict), fresh)
    except ValidationError as error:
        raise from_validation(error) from error


def _refuse_extra(said: Mapping[str, Any]) -> None:
    if said:
        raise invalid(*((name, "is not allowed") for name in said))


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return JSONResponse(envelope(error.problems), error.status, error.headers)


async def _duplicate(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Duplicate)
    return _printed(conflict(f"There is another {error.kind} called '{error.name}'; choose another name.", "slug"))


async def _missing(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Missing)
    return _printed(not_found(error.kind.replace("_", " ").capitalize(), error.key))


async def _conflict(_request: Request, error: Exception) -> Response:
    return _printed(conflict(f"{error}; read it again and repeat the change."))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        text = f"{request.method} is not possible on {request.url.path}."
        return _printed(Refused(405, Problem("method-not-allowed", text), headers=dict(error.headers or {})))
    text = f"There is nothing at {request.url.path}."
    return _printed(Refused(error.status_code, Problem("not-found", text)))


async def _unexpected(request: Request, error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path)
    text = "The server failed; its log says why. Nothing was changed."
    return _printed(Refused(500, Problem("internal", text)))


def _printed(refused: Refused) -> Response:
    return JSONResponse(envelope(refused.problems), refused.status, refused.headers)


_HANDLERS: dict[Any, Any] = {
    Refused: _refused,
    Duplicate: _duplicate,
    Missing: _missing,
    Conflict: _conflict,
    HTTPException: _http,
    Exception: _unexpected,
}
