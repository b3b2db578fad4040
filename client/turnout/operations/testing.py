"""Testing: a request that comes back as it was sent, or as an error that was asked for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import OPEN, Model

from .base import Input, Operation


class EchoQuestion(Input):
    """What is to come back, and how."""

    message: Annotated[str, Field(min_length=1, description="Text that comes back.")]
    delay: Annotated[float | None, Field(description="Milliseconds to wait before the answer.")] = None
    trigger_error: Annotated[bool | None, Field(description="Answer an error with the message.")] = None
    trigger_multiple_errors: Annotated[bool | None, Field(description="Answer two errors with the message.")] = None
    trigger_unexpected_error: Annotated[bool | None, Field(description="Answer an error of the server, 500.")] = None
    status_code: Annotated[float | None, Field(description="HTTP status of the answer.")] = None


class Echo(Model):
    """What came back."""

    method: Annotated[Literal["get", "post"], OPEN, Field(description="Method of the request, in lower case.")]
    message: Annotated[str, Field(description="The text that was sent.")]
    headers: Annotated[dict[str, str], Field(description="The headers that were sent, by lower case name.")]


ECHO = Operation(Verb("echo", "GET", "/echo", "*"), EchoQuestion, Echo, "Testing")
