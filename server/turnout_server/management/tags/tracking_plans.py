"""Tracking plans: all rules at once, and the sources that are connected."""

from __future__ import annotations

from turnout._wire import Part
from turnout_server.management import parts
from turnout_server.management.acts import target
from turnout_server.management.operations import KINDS, Act, Call, Data, Endpoint, answered
from turnout_server.management.pages import page
from turnout_server.observed import observed
from turnout_server.records import Reading, Writing


def replace_rules(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep exactly these rules."""
    return parts.replace_entries(change, _about_rules(endpoint), _by_id(call))


def sources(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the sources that are connected to a plan."""
    plan = target(view, "tracking_plan", call.ids["tracking_plan_id"])
    window = page(getattr(call.input, "pagination", None))
    rows, total = view.page(
        "source_tracking_plan_connection", window.offset, window.count, ("tracking_plan_id", plan.key)
    )
    shown = [observed(KINDS["source"], view.get("source", row.document["sourceId"])) for row in rows]
    return {**answered(endpoint, shown), "pagination": window.pagination(total)}


def _about_rules(endpoint: Endpoint) -> Endpoint:
    plan = KINDS["tracking_plan"]
    rules: Part = next(part for part in plan.parts if part.field == "rules")
    return Endpoint(plan, endpoint.verb, endpoint.act, endpoint.takes, rules)


def _by_id(call: Call) -> Call:
    return Call({"id": call.ids["tracking_plan_id"]}, call.input, call.fresh)


ACTS: dict[str, Act] = {"replaceRulesInTrackingPlan": replace_rules, "listSourcesFromTrackingPlan": sources}
