"""A connection of a source to a tracking plan, with what happens to events that break the plan."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Part, Verb

from .base import OPEN, REPLACE, SAID_ONLY, Kind, Model, Spec


class TrackSettings(Model):
    """What happens to track calls."""

    allow_unplanned_events: Annotated[
        bool | None, Field(description="Let through events that the plan does not name.")
    ] = None
    allow_unplanned_event_properties: Annotated[
        bool | None, Field(description="Keep properties that the plan does not name.")
    ] = None
    allow_event_on_violations: Annotated[
        bool | None, Field(description="Let through events that break their rule.")
    ] = None
    allow_properties_on_violations: Annotated[
        bool | None, Field(description="Keep properties that break their rule.")
    ] = None
    common_event_on_violations: Annotated[
        Annotated[Literal["ALLOW", "BLOCK", "OMIT_PROPERTIES"], OPEN] | None,
        Field(description="What happens to events that break the common rule."),
    ] = None


class TraitSettings(Model):
    """What happens to identify or group calls."""

    allow_unplanned_traits: Annotated[bool | None, Field(description="Keep traits that the plan does not name.")] = (
        None
    )
    allow_traits_on_violations: Annotated[bool | None, Field(description="Keep traits that break their rule.")] = None
    common_event_on_violations: Annotated[
        Annotated[Literal["ALLOW", "BLOCK", "OMIT_TRAITS"], OPEN] | None,
        Field(description="What happens to calls that break the common rule."),
    ] = None


class SchemaSettings(Model):
    """How a tracking plan is enforced on one source."""

    track: Annotated[TrackSettings | None, Field(description="Track calls.")] = None
    identify: Annotated[TraitSettings | None, Field(description="Identify calls.")] = None
    group: Annotated[TraitSettings | None, Field(description="Group calls.")] = None
    forwarding_violations_to: Annotated[
        str | None, Field(description="Source that gets an event for each violation.")
    ] = None
    forwarding_blocked_events_to: Annotated[
        str | None, Field(description="Source that gets the events that were blocked.")
    ] = None


class SourceTrackingPlanConnectionSpec(Spec):
    """A tracking plan that a source's events are checked against."""

    source_id: Annotated[str, REPLACE, Field(min_length=1, description="Source whose events are checked.")]
    tracking_plan_id: Annotated[
        str, REPLACE, Field(min_length=1, description="Tracking plan that they are checked against.")
    ]
    schema_settings: Annotated[
        SchemaSettings | None,
        SAID_ONLY,
        Field(description="How the plan is enforced; what is left out is not looked at."),
    ] = None


class SourceTrackingPlanConnection(SourceTrackingPlanConnectionSpec):
    """A connection as the service sees it."""


def schema_settings_at(path: str) -> Part:
    """The part that holds a source's schema settings, at a path that names the source in its kind's own way."""
    return Part(
        "schemaSettings",
        read=Verb("listSchemaSettingsInSource", "GET", path, "settings"),
        write=Verb("updateSchemaSettingsInSource", "PATCH", path, "settings"),
        bare=True,
        tag="Sources",
    )


SOURCE_TRACKING_PLAN_CONNECTION = Kind(
    "source_tracking_plan_connection",
    SourceTrackingPlanConnectionSpec,
    SourceTrackingPlanConnection,
    identity=("source_id", "tracking_plan_id"),
    tag="Tracking Plans",
    create=Verb("addSourceToTrackingPlan", "POST", "/tracking-plans/{tracking_plan_id}/sources"),
    read=Verb("getSource", "GET", "/sources/{source_id}", "*"),
    delete=Verb(
        "removeSourceFromTrackingPlan",
        "DELETE",
        "/tracking-plans/{tracking_plan_id}/sources",
        query=("source_id",),
    ),
    parts=(schema_settings_at("/sources/{source_id}/settings"),),
    matching=("trackingPlanId",),
)
