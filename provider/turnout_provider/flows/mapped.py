"""Mappings: whether an update replaces the settings or merges them is written nowhere, so the answer is asked."""

from __future__ import annotations

from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """Settings that are null are taken out: by silence, and by null where that was not enough."""

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Change what is said."""
        settings = said.get("settings")
        if settings is None:
            return (yield from super().update(identity, said, held, parts))
        kept = {name: value for name, value in settings.items() if value is not None}
        changed = yield from super().update(identity, {**said, "settings": kept}, held, parts)
        if any((changed.get("settings") or {}).get(name) is not None for name in settings.keys() - kept.keys()):
            return (yield from super().update(identity, {"settings": settings}, held, parts))
        return changed
