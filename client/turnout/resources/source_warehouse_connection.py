"""A connection of a source to a warehouse that its events are loaded into."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Among, Verb

from .base import REPLACE, Kind, Spec


class SourceWarehouseConnectionSpec(Spec):
    """A warehouse that a source's events are loaded into."""

    source_id: Annotated[str, REPLACE, Field(min_length=1, description="Source whose events are loaded.")]
    warehouse_id: Annotated[str, REPLACE, Field(min_length=1, description="Warehouse that they are loaded into.")]


class SourceWarehouseConnection(SourceWarehouseConnectionSpec):
    """A connection as the service sees it."""


_CONNECTION = "/warehouses/{warehouse_id}/connected-sources/{source_id}"

SOURCE_WAREHOUSE_CONNECTION = Kind(
    "source_warehouse_connection",
    SourceWarehouseConnectionSpec,
    SourceWarehouseConnection,
    identity=("source_id", "warehouse_id"),
    tag="Warehouses",
    create=Verb("addConnectionFromSourceToWarehouse", "POST", _CONNECTION, status=201),
    delete=Verb("removeSourceConnectionFromWarehouse", "DELETE", _CONNECTION),
    among=Among(
        Verb("listConnectedWarehousesFromSource", "GET", "/sources/{source_id}/connected-warehouses", "warehouses"),
        "warehouse_id",
    ),
)
