"""POST /token: where applications of OAuth ask for their tokens."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec

from .control import Receive, Scope, Send
from .oauth import TokenRefused, token_desk
from .routing import Routing

_MOST_BYTES = 16 * 1024
_FORM = "application/x-www-form-urlencoded"


class TokenEndpoint:
    """Answers forms with tokens, or with the errors of OAuth."""

    def __init__(self, secret: bytes, routing: Callable[[], Routing], clock: Callable[[], float] = time.time) -> None:
        self._desk, self._routing, self._clock = token_desk(secret), routing, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            form, host = await _form(scope, receive)
            answer = self._desk.token(form, host, self._routing().apps, self._clock())
        except TokenRefused as refused:
            error = {"error": refused.error, "error_description": refused.description}
            return await _answer(send, refused.status, error)
        await _answer(send, 200, answer)


async def _form(scope: Scope, receive: Receive) -> tuple[bytes, str]:
    """The form that was posted, and by what name the client calls us."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    if scope["method"] != "POST":
        raise TokenRefused(405, "invalid_request", "tokens are asked for by POST")
    if headers.get(b"content-type", _FORM).partition(";")[0].strip().lower() != _FORM:
        raise TokenRefused(415, "invalid_request", f"the content type must be {_FORM}")
    form, more = b"", True
    while more and len(form) <= _MOST_BYTES:
        message = await receive()
        form, more = form + message.get("body", b""), message.get("more_body", False)
    if len(form) > _MOST_BYTES:
        raise TokenRefused(413, "invalid_request", f"the form has more than {_MOST_BYTES} bytes")
    return form, headers.get(b"host", "")


async def _answer(send: Send, status: int, value: object) -> None:
    body = msgspec.json.encode(value)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
