"""A function that is deployed whenever its code changes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.operations.functions import CREATE_FUNCTION_DEPLOYMENT
from turnout.resources.base import APPENDED, SAID_ONLY, UNANSWERED
from turnout.resources.function import DISPLAY_NAME, Function, FunctionSpec
from turnout.resources.function import FUNCTION as API_FUNCTION

from .base import Composed

Deploy = Annotated[
    bool | None,
    SAID_ONLY,
    UNANSWERED,
    Field(description="Deploy the code whenever it changes; false leaves that to you, and left out means true."),
]


class DeployedFunctionSpec(FunctionSpec):
    """Code of one's own that makes, changes or receives events."""

    display_name: Annotated[str | None, APPENDED, Field(min_length=1, max_length=120, description=DISPLAY_NAME)] = (
        None  # type: ignore[assignment]  # the official provider does not require it
    )
    deploy: Deploy = True


class DeployedFunction(Function):
    """A function, and whether what was saved last is what runs."""

    deploy: Deploy = None


FUNCTION = Composed(
    "function",
    DeployedFunctionSpec,
    DeployedFunction,
    identity=API_FUNCTION.identity,
    tag=API_FUNCTION.tag,
    create=API_FUNCTION.create,
    read=API_FUNCTION.read,
    update=API_FUNCTION.update,
    delete=API_FUNCTION.delete,
    flows="deployed",
    verbs={"deploy": CREATE_FUNCTION_DEPLOYMENT.verb},
)
