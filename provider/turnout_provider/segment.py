"""The provider: its block, its resources and its data sources, by their names in Terraform."""

from __future__ import annotations

from turnout_provider import checks, facts
from turnout_provider.connection import Connection
from turnout_provider.data_source import DataSource
from turnout_provider.framework.diagnostics import Diagnostic, Refusal
from turnout_provider.resource import Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.actions.base import Action
    from turnout_provider.clock import Clock
    from turnout_provider.ephemeral.base import Ephemeral
    from turnout_provider.framework.function import Functions
    from turnout_provider.listing import Listing

    State = Mapping[str, Any]


class Segment:
    """Everything that Terraform can ask of us; without a `clock`, by the machine's."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._printed = facts.Printed()
        own = self._printed.provider()
        self.attributes = own.attributes
        self.type = own.type
        self._connection = Connection(self._printed, clock)
        self._resources: dict[str, Resource] = {}
        self._data_sources: dict[str, DataSource] = {}

    @property
    def functions(self) -> Functions:
        """What HCL can call."""
        from turnout_provider.functions import FUNCTIONS

        return FUNCTIONS

    def schema_answer(self) -> bytes:
        """The answer to GetProviderSchema."""
        return facts.schema_answer()

    def validate(self, config: State) -> list[Diagnostic]:
        """What is wrong with the provider block."""
        return checks.problems(self.attributes, config)

    def configure(self, config: State, terraform: str) -> list[Diagnostic]:
        """Take the provider block."""
        return self._connection.configure(config, terraform)

    def ephemeral_resource(self, name: str) -> Ephemeral:
        """The ephemeral resource of that type."""
        from turnout_provider.ephemeral import find

        found = find(name)
        if found is None:
            detail = f"This provider has no ephemeral resource {name}."
            raise Refusal(Diagnostic("No such ephemeral resource type", detail))
        return found(self._connection)

    def resource_names(self) -> list[str]:
        """The types of resources."""
        return self._printed.names("resources")

    def list_resource(self, name: str) -> Listing:
        """The list resource of that type."""
        from turnout_provider.listing import Listing

        facts = self._printed.listing(name)
        if facts is None:
            raise Refusal(Diagnostic("No such list resource type", f"This provider has no list of {name}."))
        return Listing(facts, self.resource(name), self._connection)

    def action(self, name: str) -> Action:
        """The action of that type."""
        from turnout_provider.actions import find

        found = find(name)
        if found is None:
            raise Refusal(Diagnostic("No such action type", f"This provider has no action {name}."))
        return found(self._connection)

    def stop(self) -> None:
        """Wake whoever waits for the API; requests that are running finish."""
        self._connection.stopped.set()

    def close(self) -> None:
        """Give back the connections to the API."""
        self._connection.close()

    def resource(self, name: str) -> Resource:
        """The resource of that type."""
        known = self._resources.get(name)
        if known is None:
            found = self._printed.resource(name)
            if found is None:
                raise Refusal(Diagnostic("No such resource type", f"This provider has no {name}."))
            known = self._resources.setdefault(name, Resource(found, self._connection))
        return known

    def data_source(self, name: str) -> DataSource:
        """The data source of that type."""
        known = self._data_sources.get(name)
        if known is None:
            found = self._printed.data_source(name)
            if found is None:
                raise Refusal(Diagnostic("No such data source type", f"This provider has no data source {name}."))
            known = self._data_sources.setdefault(name, DataSource(found, self._connection))
        return known
