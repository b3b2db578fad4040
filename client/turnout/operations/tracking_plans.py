"""Tracking plans: what can be done with them beyond making, reading, changing and deleting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.source import Source
from turnout.resources.tracking_plan import Rule

from .base import Input, Listing, Operation, Paged

PlanId = Annotated[str, Field(min_length=1, description="Tracking plan that it is about.")]


class ReplaceRules(Input):
    """All the rules of a tracking plan."""

    tracking_plan_id: PlanId
    rules: Annotated[Sequence[Rule], Field(max_length=2000, description="Its rules; others are removed.")]


class OfPlan(Paged):
    """What belongs to a tracking plan, page by page."""

    tracking_plan_id: PlanId


REPLACE_RULES_IN_TRACKING_PLAN = Operation(
    Verb("replaceRulesInTrackingPlan", "PUT", "/tracking-plans/{tracking_plan_id}/rules"),
    ReplaceRules,
    type(None),
    "Tracking Plans",
)
LIST_SOURCES_FROM_TRACKING_PLAN = Listing(
    Verb("listSourcesFromTrackingPlan", "GET", "/tracking-plans/{tracking_plan_id}/sources", "sources"),
    OfPlan,
    Source,
    "Tracking Plans",
)
