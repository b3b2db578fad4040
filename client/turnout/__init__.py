"""A typed client of Segment's Public API, synchronous and asynchronous.

    from turnout import Client

    with Client() as client:
        for source in client.sources.iterate():
            print(source.slug)

Importing this package costs next to nothing: what is named here is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from . import errors
    from ._client import AsyncClient, Client
    from ._collection import AsyncCollection, Collection, Page
    from ._retry import Policy
    from .resources.catalog import DestinationMetadata, SourceMetadata
    from .resources.destination import Destination, DestinationSpec
    from .resources.destination_filter import DestinationFilter, DestinationFilterSpec, FilterAction
    from .resources.source import Label, Source, SourceSpec
    from .resources.source_tracking_plan_connection import (
        SchemaSettings,
        SourceTrackingPlanConnection,
        SourceTrackingPlanConnectionSpec,
        TrackSettings,
        TraitSettings,
    )
    from .resources.tracking_plan import ObservedRule, Rule, TrackingPlan, TrackingPlanSpec
    from .resources.workspace import Workspace

    __version__: str

__all__ = [
    "AsyncClient",
    "AsyncCollection",
    "Client",
    "Collection",
    "Destination",
    "DestinationFilter",
    "DestinationFilterSpec",
    "DestinationMetadata",
    "DestinationSpec",
    "FilterAction",
    "Label",
    "ObservedRule",
    "Page",
    "Policy",
    "Rule",
    "SchemaSettings",
    "Source",
    "SourceMetadata",
    "SourceSpec",
    "SourceTrackingPlanConnection",
    "SourceTrackingPlanConnectionSpec",
    "TrackSettings",
    "TrackingPlan",
    "TrackingPlanSpec",
    "TraitSettings",
    "Workspace",
    "errors",
]

_HOMES: Final = {
    "_client": "AsyncClient Client",
    "_collection": "AsyncCollection Collection Page",
    "_retry": "Policy",
    "errors": "errors",
    "resources.catalog": "DestinationMetadata SourceMetadata",
    "resources.destination": "Destination DestinationSpec",
    "resources.destination_filter": "DestinationFilter DestinationFilterSpec FilterAction",
    "resources.source": "Label Source SourceSpec",
    "resources.source_tracking_plan_connection": (
        "SchemaSettings SourceTrackingPlanConnection SourceTrackingPlanConnectionSpec TrackSettings TraitSettings"
    ),
    "resources.tracking_plan": "ObservedRule Rule TrackingPlan TrackingPlanSpec",
    "resources.workspace": "Workspace",
}


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names.split()), None)
    if name == "__version__":
        from importlib.metadata import version

        return version("turnout")
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module(f".{home}", __name__)
    found = module if name == home else getattr(module, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
