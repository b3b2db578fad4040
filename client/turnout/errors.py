"""Everything this package raises.

TurnoutError
 ├─ Refused               nothing was sent: what was asked for cannot be right
 │   ├─ NotConfigured     no token, or an address or region that is none
 │   ├─ BadValue          a value that the definition does not allow (.problems)
 │   ├─ UnknownField      a field that does not exist
 │   ├─ FixedField        a field that cannot be changed once the object exists
 │   ├─ Unsupported       the service has no such operation for this kind
 │   └─ NotRecorded       a cassette that is replayed does not hold the request (.differences)
 ├─ TransportError        no answer; .sent says whether the request may have been carried out
 ├─ BadAnswer             an answer that is not the Public API's
 ├─ ApiError              the service answered, and said no
 │   ├─ Invalid           400, 422 (.fields)
 │   ├─ Unauthorized      401
 │   ├─ Forbidden         403
 │   ├─ NotFound          404
 │   ├─ Conflict          409
 │   ├─ TooLarge          413
 │   ├─ RateLimited       429 (.retry_after)
 │   │   └─ OverBudget    not even sent: its turn comes after the client's patience ends
 │   └─ ServerFailed      5xx
 └─ Unfinished            an object was created, but not everything said about it (.made)

None of them ever holds the token, and all of them can be pickled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


class TurnoutError(Exception):
    """The base of everything that this package raises."""


class Refused(TurnoutError):
    """Nothing was sent: what was asked for cannot be right."""


class NotConfigured(Refused):
    """There is no token, or an address or region that is none."""


class BadValue(Refused):
    """A value that the definition does not allow; `problems` pairs each place with what is wrong there."""

    def __init__(self, subject: str, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__(subject, tuple(problems))
        self.subject, self.problems = subject, tuple(problems)

    def __str__(self) -> str:
        return f"{self.subject}: " + "; ".join(f"{place}: {wrong}" for place, wrong in self.problems)


class UnknownField(Refused):
    """A field that does not exist."""

    def __init__(self, subject: str, field: str, known: Sequence[str]) -> None:
        super().__init__(subject, field, tuple(known))
        self.subject, self.field, self.known = subject, field, tuple(known)

    def __str__(self) -> str:
        known = ", ".join(self.known) or "nothing"
        return f"{self.subject}: there is no field {self.field!r}.{self._nearest()} Known: {known}."

    def _nearest(self) -> str:
        # Only an error that is shown pays for the import.
        from difflib import get_close_matches

        near = get_close_matches(self.field, self.known, 1)
        return f" Did you mean {near[0]!r}?" if near else ""


class FixedField(Refused):
    """A field that cannot be changed once the object exists."""

    def __init__(self, subject: str, field: str) -> None:
        super().__init__(subject, field)
        self.subject, self.field = subject, field

    def __str__(self) -> str:
        return f"{self.subject}: {self.field!r} is fixed once it is created; delete it and create another one."


class Unsupported(Refused):
    """The service has no such operation for this kind."""

    def __init__(self, subject: str, operation: str) -> None:
        super().__init__(subject, operation)
        self.subject, self.operation = subject, operation

    def __str__(self) -> str:
        return f"{self.subject}: the Public API has no operation to {self.operation} it."


class NotRecorded(Refused):
    """A cassette that is replayed does not hold the request; `nearest` is the one most like it, if any is left."""

    def __init__(self, cassette: str, asked: str, nearest: str | None, differences: Sequence[str]) -> None:
        super().__init__(cassette, asked, nearest, tuple(differences))
        self.cassette, self.asked = cassette, asked
        self.nearest, self.differences = nearest, tuple(differences)

    def __str__(self) -> str:
        said = f"{self.cassette}: {self.asked} is not recorded, or not so often."
        if self.nearest is None:
            return f"{said} Every answer in it has been given. Delete the file to record it again."
        shown = "; ".join(self.differences[:5])
        return f"{said} Nearest: {self.nearest}, where {shown}. Delete the file to record it again."


class TransportError(TurnoutError):
    """No answer came; `sent` says whether the request may have been carried out all the same."""

    def __init__(self, message: str, method: str = "", path: str = "", *, sent: bool = True) -> None:
        super().__init__(message, method, path)
        self.message, self.method, self.path, self.sent = message, method, path, sent

    def __str__(self) -> str:
        fate = "It may have been carried out all the same." if self.sent else "It was not carried out."
        return f"{self.method} {self.path}: no answer: {self.message}. {fate}"


class BadAnswer(TurnoutError):
    """An answer that is not the Public API's: another service, a proxy, or a newer version."""

    def __init__(self, message: str, method: str = "", path: str = "") -> None:
        super().__init__(message, method, path)
        self.message, self.method, self.path = message, method, path

    def __str__(self) -> str:
        return f"{self.method} {self.path}: {self.message}" if self.path else self.message


