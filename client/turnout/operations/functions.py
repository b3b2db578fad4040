"""Functions: deploying them, and their versions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import OPEN, Model

from .base import Input, Listing, Operation, Paged

FunctionId = Annotated[str, Field(min_length=1, description="Function that it is about.")]


class OfFunction(Input):
    """One function."""

    function_id: FunctionId


class VersionsOfFunction(Paged):
    """What was saved of a function, page by page."""

    function_id: FunctionId


class VersionOfFunction(Input):
    """One version of a function."""

    function_id: FunctionId
    version_id: Annotated[str, Field(min_length=1, description="Version that it is about.")]


class FunctionDeployment(Model):
    """What became of a deployment."""

    status: Annotated[Literal["SUCCESS"], OPEN, Field(description="How it ended.")]


class FunctionVersion(Model):
    """What was saved of a function at one time."""

    id: Annotated[str, Field(description="Identifier given by the service.")]
    code: Annotated[str, Field(description="JavaScript.")]
    author: Annotated[str | None, Field(description="Who saved it.")] = None
    is_deployed: Annotated[bool | None, Field(description="Whether it is the one that runs.")] = None
    created_at: Annotated[str | None, Field(description="When it was saved, ISO 8601.")] = None
    updated_at: Annotated[str | None, Field(description="When it was last changed, ISO 8601.")] = None
    deployed_at: Annotated[str | None, Field(description="When it was last deployed, ISO 8601.")] = None


_VERSIONS = "/functions/{function_id}/versions"

CREATE_FUNCTION_DEPLOYMENT = Operation(
    Verb("createFunctionDeployment", "POST", "/functions/{function_id}/deploy", "functionDeployment"),
    OfFunction,
    FunctionDeployment,
    "Functions",
)
LIST_FUNCTION_VERSIONS = Listing(
    Verb("listFunctionVersions", "GET", _VERSIONS, "versions", media="v1alpha"),
    VersionsOfFunction,
    FunctionVersion,
    "Functions",
)
GET_FUNCTION_VERSION = Operation(
    Verb("getFunctionVersion", "GET", _VERSIONS + "/{version_id}", "version", media="v1alpha"),
    VersionOfFunction,
    FunctionVersion,
    "Functions",
)
RESTORE_FUNCTION_VERSION = Operation(
    Verb("restoreFunctionVersion", "POST", _VERSIONS, "version", media="v1alpha"),
    VersionOfFunction,
    FunctionVersion,
    "Functions",
)
