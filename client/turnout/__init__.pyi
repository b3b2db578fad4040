"""Printed by `make generate` from the catalogue; never edited."""

from . import errors as errors
from ._client import AsyncClient as AsyncClient, Client as Client
from ._collection import AsyncCollection as AsyncCollection, Collection as Collection, Page as Page
from ._pacer import Pacer as Pacer
from ._retry import Policy as Policy
from ._steps import Sleep as Sleep
from .resources.catalog import Action as Action, ActionField as ActionField, Component as Component, Contact as Contact, DestinationMetadata as DestinationMetadata, Features as Features, Logos as Logos, Metadata as Metadata, Methods as Methods, Option as Option, Platforms as Platforms, Preset as Preset, SourceMetadata as SourceMetadata
from .resources.destination import Destination as Destination, DestinationSpec as DestinationSpec
from .resources.destination_filter import DestinationFilter as DestinationFilter, DestinationFilterSpec as DestinationFilterSpec, FilterAction as FilterAction
from .resources.source import Label as Label, Source as Source, SourceInDetail as SourceInDetail, SourceSpec as SourceSpec
from .resources.source_tracking_plan_connection import SchemaSettings as SchemaSettings, SourceTrackingPlanConnection as SourceTrackingPlanConnection, SourceTrackingPlanConnectionSpec as SourceTrackingPlanConnectionSpec, TrackSettings as TrackSettings, TraitSettings as TraitSettings
from .resources.tracking_plan import ObservedRule as ObservedRule, Rule as Rule, TrackingPlan as TrackingPlan, TrackingPlanQuery as TrackingPlanQuery, TrackingPlanSpec as TrackingPlanSpec
from .resources.workspace import Workspace as Workspace

__version__: str
__all__ = [
    "Action",
    "ActionField",
    "AsyncClient",
    "AsyncCollection",
    "Client",
    "Collection",
    "Component",
    "Contact",
    "Destination",
    "DestinationFilter",
    "DestinationFilterSpec",
    "DestinationMetadata",
    "DestinationSpec",
    "Features",
    "FilterAction",
    "Label",
    "Logos",
    "Metadata",
    "Methods",
    "ObservedRule",
    "Option",
    "Pacer",
    "Page",
    "Platforms",
    "Policy",
    "Preset",
    "Rule",
    "SchemaSettings",
    "Sleep",
    "Source",
    "SourceInDetail",
    "SourceMetadata",
    "SourceSpec",
    "SourceTrackingPlanConnection",
    "SourceTrackingPlanConnectionSpec",
    "TrackSettings",
    "TrackingPlan",
    "TrackingPlanQuery",
    "TrackingPlanSpec",
    "TraitSettings",
    "Workspace",
    "errors",
]
