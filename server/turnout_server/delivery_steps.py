"""The six steps of an event's way that the delivery overview tells, by what is tallied for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TAKEN_IN = frozenset({"accepted", "blocked", "forwarded"})
"""What has come in: what its source then held back too, and what another source handed on."""


@dataclass(frozen=True, slots=True)
class Step:
    """What an event has met there; `retries` names what counts its repeated attempts, if there are any."""

    whats: frozenset[str]
    has_reasons: bool = True
    retries: str = ""


STEPS: Mapping[str, Step] = {
    "IngressFailed": Step(frozenset({"invalid"})),
    "IngressSuccess": Step(TAKEN_IN, has_reasons=False),
    "FilteredAtSource": Step(frozenset({"blocked"})),
    "FilteredAtDestination": Step(frozenset({"filtered"})),
    "EgressFailed": Step(frozenset({"dead"})),
    "EgressSuccess": Step(frozenset({"delivered"}), has_reasons=False, retries="retries"),
}
"""By the name in the operation's own."""
