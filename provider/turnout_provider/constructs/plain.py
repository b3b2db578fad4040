"""The constructs on a backend of our own, without Node. Printed by `make generate`; never edited."""

from __future__ import annotations

from . import _resources
from ._plain_elements import PlainDataSource, PlainProvider, PlainResource
from ._plain_tree import App, Construct, TerraformStack
from ._plain_values import TerraformOutput, TerraformResourceLifecycle, TerraformVariable
from ._resources import (
    DestinationFilterActions,
    DestinationFilterActionsType,
    DestinationMetadata,
    SegmentProviderRegion,
    SourceLabels,
    SourceMetadata,
    SourceTrackingPlanConnectionSchemaSettings,
    SourceTrackingPlanConnectionSchemaSettingsGroup,
    SourceTrackingPlanConnectionSchemaSettingsGroupCommonEventOnViolations,
    SourceTrackingPlanConnectionSchemaSettingsIdentify,
    SourceTrackingPlanConnectionSchemaSettingsIdentifyCommonEventOnViolations,
    SourceTrackingPlanConnectionSchemaSettingsTrack,
    SourceTrackingPlanConnectionSchemaSettingsTrackCommonEventOnViolations,
    TrackingPlanRules,
    TrackingPlanRulesType,
    TrackingPlanType,
)

__all__ = [
    "App",
    "Construct",
    "DataSegmentDestination",
    "DataSegmentDestinationMetadata",
    "DataSegmentSource",
    "DataSegmentSourceMetadata",
    "DataSegmentTrackingPlan",
    "DataSegmentWarehouseMetadata",
    "DataSegmentWorkspace",
    "Destination",
    "DestinationFilter",
    "DestinationFilterActions",
    "DestinationFilterActionsType",
    "DestinationMetadata",
    "SegmentProvider",
    "SegmentProviderRegion",
    "Source",
    "SourceLabels",
    "SourceMetadata",
    "SourceTrackingPlanConnection",
    "SourceTrackingPlanConnectionSchemaSettings",
    "SourceTrackingPlanConnectionSchemaSettingsGroup",
    "SourceTrackingPlanConnectionSchemaSettingsGroupCommonEventOnViolations",
    "SourceTrackingPlanConnectionSchemaSettingsIdentify",
    "SourceTrackingPlanConnectionSchemaSettingsIdentifyCommonEventOnViolations",
    "SourceTrackingPlanConnectionSchemaSettingsTrack",
    "SourceTrackingPlanConnectionSchemaSettingsTrackCommonEventOnViolations",
    "TerraformOutput",
    "TerraformResourceLifecycle",
    "TerraformStack",
    "TerraformVariable",
    "TrackingPlan",
    "TrackingPlanRules",
    "TrackingPlanRulesType",
    "TrackingPlanType",
]


class SegmentProvider(_resources.SegmentProvider[Construct], PlainProvider):
    """The connection to a Segment workspace, or to a Turnout server."""


class Source(_resources.Source[Construct], PlainResource):
    """A place that events come from."""


class Destination(_resources.Destination[Construct], PlainResource):
    """A place that the events of one source go to."""


class DestinationFilter(_resources.DestinationFilter[Construct], PlainResource):
    """A rule about the events that one destination gets from its source."""


class TrackingPlan(_resources.TrackingPlan[Construct], PlainResource):
    """Which events there are and what each must look like."""


class SourceTrackingPlanConnection(_resources.SourceTrackingPlanConnection[Construct], PlainResource):
    """A tracking plan that a source's events are checked against."""


class DataSegmentWorkspace(_resources.DataSegmentWorkspace[Construct], PlainDataSource):
    """A workspace: everything else lives in one."""


class DataSegmentSourceMetadata(_resources.DataSegmentSourceMetadata[Construct], PlainDataSource):
    """A kind of source that can be created."""


class DataSegmentDestinationMetadata(_resources.DataSegmentDestinationMetadata[Construct], PlainDataSource):
    """A kind of destination that can be created."""


class DataSegmentWarehouseMetadata(_resources.DataSegmentWarehouseMetadata[Construct], PlainDataSource):
    """A kind of warehouse that can be connected."""


class DataSegmentSource(_resources.DataSegmentSource[Construct], PlainDataSource):
    """A place that events come from."""


class DataSegmentDestination(_resources.DataSegmentDestination[Construct], PlainDataSource):
    """A place that the events of one source go to."""


class DataSegmentTrackingPlan(_resources.DataSegmentTrackingPlan[Construct], PlainDataSource):
    """Which events there are and what each must look like."""
