"""A warehouse: a database that the events of sources are loaded into."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, AliasPath, Field

from turnout._wire import Verb

from .base import JSON, MERGED, NEEDED, SERVER_DEFAULT, STABLE, UNSTATED, Id, Inside, JsonObject, Kind, Spec
from .catalog import MetadataId, WarehouseMetadata

WarehouseName = Annotated[
    str | None,
    SERVER_DEFAULT,
    Inside("settings", "name", flat=True),
    Field(
        validation_alias=AliasChoices("name", AliasPath("settings", "name")),
        serialization_alias="name",
        description="Name shown to people; the service answers it among the settings.",
    ),
]
WarehouseSettings = Annotated[
    JsonObject,
    JSON,
    MERGED,
    NEEDED,
    Field(description="Settings by name; the catalog entry's options say which."),
]


class WarehouseSpec(Spec):
    """A database that the events of sources are loaded into."""

    metadata_id: MetadataId
    name: WarehouseName = None
    enabled: Annotated[bool, SERVER_DEFAULT, Field(description="Whether it receives data.")] = True
    settings: WarehouseSettings


class Warehouse(WarehouseSpec):
    """A warehouse as the service sees it."""

    id: Id
    workspace_id: Annotated[str, STABLE, Field(description="Workspace that it belongs to.")]
    metadata: Annotated[WarehouseMetadata, UNSTATED, Field(description="Catalog entry that it is an instance of.")]


WAREHOUSE = Kind(
    "warehouse",
    WarehouseSpec,
    Warehouse,
    identity=("id",),
    tag="Warehouses",
    create=Verb(
        "createWarehouse", "POST", "/warehouses", "warehouse", always={"disconnectAllSources": True}, status=201
    ),
    read=Verb("getWarehouse", "GET", "/warehouses/{id}", "warehouse"),
    list=Verb("listWarehouses", "GET", "/warehouses", "warehouses"),
    update=Verb("updateWarehouse", "PATCH", "/warehouses/{id}", "warehouse"),
    delete=Verb("deleteWarehouse", "DELETE", "/warehouses/{id}"),
    data_source=True,
)
