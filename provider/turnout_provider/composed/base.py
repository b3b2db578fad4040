"""What every composed resource is made of: the kinds' own vocabulary, and flows that carry it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from turnout._wire import Verb
from turnout.resources.base import Kind, Mark, R, S

LOCAL: Final = Mark("local")
"""Kept in Terraform's state and neither sent nor answered."""
PREFIXED: Final = Mark("prefixed")
"""An id that may be said without what tells its type: `ifnd_abc` is `abc`."""


@dataclass(frozen=True)
class Composed(Kind[S, R]):
    """A resource or data source of Terraform that takes several operations.

    `flows` names the module of `turnout_provider.flows` that carries them out, "" where the usual ones do. `verbs`
    are the operations that those flows need besides, by the names that they call them.
    """

    flows: str = ""
    verbs: Mapping[str, Verb] = field(default_factory=dict)
