"""Warehouses: what can be done with them beyond making, reading, changing and deleting."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import JSON, OPEN, JsonObject, Model
from turnout.resources.source import Source
from turnout.resources.warehouse import Warehouse

from .base import Input, Listing, Operation, Paged

WarehouseId = Annotated[str, Field(min_length=1, description="Warehouse that it is about.")]
Reached = Annotated[Literal["CONNECTED", "FAILED"], OPEN]


class OfWarehouse(Input):
    """One warehouse."""

    warehouse_id: WarehouseId


class SourcesOfWarehouse(Paged):
    """What is connected to a warehouse, page by page."""

    warehouse_id: WarehouseId


class WarehousesOfSource(Paged):
    """What a source is connected to, page by page."""

    source_id: Annotated[str, Field(min_length=1, description="Source that it is about.")]


class ValidateWarehouse(Input):
    """Settings to try out."""

    metadata_id: Annotated[str, Field(min_length=1, description="Catalog entry that they are for.")]
    settings: Annotated[JsonObject, JSON, Field(description="Settings by name.")]


class WarehouseValidation(Model):
    """Whether a warehouse can be reached with the settings."""

    status: Annotated[Reached, Field(description="How it went.")]


class WarehouseConnectionState(Model):
    """Whether a warehouse can be reached."""

    connection_state: Annotated[Reached, Field(description="How it is.")]


CREATE_VALIDATION_IN_WAREHOUSE = Operation(
    Verb("createValidationInWarehouse", "POST", "/warehouses/validation", "*"),
    ValidateWarehouse,
    WarehouseValidation,
    "Warehouses",
)
GET_CONNECTION_STATE_FROM_WAREHOUSE = Operation(
    Verb(
        "getConnectionStateFromWarehouse",
        "GET",
        "/warehouses/{warehouse_id}/connection-state",
        "*",
        limit=200,
    ),
    OfWarehouse,
    WarehouseConnectionState,
    "Warehouses",
)
LIST_CONNECTED_SOURCES_FROM_WAREHOUSE = Listing(
    Verb("listConnectedSourcesFromWarehouse", "GET", "/warehouses/{warehouse_id}/connected-sources", "sources"),
    SourcesOfWarehouse,
    Source,
    "Warehouses",
)
LIST_CONNECTED_WAREHOUSES_FROM_SOURCE = Listing(
    Verb("listConnectedWarehousesFromSource", "GET", "/sources/{source_id}/connected-warehouses", "warehouses"),
    WarehousesOfSource,
    Warehouse,
    "Sources",
)
