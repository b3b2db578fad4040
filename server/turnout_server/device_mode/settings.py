"""The settings that Analytics.js runs on, for one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from turnout_server.controls import controlled_events
from turnout_server.device_mode.plugins import Plugin, plugins
from turnout_server.device_mode.rules import rule

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

KINDS = (
    "source",
    "destination",
    "destination_subscription",
    "destination_filter",
    "tracking_plan",
    "source_tracking_plan_connection",
)


def source_of(rows: Rows, write_key: str) -> Row | None:
    """The enabled source with this write key."""
    found = (row for row in rows["source"] if write_key in (row.get("writeKeys") or ()))
    return next((row for row in found if row.get("enabled", True)), None)


def analytics_settings(
    rows: Rows, source: Row, write_key: str, address: str, files: Mapping[str, str]
) -> dict[str, Any]:
    """What `GET /v1/projects/<write key>/settings` answers; `address` is ours, as the browser reaches it."""
    enabled = [row for row in rows["destination"] if row["sourceId"] == source["id"] and row.get("enabled", True)]
    here = plugins(enabled, rows["destination_subscription"], files)
    return {
        "integrations": {"Segment.io": _segment(enabled, here, write_key, address), **_bundled(here)},
        "plan": _plan(rows, source),
        "edgeFunction": {},
        "middlewareSettings": {"routingRules": _rules(rows["destination_filter"], here)},
        "enabledMiddleware": {},
        "metrics": {"sampleRate": 0},
        "legacyVideoPluginsEnabled": False,
        "remotePlugins": [plugin.remote(address) for plugin in here],
    }


def _segment(enabled: Sequence[Row], here: Sequence[Plugin], write_key: str, address: str) -> dict[str, Any]:
    at = urlsplit(address)
    sent_by_page = {plugin.destination["id"] for plugin in here if plugin.alone}
    ids: dict[str, list[str]] = {}
    for row in enabled:
        ids.setdefault(row["metadata"]["name"], []).append(row["id"])
    return {
        "apiKey": write_key,
        "apiHost": f"{at.netloc}/v1",
        "protocol": at.scheme,
        "addBundledMetadata": True,
        "unbundledIntegrations": sorted(
            {row["metadata"]["name"] for row in enabled if row["id"] not in sent_by_page}
        ),
        "maybeBundledConfigIds": ids,
        "versionSettings": {"componentTypes": ["browser"]},
    }


def _bundled(here: Sequence[Plugin]) -> dict[str, Any]:
    """Those that nobody but the page sends to. Without a component, so that no classic script is looked for."""
    silent = {"bundlingStatus": "bundled", "versionSettings": {"componentTypes": []}}
    return {plugin.name: silent for plugin in here if plugin.alone}


def _rules(filters: Sequence[Row], here: Sequence[Plugin]) -> list[dict[str, Any]]:
    return [
        rule(row, plugin.name)
        for plugin in here
        for row in filters
        if row["destinationId"] == plugin.destination["id"] and row.get("enabled", True)
    ]


def _plan(rows: Rows, source: Row) -> dict[str, Any]:
    """Which events the page may hand on: a plan that blocks unplanned events blocks them there already.

    Without a plan the source's schema controls say it, which have the shape that is wanted here.
    """
    plans = {row["id"]: row for row in rows["tracking_plan"]}
    track: dict[str, Any] = {"__default": {"enabled": True, "integrations": {}}}
    for connection in rows["source_tracking_plan_connection"]:
        plan = plans.get(connection["trackingPlanId"])
        if connection["sourceId"] != source["id"] or plan is None:
            continue
        said = ((connection.get("schemaSettings") or {}).get("track") or {}).get("allowUnplannedEvents", True)
        track["__default"]["enabled"] = said
        planned = {rule["key"] for rule in plan.get("rules") or () if rule["type"] == "TRACK" and rule.get("key")}
        track.update({name: {"enabled": True, "integrations": {}} for name in sorted(planned)})
        break
    else:
        track.update(controlled_events(source))
    return {"track": track, "identify": {"__default": {"enabled": True}}, "group": {"__default": {"enabled": True}}}
