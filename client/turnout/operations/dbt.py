"""DBT: syncs of the models of a dbt project."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Input, Operation


class DbtModelSyncRequest(Input):
    """A sync of dbt models that is wanted now."""

    source_id: Annotated[str, Field(min_length=1, description="Source that the models are synced for.")]


class DbtModelSyncTrigger(Model):
    """A sync of dbt models that was asked for."""

    id: Annotated[str, Field(description="Identifier of the sync.")]
    source_id: Annotated[str | None, Field(description="Source that the models are synced for.")] = None
    status: Annotated[str, Field(description="What became of the request.")]


CREATE_DBT_MODEL_SYNC_TRIGGER = Operation(
    Verb(
        "createDbtModelSyncTrigger",
        "POST",
        "/dbt-model-syncs/trigger",
        "dbtModelSyncTrigger",
        limit=10,
        media="v1beta",
    ),
    DbtModelSyncRequest,
    DbtModelSyncTrigger,
    "DBT",
)
