"""The operation that clients are tested with: it answers what was sent, late or wrongly when asked to."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from .operations import Call, Data
from .problems import Problem, Refused, invalid

OPERATION = "echo"
LONGEST_DELAY_MS = 60_000
_STATUSES = {int(status) for status in HTTPStatus if status >= 200} - {204, 205, 304}
# The first that is asked for wins.
_TRIGGERS = {
    "trigger_error": (400, "echo-error", ("{message}",)),
    "trigger_multiple_errors": (400, "echo-error", ("{message}", "{message} (once more)")),
    "trigger_unexpected_error": (500, "unexpected-error", ("{message}",)),
}


def delay(call: Call) -> float:
    """How many seconds the answer is to wait."""
    asked = _asked(call, "delay") or 0
    if not 0 <= asked <= LONGEST_DELAY_MS:
        raise invalid(("delay", f"must be a number of milliseconds up to {LONGEST_DELAY_MS}"))
    return float(asked) / 1000


def answer(call: Call, method: str, headers: Mapping[str, str]) -> tuple[int, Data]:
    """Status and data; Refused with the errors that were asked for."""
    message = str(_asked(call, "message"))
    for name, (status, type, texts) in _TRIGGERS.items():
        if _asked(call, name):
            raise Refused(status, *(Problem(type, text.format(message=message)) for text in texts))
    status = _status(_asked(call, "status_code"))
    if status >= 400:
        raise Refused(status, Problem("echo-error", message))
    shown = {name: value for name, value in headers.items() if name != "authorization"}
    return status, {"method": method.lower(), "message": message, "headers": shown}


def _asked(call: Call, name: str) -> Any:
    return getattr(call.input, name, None)


def _status(asked: float | None) -> int:
    if asked is None:
        return 200
    if asked not in _STATUSES:
        raise invalid(("statusCode", "must be the number of an HTTP status with a body, from 200 on"))
    return int(asked)
