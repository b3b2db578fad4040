"""The operation that clients are tested with: it answers what was sent, or the errors that are asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .problems import Problem, Refused, invalid

LONGEST_DELAY_MS = 60_000


async def echo(request: Request) -> Response:
    """Answer what was sent, late or wrongly when asked to: a client's retries are tested with it."""
    asked = request.query_params
    if not asked.get("message"):
        raise invalid(("message", "is required"))
    await asyncio.sleep(_delay(asked.get("delay", "0")) / 1000)
    for flag, refused in _TRIGGERS.items():
        if asked.get(flag) == "true":
            raise refused()
    data = {"method": request.method.lower(), "message": asked["message"], "headers": _headers(request)}
    return JSONResponse({"data": data}, _status(asked.get("statusCode", "200")))


def _delay(text: str) -> int:
    if not text.isdigit() or int(text) > LONGEST_DELAY_MS:
        raise invalid(("delay", f"must be a number of milliseconds up to {LONGEST_DELAY_MS}"))
    return int(text)


def _status(text: str) -> int:
    if not text.isdigit() or not 200 <= int(text) <= 599:
        raise invalid(("statusCode", "must be a number from 200 to 599"))
    return int(text)


def _headers(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if name != "authorization"}


def _one_error() -> Refused:
    return Refused(400, Problem("echo-error", "This error was asked for."))


def _several_errors() -> Refused:
    return Refused(400, *(Problem("echo-error", f"Error {number} of 2 was asked for.") for number in (1, 2)))


def _unexpected_error() -> Refused:
    return Refused(500, Problem("unexpected-error", "This unexpected error was asked for."))


_TRIGGERS: dict[str, Callable[[], Refused]] = {
    "triggerError": _one_error,
    "triggerMultipleErrors": _several_errors,
    "triggerUnexpectedError": _unexpected_error,
}
