"""What a provider is made of: the interfaces that `servicer` speaks to Terraform for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, Protocol

    from turnout_provider.framework.diagnostics import Diagnostic
    from turnout_provider.framework.ephemeral import Opened
    from turnout_provider.framework.function import Functions
    from turnout_provider.framework.listing import Listed
    from turnout_provider.framework.schema import Attributes

    State = Mapping[str, Any]

    class Typed(Protocol):
        """Something whose values have a type."""

        @property
        def type(self) -> Any:
            """Its cty type; the same object each time."""

    class Schema(Typed, Protocol):
        """Something that has attributes."""

        @property
        def attributes(self) -> Attributes:
            """Its attribute tree."""

        def validate(self, config: State) -> list[Diagnostic]:
            """What is wrong with a configuration, as far as its values are known."""

    class Resource(Schema, Protocol):
        """One type of resource. Every method may raise `diagnostics.Refusal`."""

        @property
        def plans_whole(self) -> bool:
            """Whether there is something to plan even where Terraform proposes what was there before."""

        def foreseen(
            self, prior: State | None, planned: State, config: State, waiting: bool
        ) -> list[Diagnostic] | None:
            """What will go wrong with a planned object; None where that takes waiting and `waiting` is False."""

        def read(self, state: State, private: Mapping[str, Any]) -> Outcome:
            """What the service holds now; an outcome without state says that it is gone."""

        def read_at_once(self, state: State, private: Mapping[str, Any]) -> Outcome | None:
            """What `read` would say, if that takes no waiting; else None. It must not wait for whoever waits."""

        def create(self, planned: State, config: State) -> Outcome:
            """Make it; an outcome with state and errors is saved as tainted. `config` has what is write-only too."""

        def update(self, prior: State, planned: State, config: State) -> Outcome:
            """Change it."""

        def delete(self, prior: State) -> None:
            """Remove it; that it is gone already is fine."""

        @property
        def identity(self) -> tuple[str, ...]:
            """The names of the attributes that say which object it is."""

        @property
        def identity_type(self) -> Any:
            """The cty type of an object of these; the same object each time."""

        def imported(self, id: str) -> Outcome:
            """The state that a following read completes."""

        def imported_by(self, identity: State) -> Outcome:
            """The same by identity."""

    class DataSource(Schema, Protocol):
        """One type of data source."""

        def read(self, config: State) -> Outcome:
            """What the service holds."""

    class EphemeralResource(Schema, Protocol):
        """One type of ephemeral resource. Every method may raise `diagnostics.Refusal`."""

        def open(self, config: State) -> Opened:
            """Get the value."""

        def renew(self, private: Mapping[str, Any]) -> Opened:
            """Make it last longer; the result is not looked at."""

        def close(self, private: Mapping[str, Any]) -> None:
            """Give it back."""

    class ListResource(Schema, Protocol):
        """One type of list resource."""

        def list(self, config: State, everything: bool) -> Iterator[Listed]:
            """Every object; with `everything` each with its state."""

    class Action(Schema, Protocol):
        """One type of action."""

        def invoke(self, config: State) -> Iterator[str | Diagnostic]:
            """Do it: what is going on, and warnings; a Refusal where it fails."""

    class Provider(Schema, Protocol):
        """The provider as a whole."""

        @property
        def functions(self) -> Functions:
            """The functions, by name."""

        def schema_answer(self) -> bytes:
            """The answer to GetProviderSchema."""

        def resource(self, name: str) -> Resource:
            """The resource of that type."""

        def data_source(self, name: str) -> DataSource:
            """The data source of that type."""

        def resource_names(self) -> Iterable[str]:
            """The types of resources."""

        def list_resource(self, name: str) -> ListResource:
            """The list resource of that type."""

        def action(self, name: str) -> Action:
            """The action of that type."""

        def ephemeral_resource(self, name: str) -> EphemeralResource:
            """The ephemeral resource of that type."""

        def configure(self, config: State, terraform: str) -> list[Diagnostic]:
            """Take the provider block; values that are not known yet are no error."""

        def stop(self) -> None:
            """Wake whoever waits; what is running may finish."""


class Outcome:
    """What came of an operation: the new state, private state, and what to tell people."""

    __slots__ = ("diagnostics", "private", "state")

    def __init__(
        self,
        state: State | None,
        diagnostics: list[Diagnostic] | None = None,
        private: Mapping[str, Any] | None = None,
    ) -> None:
        self.state = state
        self.diagnostics = diagnostics or []
        self.private = private or {}
