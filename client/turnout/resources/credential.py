"""A credential: what several warehouses and sources are reached with."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import JSON, MERGED, SENSITIVE, STABLE, Id, JsonObject, Kind, Spec


class CredentialSpec(Spec):
    """What several warehouses and sources are reached with."""

    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    settings: Annotated[
        JsonObject,
        JSON,
        MERGED,
        SENSITIVE,
        Field(repr=False, description="Settings by name; `type`, such as `Snowflake`, says which, and is fixed."),
    ]


class Credential(CredentialSpec):
    """A credential as the service sees it; its secrets are not shown."""

    id: Id
    workspace_id: Annotated[str, STABLE, Field(description="Workspace that it belongs to.")]
    created_at: Annotated[str, STABLE, Field(description="When it was created, ISO 8601.")]
    updated_at: Annotated[str, Field(description="When it was last changed, ISO 8601.")]


CREDENTIAL = Kind(
    "credential",
    CredentialSpec,
    Credential,
    identity=("id",),
    tag="Credentials",
    create=Verb("createCredential", "POST", "/credentials", "credential", status=201),
    read=Verb("getCredential", "GET", "/credentials/{id}", "credential"),
    list=Verb("listCredentials", "GET", "/credentials", "credentials"),
    update=Verb("updateCredential", "PATCH", "/credentials/{id}", "credential"),
    delete=Verb("deleteCredential", "DELETE", "/credentials/{id}"),
)
