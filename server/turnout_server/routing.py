"""The configuration as events need it: an immutable snapshot with everything compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import conform
from .conform import Plan
from .destination_options import options as destination_options
from .fanout import Destination
from .filters import compiled
from .mapping import Subscription, definitions, subscriptions
from .oauth import App
from .source_options import NO_OPTIONS, Options, options
from .suppression import NOBODY, Place, Suppressed, for_source, suppressions
from .targets import (
    file_archive,
    http_request,
    nats_publish,
    repeater,
    s3,
    stdout,
    warehouse_files,
    warehouse_postgres,
    webhook,
    webhook_actions,
)
from .targets.target import Target, Unusable
from .transform import Transformation, transformations

KINDS = (
    "source",
    "destination",
    "destination_filter",
    "tracking_plan",
    "source_tracking_plan_connection",
    "transformation",
    "destination_subscription",
    "suppression",
)

Row = Mapping[str, Any]

# Every destination type that the server delivers to by itself, by its catalog id.
TARGETS: Mapping[str, Callable[[Row], Target | Unusable]] = {
    webhook.METADATA_ID: webhook.webhook,
    file_archive.METADATA_ID: file_archive.file_archive,
    http_request.METADATA_ID: http_request.http_request,
    nats_publish.METADATA_ID: nats_publish.nats_publish,
    repeater.METADATA_ID: repeater.repeater,
    s3.METADATA_ID: s3.s3,
    stdout.METADATA_ID: stdout.stdout,
    warehouse_files.METADATA_ID: warehouse_files.warehouse_file,
    warehouse_postgres.METADATA_ID: warehouse_postgres.warehouse_postgres,
    webhook_actions.METADATA_ID: webhook_actions.webhook_actions,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A source with the plan that checks its events and the destinations that get them."""

    id: str
    name: str
    slug: str
    enabled: bool
    plan: Plan | None
    destinations: tuple[Destination, ...]
    transformations: tuple[Transformation, ...] = ()
    workspace_id: str = ""
    options: Options = NO_OPTIONS
    suppressed: Suppressed = NOBODY


@dataclass(frozen=True, slots=True)
class Routing:
    """All sources, by id and by write key, all destinations by id, and the applications that may ask for tokens."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    by_write_key: Mapping[str, Source] = field(default_factory=dict)
    destinations: Mapping[str, Destination] = field(default_factory=dict)
    apps: Mapping[str, list[App]] = field(default_factory=dict)


def routing(rows: Mapping[str, Sequence[Row]]) -> Routing:
    """Compile rows of KINDS, as the API answers them, into a snapshot."""
    changes = rows.get("transformation", ())
    destinations = [_destination(row, rows) for row in rows.get("destination", ())]
    plans = _plans(rows)
    gone = suppressions(rows.get("suppression", ()))
    sources: dict[str, Source] = {}
    by_write_key: dict[str, Source] = {}
    for row in rows.get("source", ()):
        mine = tuple(destination for destination in destinations if destination.source_id == row["id"])
        source = _source(row, plans.get(row["id"]), mine, changes, gone)
        sources[source.id] = source
        by_write_key.update(dict.fromkeys(row.get("writeKeys") or (), source))
    by_id = {destination.id: destination for destination in destinations}
    return Routing(sources, by_write_key, by_id, _apps(sources.values()))


def _apps(sources: Iterable[Source]) -> dict[str, list[App]]:
    """Several sources may know the same application, each with keys of its own."""
    found: dict[str, list[App]] = {}
    for source in sources:
        for app in source.options.oauth.apps.values() if source.options.oauth else ():
            found.setdefault(app.id, []).append(app)
    return found


def _source(
    row: Row,
    plan: Plan | None,
    destinations: tuple[Destination, ...],
    changes: Sequence[Row],
    gone: Mapping[Place, Suppressed],
) -> Source:
    enabled = row.get("enabled", True) is not False
    mine = _transformations(changes, row["id"], None)
    names = row.get("name") or "", row.get("slug") or ""
    workspace_id = row.get("workspaceId") or ""
    absent = for_source(gone, workspace_id, row["id"])
    return Source(row["id"], *names, enabled, plan, destinations, mine, workspace_id, options(row), absent)


def _transformations(rows: Sequence[Row], source_id: str, metadata_id: str | None) -> tuple[Transformation, ...]:
    """Those of a source for all destinations (None), or for the destinations of one catalog entry."""
    return transformations(
        [row for row in rows if (row["sourceId"], row.get("destinationMetadataId")) == (source_id, metadata_id)]
    )


def _plans(rows: Mapping[str, Sequence[Row]]) -> dict[str, Plan]:
    plans = {row["id"]: row for row in rows.get("tracking_plan", ())}
    return {
        connection["sourceId"]: conform.plan(plans[connection["trackingPlanId"]], connection)
        for connection in rows.get("source_tracking_plan_connection", ())
        if connection["trackingPlanId"] in plans
    }


def _destination(row: Row, rows: Mapping[str, Sequence[Row]]) -> Destination:
    metadata = row.get("metadata") or {}
    filters = [one for one in rows.get("destination_filter", ()) if one["destinationId"] == row["id"]]
    return Destination(
        row["id"],
        row.get("name") or "",
        row["sourceId"],
        row.get("enabled", True) is not False,
        tuple(name for name in (metadata.get("name"), *(metadata.get("previousNames") or ())) if name),
        _methods(metadata.get("supportedMethods")),
        compiled([one for one in filters if one["sourceId"] == row["sourceId"]]),
        _target(metadata.get("id", ""), _settings(row, rows.get("source", ()))),
        _transformations(rows.get("transformation", ()), row["sourceId"], metadata.get("id", "")),
        _subscriptions(row, rows.get("destination_subscription", ())),
        destination_options(row),
    )


def _subscriptions(row: Row, rows: Sequence[Row]) -> tuple[Subscription, ...] | None:
    """None for a classic destination, whose catalog entry has no actions."""
    actions = definitions(row.get("metadata"))
    return subscriptions([one for one in rows if one["destinationId"] == row["id"]], actions) if actions else None


def _methods(supported: Mapping[str, bool] | None) -> frozenset[str] | None:
    """The calls that a catalog entry supports; None, for all, where it does not say."""
    return frozenset(name for name, yes in supported.items() if yes) if supported else None


def _settings(row: Row, sources: Sequence[Row]) -> Row:
    """A destination's settings, and of its source what targets need: the slug, until they say another schema."""
    source: Row = next((source for source in sources if source["id"] == row["sourceId"]), {})
    own = {"sourceWriteKeys": source.get("writeKeys")}
    return {"schema": source.get("slug"), **(row.get("settings") or {}), **own}


def _target(metadata_id: str, settings: Row) -> Target | Unusable:
    make = TARGETS.get(metadata_id)
    if make is None:
        return Unusable("NOT_DELIVERED_HERE", "this server does not deliver to destinations of this type")
    return make(settings)
