"""What is neither resource nor data source but declared by us: attributes written out, and operations asked for."""

from __future__ import annotations

from turnout_provider import checks
from turnout_provider.facts import Facts
from turnout_provider.framework.diagnostics import Diagnostic, Refusal
from turnout_provider.framework.schema import printed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, ClassVar, TypeVar

    from turnout._steps import Flow
    from turnout.operations.base import Operation
    from turnout_provider.connection import Connection
    from turnout_provider.framework.schema import Attributes

    State = Mapping[str, Any]
    T = TypeVar("T")


class Absent(Refusal):
    """What was to be acted on does not exist."""


class Asking:
    """Something with attributes that asks the API for one thing or another."""

    def __init__(self, facts: Facts, connection: Connection) -> None:
        self._facts = facts
        self._connection = connection
        self.attributes: Attributes = facts.attributes
        self.type = facts.type

    def validate(self, config: State) -> list[Diagnostic]:
        """What is wrong with a configuration, as far as its values are known."""
        return checks.problems(self.attributes, config)

    def ask(self, doing: str, operation: Operation[..., T], **said: Any) -> T:
        """What an operation gives; a Refusal where it fails."""
        from turnout._operate import ask

        return self.run(doing, ask(operation, said, self._connection.session().policy)).value

    def run(self, doing: str, flow: Flow[T]) -> T:
        """What a flow gives; a Refusal where it fails, Absent where that is because something is not there."""
        from turnout import errors
        from turnout_provider import explain
        from turnout_provider.trouble import Trouble

        session = self._connection.session()
        try:
            return session.run(flow)
        except errors.NotFound as error:
            detail = f"{error}\n\nCheck the ids, and that the token may see it."
            raise Absent(Diagnostic(f"There is no such object (cannot {doing} {self._facts.name})", detail)) from None
        except Trouble as trouble:
            raise explain.refusal(self._facts, doing, trouble, session) from trouble


class Declared(Asking):
    """Something with a name in Terraform, a sentence about it and attributes of its own."""

    NAME: ClassVar[str]
    ABOUT: ClassVar[str]
    ATTRIBUTES: ClassVar[Attributes]

    def __init__(self, connection: Connection) -> None:
        super().__init__(Facts(self.NAME, {"attributes": printed(self.ATTRIBUTES)}), connection)
