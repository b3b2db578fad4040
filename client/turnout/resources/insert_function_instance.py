"""An insert function's instance: the function at work before one destination or behind one source."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import (
    ASKED,
    JSON,
    MERGED,
    NEEDED,
    REPLACE,
    STABLE,
    UNANSWERED,
    UNSTATED,
    Id,
    JsonObject,
    Kind,
    Model,
    Spec,
)


class InsertFunctionInstanceSpec(Spec):
    """An insert function at work before one destination or behind one source."""

    function_id: Annotated[
        str,
        REPLACE,
        UNANSWERED,
        Field(min_length=1, description="Insert function, with or without `ifnd_` or `ifns_`."),
    ]
    integration_id: Annotated[str, REPLACE, Field(min_length=1, description="Destination or source.")]
    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    enabled: Annotated[bool, ASKED, Field(description="Whether events go through it.")] = True
    settings: Annotated[
        JsonObject, JSON, MERGED, NEEDED, Field(description="Values of the function's settings by name.")
    ]


class InsertFunctionInstance(Model):
    """An instance as the service sees it; which function it is of, is only in a list or in `class_id`."""

    id: Id
    function_id: Annotated[str | None, Field(description="Insert function.")] = None
    integration_id: Annotated[str, Field(description="Destination or source.")]
    name: Annotated[str | None, Field(description="Name shown to people.")] = None
    enabled: Annotated[bool, Field(description="Whether events go through it.")]
    settings: Annotated[JsonObject, JSON, MERGED, Field(description="Values of the function's settings by name.")]
    class_id: Annotated[str, STABLE, UNSTATED, Field(description="Insert function, without what its id begins with.")]
    encrypted_settings: Annotated[
        JsonObject, JSON, UNSTATED, Field(description="Which of the settings are secrets; they are not shown.")
    ]
    created_at: Annotated[str, UNSTATED, Field(description="When it was created, ISO 8601.")]
    updated_at: Annotated[str, UNSTATED, Field(description="When it was last changed, ISO 8601.")]


_INSTANCES = "/insert-function-instances"
_ONE = "insertFunctionInstance"

INSERT_FUNCTION_INSTANCE = Kind(
    "insert_function_instance",
    InsertFunctionInstanceSpec,
    InsertFunctionInstance,
    identity=("id",),
    tag="Functions",
    create=Verb("createInsertFunctionInstance", "POST", _INSTANCES, _ONE, media="v1alpha"),
    read=Verb("getInsertFunctionInstance", "GET", _INSTANCES + "/{id}", _ONE, media="v1alpha"),
    list=Verb("listInsertFunctionInstances", "GET", _INSTANCES, "instances", query=("function_id",), media="v1alpha"),
    update=Verb("updateInsertFunctionInstance", "PATCH", _INSTANCES + "/{id}", _ONE, media="v1alpha"),
    delete=Verb("deleteInsertFunctionInstance", "DELETE", _INSTANCES + "/{id}", media="v1alpha"),
)
