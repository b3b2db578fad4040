"""The constructs on `cdktf`. Printed by `make generate`; never edited."""

from __future__ import annotations

from ._needs import unusable

try:
    from cdktf import (
        App,
        TerraformDataSource,
        TerraformOutput,
        TerraformProvider,
        TerraformResource,
        TerraformResourceLifecycle,
        TerraformStack,
        TerraformVariable,
    )
    from constructs import Construct
except Exception as error:
    raise unusable("cdktf", error) from error

from . import _resources
from ._jsii import JsiiElement, JsiiProvider
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


class SegmentProvider(_resources.SegmentProvider[Construct], JsiiProvider, TerraformProvider):
    """The connection to a Segment workspace, or to a Turnout server."""


class Source(_resources.Source[Construct], JsiiElement, TerraformResource):
    """A place that events come from."""


class Destination(_resources.Destination[Construct], JsiiElement, TerraformResource):
    """A place that the events of one source go to."""


class DestinationFilter(_resources.DestinationFilter[Construct], JsiiElement, TerraformResource):
    """A rule about the events that one destination gets from its source."""


class TrackingPlan(_resources.TrackingPlan[Construct], JsiiElement, TerraformResource):
    """Which events there are and what each must look like."""


class SourceTrackingPlanConnection(
    _resources.SourceTrackingPlanConnection[Construct],
    JsiiElement,
    TerraformResource,
):
    """A tracking plan that a source's events are checked against."""


class DataSegmentWorkspace(_resources.DataSegmentWorkspace[Construct], JsiiElement, TerraformDataSource):
    """A workspace: everything else lives in one."""


class DataSegmentSourceMetadata(_resources.DataSegmentSourceMetadata[Construct], JsiiElement, TerraformDataSource):
    """A kind of source that can be created."""


class DataSegmentDestinationMetadata(
    _resources.DataSegmentDestinationMetadata[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """A kind of destination that can be created."""


class DataSegmentWarehouseMetadata(
    _resources.DataSegmentWarehouseMetadata[Construct],
    JsiiElement,
    TerraformDataSource,
):
    """A kind of warehouse that can be connected."""


class DataSegmentSource(_resources.DataSegmentSource[Construct], JsiiElement, TerraformDataSource):
    """A place that events come from."""


class DataSegmentDestination(_resources.DataSegmentDestination[Construct], JsiiElement, TerraformDataSource):
    """A place that the events of one source go to."""


class DataSegmentTrackingPlan(_resources.DataSegmentTrackingPlan[Construct], JsiiElement, TerraformDataSource):
    """Which events there are and what each must look like."""
