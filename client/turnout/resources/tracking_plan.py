"""A tracking plan: which events there are and what each must look like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Part, Verb

from .base import (
    EMPTIED,
    JSON,
    JSON_SCHEMA,
    OPEN,
    REPLACE,
    STABLE,
    UNORDERED,
    UNSTATED,
    AnyJson,
    Id,
    Kind,
    Model,
    Spec,
)

RuleType = Annotated[Literal["COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK"], OPEN]
PlanType = Annotated[Literal["ENGAGE", "LIVE", "PROPERTY_LIBRARY", "RULE_LIBRARY", "TEMPLATE"], OPEN]


class Rule(Model):
    """What one event must look like."""

    type: Annotated[RuleType, Field(description="Call that it is about; COMMON is about every call.")]
    key: Annotated[str | None, Field(description="Name of the event; only for TRACK, PAGE and SCREEN.")] = None
    json_schema: Annotated[
        AnyJson,
        JSON,
        JSON_SCHEMA,
        Field(description="Draft-07 JSON Schema that the whole event must satisfy."),
    ]
    version: Annotated[int, Field(ge=0, description="Version of the rule that the event names.")]


class ObservedRule(Rule):
    """A rule as the service sees it."""

    created_at: Annotated[str | None, Field(description="When it was created, ISO 8601.")] = None
    updated_at: Annotated[str | None, Field(description="When it was last changed, ISO 8601.")] = None
    deprecated_at: Annotated[str | None, Field(description="When it was deprecated, ISO 8601.")] = None


class TrackingPlanSpec(Spec):
    """Which events there are and what each must look like."""

    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    type: Annotated[PlanType, REPLACE, Field(description="What the plan is for; LIVE checks events.")]
    description: Annotated[str | None, EMPTIED, Field(description="What the plan is about.")] = None
    rules: Annotated[
        Sequence[Rule] | None,
        UNORDERED,
        Field(max_length=2000, description="Its rules; left out, the rules are not looked at."),
    ] = None


class TrackingPlan(TrackingPlanSpec):
    """A tracking plan as the service sees it; `rules` is None where the service was not asked for them."""

    name: Annotated[str, Field(description="Name shown to people.")] = ""
    resource_schema_id: Annotated[str | None, UNSTATED, Field(description="Id of its schema.")] = None
    rules: Annotated[Sequence[ObservedRule] | None, UNORDERED, Field(max_length=2000, description="Its rules.")] = (
        None
    )
    id: Id
    slug: Annotated[str | None, Field(description="Name in URLs.")] = None
    created_at: Annotated[str | None, STABLE, Field(description="When it was created, ISO 8601.")] = None
    updated_at: Annotated[str | None, Field(description="When it was last changed, ISO 8601.")] = None


class TrackingPlanQuery(Model):
    """What a list of tracking plans may be narrowed to."""

    type: Annotated[PlanType | None, Field(description="Only plans of this type.")] = None


_RULES = "/tracking-plans/{id}/rules"

TRACKING_PLAN = Kind(
    "tracking_plan",
    TrackingPlanSpec,
    TrackingPlan,
    identity=("id",),
    tag="Tracking Plans",
    create=Verb("createTrackingPlan", "POST", "/tracking-plans", "trackingPlan"),
    read=Verb("getTrackingPlan", "GET", "/tracking-plans/{id}", "trackingPlan"),
    list=Verb("listTrackingPlans", "GET", "/tracking-plans", "trackingPlans"),
    update=Verb("updateTrackingPlan", "PATCH", "/tracking-plans/{id}"),
    delete=Verb("deleteTrackingPlan", "DELETE", "/tracking-plans/{id}"),
    parts=(
        Part(
            "rules",
            read=Verb("listRulesFromTrackingPlan", "GET", _RULES, "rules", limit=200),
            write=Verb("updateRulesInTrackingPlan", "PATCH", _RULES),
            remove=Verb("removeRulesFromTrackingPlan", "DELETE", _RULES),
            key=("type", "key", "version"),
            batch=200,
        ),
    ),
    data_source=True,
    list_query=TrackingPlanQuery,
)
