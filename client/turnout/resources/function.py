"""A function: code of one's own that makes, changes or receives events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb

from .base import APPENDED, OPEN, REPLACE, STABLE, UNORDERED, UNSTATED, Id, Kind, Model, Spec

# Published nowhere; as much as a server shall keep of one function.
MOST_CODE = 512 * 1024

FunctionType = Annotated[
    Literal["DESTINATION", "INSERT_DESTINATION", "INSERT_SOURCE", "INSERT_TRANSFORMATION", "SOURCE"], OPEN
]
DISPLAY_NAME = (
    "Name shown to people; the service appends the workspace's name to that of a destination or insert function."
)


class FunctionSetting(Model):
    """One setting that an instance of a function takes."""

    name: Annotated[str, Field(min_length=1, description="Key in the settings that the code is given.")]
    label: Annotated[str, Field(description="Name shown to people.")]
    description: Annotated[str, Field(description="What the setting does.")]
    type: Annotated[
        Annotated[Literal["ARRAY", "BOOLEAN", "STRING", "TEXT_MAP"], OPEN], Field(description="Type of the value.")
    ]
    required: Annotated[bool, Field(description="Whether an instance must set it.")]
    sensitive: Annotated[bool, Field(description="Whether the value is a secret.")]


class FunctionSpec(Spec):
    """Code of one's own that makes, changes or receives events."""

    resource_type: Annotated[FunctionType, REPLACE, Field(description="What the function does.")]
    code: Annotated[str, Field(max_length=MOST_CODE, description="JavaScript that it runs.")]
    display_name: Annotated[str, APPENDED, Field(min_length=1, max_length=120, description=DISPLAY_NAME)]
    description: Annotated[str | None, Field(description="What it is for.")] = None
    logo_url: Annotated[str | None, Field(description="Address of its logo.")] = None
    settings: Annotated[
        Sequence[FunctionSetting], UNORDERED, Field(description="Settings that an instance takes.")
    ] = ()


class Function(Model):
    """A function as the service sees it; a list shows neither code nor settings nor what is deployed."""

    id: Id
    resource_type: Annotated[FunctionType | None, Field(description="What the function does.")] = None
    code: Annotated[str | None, Field(description="JavaScript that it runs once deployed.")] = None
    display_name: Annotated[str | None, Field(description=DISPLAY_NAME)] = None
    description: Annotated[str | None, Field(description="What it is for.")] = None
    logo_url: Annotated[str | None, Field(description="Address of its logo.")] = None
    settings: Annotated[
        Sequence[FunctionSetting] | None, UNORDERED, Field(description="Settings that an instance takes.")
    ] = None
    catalog_id: Annotated[str | None, STABLE, Field(description="Identifier in the catalog.")] = None
    preview_webhook_url: Annotated[str | None, STABLE, Field(description="Address to try it out at.")] = None
    batch_max_count: Annotated[
        float | None, UNSTATED, Field(description="How many events it is given at once, at most.")
    ] = None
    is_latest_version: Annotated[
        bool | None, UNSTATED, Field(description="Whether its latest version is the deployed one.")
    ] = None
    deployed_at: Annotated[str | None, UNSTATED, Field(description="When it was last deployed, ISO 8601.")] = None
    created_at: Annotated[str | None, UNSTATED, Field(description="When it was created, ISO 8601.")] = None
    created_by: Annotated[str | None, UNSTATED, Field(description="Who created it.")] = None


class FunctionQuery(Model):
    """What a list of functions must be narrowed to."""

    resource_type: Annotated[FunctionType, Field(description="Only functions that do this.")]


FUNCTION = Kind(
    "function",
    FunctionSpec,
    Function,
    identity=("id",),
    tag="Functions",
    create=Verb("createFunction", "POST", "/functions", "function"),
    read=Verb("getFunction", "GET", "/functions/{id}", "function"),
    list=Verb("listFunctions", "GET", "/functions", "functions"),
    update=Verb("updateFunction", "PATCH", "/functions/{id}", "function"),
    delete=Verb("deleteFunction", "DELETE", "/functions/{id}"),
    list_query=FunctionQuery,
)
