"""One rule of a tracking plan, beside whatever other rules the plan has."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from turnout.resources.base import JSON, JSON_SCHEMA, REPLACE, STABLE, AnyJson, Spec
from turnout.resources.tracking_plan import TRACKING_PLAN, RuleType

from .base import Composed

_PATH = "/tracking-plans/{tracking_plan_id}/rules"
(_RULES,) = TRACKING_PLAN.parts
_WRITE = replace(_RULES.write, path=_PATH)
assert _RULES.read is not None
assert _RULES.remove is not None


class TrackingPlanRuleSpec(Spec):
    """One rule of a tracking plan, whichever others it has; not for plans whose `rules` are managed."""

    tracking_plan_id: Annotated[str, REPLACE, Field(min_length=1, description="Tracking plan.")]
    type: Annotated[RuleType, REPLACE, Field(description="Call that it is about; COMMON is about every call.")]
    key: Annotated[
        str | None, REPLACE, Field(min_length=1, description="Name of the event; only for TRACK, PAGE and SCREEN.")
    ] = None
    version: Annotated[int, REPLACE, Field(ge=0, description="Version of the rule that the event names.")]
    json_schema: Annotated[
        AnyJson,
        JSON,
        JSON_SCHEMA,
        Field(description="Draft-07 JSON Schema that the whole event must satisfy."),
    ]


class TrackingPlanRule(TrackingPlanRuleSpec):
    """A rule."""

    id: Annotated[str, STABLE, Field(description="Type, version and key, with colons between.")]


TRACKING_PLAN_RULE = Composed(
    "tracking_plan_rule",
    TrackingPlanRuleSpec,
    TrackingPlanRule,
    identity=("tracking_plan_id", "id"),
    tag=TRACKING_PLAN.tag,
    create=_WRITE,
    list=replace(_RULES.read, path=_PATH),
    update=_WRITE,
    delete=replace(_RULES.remove, path=_PATH),
    flows="ruled",
)
