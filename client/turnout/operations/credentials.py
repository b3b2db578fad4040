"""Credentials: what uses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model
from turnout.resources.source import Source
from turnout.resources.warehouse import Warehouse

from .base import Input, Operation, Pagination, Window


class ConsumersOfCredential(Input):
    """What uses a credential: two lists, each page by page."""

    credential_id: Annotated[str, Field(min_length=1, description="Credential that it is about.")]
    warehouses_pagination: Annotated[Window | None, Field(description="Which of the warehouses.")] = None
    sources_pagination: Annotated[Window | None, Field(description="Which of the sources.")] = None


class CredentialConsumers(Model):
    """What uses a credential."""

    warehouses: Annotated[Sequence[Warehouse], Field(description="Warehouses that use it.")]
    warehouses_pagination: Annotated[Pagination, Field(description="Where these are in their list.")]
    sources: Annotated[Sequence[Source], Field(description="Sources that use it.")]
    sources_pagination: Annotated[Pagination, Field(description="Where these are in their list.")]


LIST_CREDENTIAL_CONSUMERS = Operation(
    Verb("listCredentialConsumers", "GET", "/credentials/{credential_id}/consumers", "*"),
    ConsumersOfCredential,
    CredentialConsumers,
    "Credentials",
)