@dataclass(frozen=True)
class Problem:
    """One entry of an error answer; `field` is spelled as on the wire."""

    type: str
    message: str = ""
    field: str | None = None
    data: Any = None

    def __str__(self) -> str:
        text = self.message or self.type
        return f"{self.field}: {text}" if self.field else text


class ApiError(TurnoutError):
    """The service answered, and said no."""

    advice: ClassVar[str] = ""

    def __init__(
        self,
        status: int,
        errors: Sequence[Problem] = (),
        method: str = "",
        path: str = "",
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(status, tuple(errors), method, path, request_id, retry_after)
        self.status, self.errors = status, tuple(errors)
        self.method, self.path, self.request_id = method, path, request_id
        self.retry_after = retry_after

    @property
    def fields(self) -> Mapping[str, str]:
        """What is wrong, by field."""
        return {problem.field: problem.message for problem in self.errors if problem.field}

    def __str__(self) -> str:
        said = "; ".join(str(problem) for problem in self.errors) or "no reason given"
        request = f" (request {self.request_id})" if self.request_id else ""
        # Services end their messages with a full stop or not; the advice starts with one.
        said = said.rstrip(".") if self.advice and not request else said
        return f"{self.method} {self.path}: {self.status}: {said}{request}{self.advice}".lstrip()


class Invalid(ApiError):
    """The service does not accept what was sent."""


class Unauthorized(ApiError):
    """The service does not know the token, or the token may not do this."""

    advice = (
        ". Check that the token is complete and not revoked, that it belongs to this workspace, that its role allows"
        " this, and that the region (us, eu) or base URL is the workspace's own."
    )


class Forbidden(ApiError):
    """The token may not do this."""

    advice = ". Check the role of the token: tokens of workspace members may only read some things."


class NotFound(ApiError):
    """There is no such object, or the token may not see it."""


class Conflict(ApiError):
    """It exists already, or is still in use."""


class TooLarge(ApiError):
    """The service does not take a body of this size."""


class RateLimited(ApiError):
    """The service asked to wait for longer than the client's patience; `retry_after` is in seconds."""

    def __str__(self) -> str:
        return f"{super().__str__().rstrip('.')}.{self._wait()}"

    def _wait(self) -> str:
        return "" if self.retry_after is None else f" It can go out in {self.retry_after:.1f} s; see `patience`."


class OverBudget(RateLimited):
    """Nothing was sent: the budget is used up, and the wait for it, `retry_after`, longer than the patience."""

    def __str__(self) -> str:
        return f"{self.method} {self.path}: not sent: {'; '.join(map(str, self.errors))}.{self._wait()}"


class ServerFailed(ApiError):
    """The service failed; whether the request was carried out is unknown, except for 503."""


class Unfinished(TurnoutError):
    """An object was created, but not everything said about it; `made` is what exists, the cause is chained."""

    def __init__(self, subject: str, made: Mapping[str, Any], identity: tuple[str, ...], reason: str) -> None:
        super().__init__(subject, dict(made), identity, reason)
        self.subject, self.made, self.identity, self.reason = subject, dict(made), identity, reason

    def __str__(self) -> str:
        name = "/".join(self.identity)
        return f"{self.subject} {name} was created, but what followed failed: {self.reason} Update or delete it."


_BY_STATUS: dict[int, type[ApiError]] = {
    400: Invalid,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    413: TooLarge,
    422: Invalid,
    429: RateLimited,
}


def for_status(status: int) -> type[ApiError]:
    """The class for a status that is not a success."""
    return _BY_STATUS.get(status, ServerFailed if status >= 500 else ApiError)
