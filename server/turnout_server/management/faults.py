"""Faults that a test asks for through `/__faults`: which answer goes wrong, when, and how often.

What becomes of a request is decided from values; `Faults` only remembers the rules and what is hidden for now.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from turnout._wire import camel
from turnout_server.sight import Place

ANY = "*"


class Rule(BaseModel):
    """What goes wrong, with which operation, and how often; `times` null means until the rules are deleted."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=camel, populate_by_name=True)

    operation: Annotated[str, Field(min_length=1)] = ANY
    times: Annotated[int | None, Field(ge=1)] = 1
    delay_ms: Annotated[int, Field(ge=0, le=60_000)] = 0
    status: Annotated[int | None, Field(ge=400, le=599)] = None
    retry_after: Annotated[int | None, Field(ge=0)] = None
    drop: bool = False
    when: Literal["before", "after"] = "before"
    hide_ms: Annotated[int | None, Field(ge=1)] = None
    hide_reads: Annotated[int | None, Field(ge=1)] = None
    null_next: bool = False

    @property
    def does_something(self) -> bool:
        """Whether anything goes wrong at all."""
        return any((self.delay_ms, self.status, self.drop, self.hide_ms, self.hide_reads, self.null_next))

    def fails(self, when: Literal["before", "after"]) -> bool:
        """Whether the request fails at this moment, before or after the change is made."""
        return self.when == when and (self.drop or self.status is not None)


@dataclass(frozen=True)
class Hidden:
    """An object that nobody sees yet: until a time of the clock, or for so many more looks."""

    until: float | None
    looks: int | None

    def hides(self, now: float) -> bool:
        """Whether it still hides."""
        return (self.until is None or now < self.until) and (self.looks is None or self.looks > 0)

    def looked(self) -> Hidden:
        """After one more look."""
        return self if self.looks is None else Hidden(self.until, self.looks - 1)


@dataclass
class _Armed:
    rule: Rule
    left: int | None
    fired: int = 0


@dataclass
class Faults:
    """The rules that are there, first come first served, and the objects that are hidden."""

    _rules: list[_Armed] = field(default_factory=list)
    _hidden: dict[tuple[str, Place], Hidden] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, rules: Iterable[Rule]) -> None:
        """Arm rules behind those that are there."""
        with self._lock:
            self._rules += [_Armed(rule, rule.times) for rule in rules]

    def clear(self) -> None:
        """Forget all rules, and show what was hidden."""
        with self._lock:
            self._rules.clear()
            self._hidden.clear()

    def shown(self) -> list[dict[str, Any]]:
        """The rules with how often they were used and how often they will be."""
        with self._lock:
            return [
                {**one.rule.model_dump(by_alias=True, exclude_none=True), "fired": one.fired, "left": one.left}
                for one in self._rules
            ]

    def take(self, operation: str) -> Rule | None:
        """The rule that this request falls under, which is thereby used once."""
        with self._lock:
            for one in self._rules:
                if one.rule.operation in (operation, ANY) and one.left != 0:
                    one.fired += 1
                    one.left = None if one.left is None else one.left - 1
                    return one.rule
        return None

    def hide(self, rule: Rule, workspace: str, places: Iterable[Place], now: float) -> None:
        """Hide what was just made, if the rule says so."""
        if rule.hide_ms is None and rule.hide_reads is None:
            return
        until = None if rule.hide_ms is None else now + rule.hide_ms / 1000
        with self._lock:
            self._hidden.update({(workspace, place): Hidden(until, rule.hide_reads) for place in places})

    def hidden(self, workspace: str, now: float) -> frozenset[Place]:
        """What nobody in the workspace sees now."""
        with self._lock:
            self._hidden = {place: one for place, one in self._hidden.items() if one.hides(now)}
            return frozenset(place for where, place in self._hidden if where == workspace)

    def looked(self, workspace: str, places: Iterable[Place]) -> None:
        """Count one look at each of these hidden objects."""
        with self._lock:
            for place in places:
                if (workspace, place) in self._hidden:
                    self._hidden[workspace, place] = self._hidden[workspace, place].looked()


def spoiled(rule: Rule, data: dict[str, Any]) -> dict[str, Any]:
    """An answer as the rule wants it: with a `next` that is null where there is no next page."""
    if not rule.null_next or "pagination" not in data:
        return data
    return {**data, "pagination": {"next": None, **data["pagination"]}}
