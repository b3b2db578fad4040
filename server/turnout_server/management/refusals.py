"""How everything that ends a request early is answered, always in the envelope of the Public API."""

from __future__ import annotations

import logging
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from turnout_server.records import Conflict, Duplicate, Missing

from . import behaviour
from .operations import KINDS
from .problems import Problem, Refused, conflict, envelope, not_found

_log = logging.getLogger(__name__)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return _printed(request, error)


async def _duplicate(request: Request, error: Exception) -> Response:
    assert isinstance(error, Duplicate)
    text = f"There is another {error.kind.replace('_', ' ')} called '{error.name}'; choose another name."
    kind = KINDS.get(error.kind)
    return _printed(request, conflict(text, behaviour.of(kind).unique if kind else None))


async def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, Missing)
    return _printed(request, not_found(error.kind.replace("_", " ").capitalize(), error.key))


async def _conflict(request: Request, error: Exception) -> Response:
    return _printed(request, conflict(f"{error}; read it again and repeat the change."))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        text = f"{request.method} is not possible on {request.url.path}."
        return _printed(request, Refused(405, Problem("method-not-allowed", text), headers=dict(error.headers or {})))
    text = f"There is nothing at {request.url.path}."
    return _printed(request, Refused(error.status_code, Problem("not-found", text)))


async def _unexpected(request: Request, error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path)
    text = "The server failed; its log says why. Nothing was changed."
    return _printed(request, Refused(500, Problem("internal", text)))


def _printed(request: Request, refused: Refused) -> Response:
    said_before = getattr(request.state, "headers", {})
    return JSONResponse(envelope(refused.problems), refused.status, {**said_before, **refused.headers})


HANDLERS: dict[Any, Any] = {
    Refused: _refused,
    Duplicate: _duplicate,
    Missing: _missing,
    Conflict: _conflict,
    HTTPException: _http,
    Exception: _unexpected,
}
