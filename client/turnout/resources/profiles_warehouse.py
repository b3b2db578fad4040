"""A profiles warehouse: a database that the profiles of a space are loaded into."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, AliasPath, Field

from turnout._wire import Verb

from .base import REPLACE, SERVER_DEFAULT, STABLE, UNSTATED, Id, Inside, Kind, Spec
from .catalog import WarehouseMetadata
from .warehouse import WarehouseName, WarehouseSettings


class ProfilesWarehouseSpec(Spec):
    """A database that the profiles of a space are loaded into."""

    space_id: Annotated[str, REPLACE, Field(min_length=1, description="Space whose profiles are loaded.")]
    metadata_id: Annotated[
        str,
        REPLACE,
        Inside("metadata", "id", flat=True),
        Field(
            min_length=1,
            validation_alias=AliasChoices("metadataId", AliasPath("metadata", "id")),
            serialization_alias="metadataId",
            description="Catalog entry that this is an instance of.",
        ),
    ]
    name: WarehouseName = None
    enabled: Annotated[bool, SERVER_DEFAULT, Field(description="Whether it receives data.")] = True
    settings: WarehouseSettings
    schema_name: Annotated[
        str | None,
        SERVER_DEFAULT,
        Field(description="Schema that the tables are in; the space's slug when left out."),
    ] = None


class ProfilesWarehouse(ProfilesWarehouseSpec):
    """A profiles warehouse as the service sees it."""

    id: Id
    workspace_id: Annotated[str, STABLE, UNSTATED, Field(description="Workspace that it belongs to.")]
    metadata: Annotated[WarehouseMetadata, UNSTATED, Field(description="Catalog entry that it is an instance of.")]


_IN_SPACE = "/spaces/{space_id}/profiles-warehouses"
_ONE = "profilesWarehouse"

PROFILES_WAREHOUSE = Kind(
    "profiles_warehouse",
    ProfilesWarehouseSpec,
    ProfilesWarehouse,
    identity=("space_id", "id"),
    tag="Profiles Sync",
    create=Verb("createProfilesWarehouse", "POST", _IN_SPACE, _ONE, status=201, media="v1alpha"),
    list=Verb("listProfilesWarehouseInSpace", "GET", _IN_SPACE, "profilesWarehouses", media="v1alpha"),
    update=Verb("updateProfilesWarehouseForSpaceWarehouse", "PATCH", _IN_SPACE + "/{id}", _ONE, media="v1alpha"),
    delete=Verb("removeProfilesWarehouseFromSpace", "DELETE", _IN_SPACE + "/{id}", media="v1alpha"),
)
