"""Actions: what can be done to objects besides having them, for `action` blocks of Terraform 1.14."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from turnout_provider.actions.base import Action

_PLACES = {
    "segment_deploy_function": ("deploy_function", "DeployFunction"),
    "segment_replay": ("replay", "Replay"),
    "segment_run_audience": ("run_audience", "RunAudience"),
    "segment_run_reverse_etl_sync": ("run_reverse_etl_sync", "RunReverseEtlSync"),
}


def find(name: str) -> type[Action] | None:
    """The class of an action; None if there is none of that type."""
    place = _PLACES.get(name)
    if place is None:
        return None
    found: type[Action] = getattr(import_module(f"turnout_provider.actions.{place[0]}"), place[1])
    return found


def names() -> tuple[str, ...]:
    """The types that there are."""
    return tuple(_PLACES)
