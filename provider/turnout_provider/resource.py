"""One generic resource: any kind there is.

Checking a configuration and planning need no API; `operations` holds what does, and is imported when first needed.
"""

from __future__ import annotations

from turnout_provider import checks, write_only
from turnout_provider.framework.diagnostics import Diagnostic, Refusal
from turnout_provider.framework.provider import Outcome
from turnout_provider.planned import COUNTED, FORESEEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.connection import Connection
    from turnout_provider.facts import Facts
    from turnout_provider.framework.schema import Attributes
    from turnout_provider.operations import Operations
    from turnout_provider.session import Session

    State = Mapping[str, Any]

_COLONS = frozenset({"segment_label", "segment_tracking_plan_rule"})
"""Types of which the last part of the import id is a text that people choose, maybe with colons."""
IMPORTED = "imported"
"""Private state: nothing but the identity is known, so the next read takes everything."""


class Resource:
    """One type of resource."""

    def __init__(self, facts: Facts, connection: Connection) -> None:
        self.type = facts.type
        self._facts = facts
        self._connection = connection
        self._latest: tuple[Session, Operations] | None = None
        emptied = (attribute.emptied and attribute.optional for attribute in facts.attributes.values())
        self._plans_whole = facts.name in COUNTED or any(emptied)

    @property
    def attributes(self) -> Attributes:
        """Its attributes; without the catalog's, unless the provider block asks for them."""
        return self._facts.attributes if self._connection.includes_metadata else self._facts.bare

    @property
    def identity(self) -> tuple[str, ...]:
        """The attributes that say which object it is."""
        return self._facts.identity

    @property
    def identity_type(self) -> Any:
        """The cty type of the identity."""
        return self._facts.identity_type

    def validate(self, config: State) -> list[Diagnostic]:
        """What is wrong with a configuration, as far as its values are known."""
        return [*checks.problems(self.attributes, config), *write_only.problems(self.attributes, config)]

    @property
    def plans_whole(self) -> bool:
        """Whether objects that seem not to change have to be counted, or may have something to be emptied.

        Terraform proposes what was there where configuration is silent, for all that is optional and computed.
        """
        return self._plans_whole

    def foreseen(self, prior: State | None, planned: State, config: State, waiting: bool) -> list[Diagnostic] | None:
        """What will go wrong with a planned object, by the catalog and by what else is planned."""
        if self._facts.name not in FORESEEN or self._connection.is_pending:
            return []
        from turnout_provider.foresight import Foresight

        connection = self._connection
        return Foresight(self._facts.name, connection.plans, connection.catalog).judge(
            prior, planned, config, waiting
        )

    def read(self, state: State, private: Mapping[str, Any]) -> Outcome:
        """What the service holds now; no state when it is gone."""
        if self._connection.is_pending:
            # The provider block depends on something that does not exist yet: there is nobody to ask.
            return Outcome(state, private=private)
        return self._operations().read(state, everything=bool(private.get(IMPORTED)))

    def read_at_once(self, state: State, private: Mapping[str, Any]) -> Outcome | None:
        """What `read` would say, if it is known from a list already; else None."""
        if self._connection.is_pending:
            return self.read(state, private)
        return self._operations().read_at_once(state, everything=bool(private.get(IMPORTED)))

    def create(self, planned: State, config: State) -> Outcome:
        """Make it; when only some of it could be made, the state comes with an error and Terraform taints it."""
        return self._operations().create(planned, config)

    def update(self, prior: State, planned: State, config: State) -> Outcome:
        """Send what means something else than before."""
        return self._operations().update(prior, planned, config)

    def delete(self, prior: State) -> None:
        """Remove it; that it is gone already is fine."""
        self._operations().delete(prior)

    def imported(self, id: str) -> Outcome:
        """The identity that an import id spells; the read that follows adds the rest."""
        names = self._facts.identity
        most = len(names) - 1 if self._facts.name in _COLONS or len(names) == 1 else -1
        values = id.split(":", most)
        if len(values) != len(names) or not all(values):
            shown = ":".join(f"<{name}>" for name in names)
            raise Refusal(
                Diagnostic(f"{id!r} is no import id of {self._facts.name}", f"It is spelled {shown}, without spaces.")
            )
        return self.imported_by(dict(zip(names, values, strict=True)))

    def imported_by(self, identity: State) -> Outcome:
        """The object with that identity; the read that follows adds the rest."""
        return Outcome({**dict.fromkeys(self.attributes), **identity}, private={IMPORTED: True})

    def found(self, identity: State) -> State | None:
        """The whole state of the object with that identity; None if it is gone."""
        return self._operations().read({**dict.fromkeys(self.attributes), **identity}, everything=True).state

    def _operations(self) -> Operations:
        session = self._connection.session()
        latest = self._latest
        if latest is None or latest[0] is not session:
            from turnout_provider.operations import Operations

            # Two threads may each make one: they are alike.
            latest = self._latest = session, Operations(self._facts, session, self._connection.includes_metadata)
        return latest[1]
