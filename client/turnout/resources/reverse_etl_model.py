"""A reverse ETL model: a query whose rows become events."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import REPLACE, Id, Kind, Spec


class ReverseEtlModelSpec(Spec):
    """A query whose rows become events."""

    source_id: Annotated[str, REPLACE, Field(min_length=1, description="Warehouse source that the query runs on.")]
    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    description: Annotated[str, Field(description="What the query is for.")]
    enabled: Annotated[bool, Field(description="Whether it runs.")]
    query: Annotated[str, Field(min_length=1, description="The SQL.")]
    query_identifier_column: Annotated[str, Field(min_length=1, description="Column that identifies a row.")]


class ReverseEtlModel(ReverseEtlModelSpec):
    """A reverse ETL model as the service sees it."""

    id: Id


_MODELS = "/reverse-etl-models"

REVERSE_ETL_MODEL = Kind(
    "reverse_etl_model",
    ReverseEtlModelSpec,
    ReverseEtlModel,
    identity=("id",),
    tag="Reverse ETL",
    create=Verb("createReverseEtlModel", "POST", _MODELS, "reverseEtlModel", status=201, media="v1alpha"),
    read=Verb("getReverseEtlModel", "GET", _MODELS + "/{id}", "reverseEtlModel", media="v1alpha"),
    list=Verb("listReverseEtlModels", "GET", _MODELS, "models", media="v1alpha"),
    update=Verb("updateReverseEtlModel", "PATCH", _MODELS + "/{id}", "reverseEtlModel", media="v1alpha"),
    delete=Verb("deleteReverseEtlModel", "DELETE", _MODELS + "/{id}", media="v1alpha"),
)
