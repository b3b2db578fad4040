"""What can be known to go wrong when a plan is applied: by the catalog, and by counting what is planned.

`Foresight.judge` answers None instead of waiting where it is told not to wait.
"""

from __future__ import annotations

import json

from turnout_provider.framework.diagnostics import Diagnostic
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from turnout_provider.catalog import Catalog
    from turnout_provider.planned import Plans

    State = Mapping[str, Any]

_CAPS = {"segment_destination_filter": ("filters", 10), "segment_destination_subscription": ("mappings", 50)}


class Foresight:
    """Judges planned objects of one type."""

    def __init__(self, name: str, plans: Plans, catalog: Callable[[], Catalog]) -> None:
        self._name, self._plans, self._catalog = name, plans, catalog

    def judge(self, prior: State | None, planned: State, config: State, waiting: bool) -> list[Diagnostic] | None:
        """What will go wrong; None where that takes waiting and nobody may wait. It counts the object, once."""
        found = self._by_catalog(prior, planned, config, waiting)
        # Nothing is counted before it is certain that this is not asked again.
        second = None if found is None else self._second(planned, waiting)
        if found is None or second is None:
            return None
        return [*found, *second, *self._capped(planned)]

    def _capped(self, planned: State) -> list[Diagnostic]:
        cap = _CAPS.get(self._name)
        if cap is None or not _known(planned["destination_id"]):
            return []
        what, most = cap
        planned_here = self._plans.add(self._name, planned["destination_id"])
        if planned_here <= most:
            return []
        detail = f"This configuration has {planned_here} {what} for it; a destination takes {most} at most."
        return [Diagnostic(f"Too many {what} for one destination", detail, ("destination_id",))]

    def _second(self, planned: State, waiting: bool) -> list[Diagnostic] | None:
        if self._name != "segment_destination":
            return []
        source, entry_id = planned["source_id"], _entry_id(planned)
        if not _known(source) or not _known(entry_id):
            return []
        if not self._plans.count(self._name, source, entry_id):
            self._plans.add(self._name, source, entry_id)
            return []
        catalog = self._catalog()
        if not waiting and not catalog.knows("destination", entry_id):
            return None
        from turnout_provider import catalog_checks

        self._plans.add(self._name, source, entry_id)
        entry = catalog.entry("destination", entry_id)
        return [catalog_checks.about_instances(entry, source)] if entry and catalog_checks.takes_one(entry) else []

    def _by_catalog(
        self, prior: State | None, planned: State, config: State, waiting: bool
    ) -> list[Diagnostic] | None:
        if self._name == "segment_destination_filter" or _unchanged(prior, planned):
            return []
        said = _said(config)
        if said is None:
            return []
        if self._name == "segment_destination_subscription":
            return self._of_action(planned["action_id"], said, waiting)
        kind, entry_id = self._name.removeprefix("segment_"), _entry_id(planned)
        if not _known(entry_id):
            return []
        catalog = self._catalog()
        if not waiting and not catalog.knows(kind, entry_id):
            return None
        from turnout_provider import catalog_checks

        entry = catalog.entry(kind, entry_id)
        return list(catalog_checks.about_settings(entry, said)) if entry else []

    def _of_action(self, id: Any, said: State, waiting: bool) -> list[Diagnostic] | None:
        if not _known(id):
            return []
        catalog = self._catalog()
        if not waiting and not catalog.knows_actions:
            return None
        from turnout_provider import catalog_checks

        action = catalog.action(id)
        return list(catalog_checks.about_mapping(action, said)) if action else []


def _known(value: Any) -> bool:
    return isinstance(value, str)


def _entry_id(planned: State) -> Any:
    entry = planned["metadata"]
    return entry["id"] if isinstance(entry, dict) else UNKNOWN


def _unchanged(prior: State | None, planned: State) -> bool:
    return prior is not None and all(
        prior.get(name) == planned.get(name) for name in ("settings", "settings_wo_version", "metadata", "action_id")
    )


def _said(config: State) -> dict[str, Any] | None:
    """The settings with those that no state holds; None where they are not known."""
    said: dict[str, Any] = {}
    for name in ("settings", "settings_wo"):
        text = config.get(name)
        if text is UNKNOWN:
            return None
        if isinstance(text, str):
            said |= json.loads(text)
    return said
