"""One generic data source: any kind that can be read."""

from __future__ import annotations

from turnout_provider import checks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.connection import Connection
    from turnout_provider.facts import Facts
    from turnout_provider.framework.diagnostics import Diagnostic
    from turnout_provider.framework.provider import Outcome
    from turnout_provider.framework.schema import Attributes

    State = Mapping[str, Any]


class DataSource:
    """One type of data source."""

    def __init__(self, facts: Facts, connection: Connection) -> None:
        self.attributes: Attributes = facts.attributes
        self.type = facts.type
        self._facts = facts
        self._connection = connection

    def validate(self, config: State) -> list[Diagnostic]:
        """What is wrong with a configuration, as far as its values are known."""
        return checks.problems(self.attributes, config)

    def read(self, config: State) -> Outcome:
        """Everything that the service says of it."""
        from turnout_provider.operations import Operations

        operations = Operations(self._facts, self._connection.session())
        return operations.ask(config) if self._facts.asked else operations.look_up(config)
