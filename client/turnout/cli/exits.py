"""What the command's exit code says, for scripts that must tell one failure from another."""

from __future__ import annotations

from enum import IntEnum
from typing import NoReturn

import click

from turnout import errors


class Exit(IntEnum):
    """The exit codes; their order and numbers are kept."""

    OK = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    FORBIDDEN = 4
    CONFLICT = 5
    LATER = 6
    UNFINISHED = 7


MEANINGS = {
    Exit.OK: "done",
    Exit.FAILED: "refused by the service, or failed",
    Exit.USAGE: "wrong usage or a value that cannot be right; nothing was sent",
    Exit.NOT_FOUND: "there is no such object",
    Exit.FORBIDDEN: "the token is unknown or may not do this",
    Exit.CONFLICT: "it exists already or is still in use",
    Exit.LATER: "no answer in time, too many requests, or the service is down: try again later",
    Exit.UNFINISHED: "created, but not everything could be said about it",
}

_BY_CLASS: tuple[tuple[type[errors.TurnoutError], Exit], ...] = (
    (errors.Refused, Exit.USAGE),
    (errors.NotFound, Exit.NOT_FOUND),
    (errors.Unauthorized, Exit.FORBIDDEN),
    (errors.Forbidden, Exit.FORBIDDEN),
    (errors.Conflict, Exit.CONFLICT),
    (errors.RateLimited, Exit.LATER),
    (errors.ServerFailed, Exit.LATER),
    (errors.TransportError, Exit.LATER),
    (errors.Unfinished, Exit.UNFINISHED),
)


def exit_code(error: errors.TurnoutError) -> Exit:
    """The code for an error of the client."""
    return next((code for kind, code in _BY_CLASS if isinstance(error, kind)), Exit.FAILED)


def fail(error: errors.TurnoutError) -> NoReturn:
    """Say what went wrong on standard error, and end with its code."""
    click.ClickException(str(error)).show()
    raise click.exceptions.Exit(exit_code(error))


def not_found(message: str) -> NoReturn:
    """Say that there is no such thing, and end with the code for that."""
    click.ClickException(message).show()
    raise click.exceptions.Exit(Exit.NOT_FOUND)


def explained() -> str:
    """The codes for a help text, one a line."""
    return "\n".join(f"  {code.value}  {meaning}" for code, meaning in MEANINGS.items())
