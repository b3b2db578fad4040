"""A provider function: pure, called with values that are known, before or without any configuration."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from turnout_provider.plugin.values import CtyType

    Functions = Mapping[str, "Function"]


class Misuse(Exception):
    """An argument that a function can't take: what to do about it, and which it is, counted from 0."""

    def __init__(self, text: str, argument: int | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.argument = argument


class Parameter:
    """One argument: its name in documentation, its cty type, and what it is."""

    __slots__ = ("description", "name", "type")

    def __init__(self, name: str, type: CtyType, description: str) -> None:
        self.name = name
        self.type = type
        self.description = description


class Function:
    """One function: what it takes and gives, and `call`, which gets the arguments and may raise Misuse.

    Terraform never passes null or unknown values, for which it knows the outcome itself. `more` describes what may
    follow the named arguments, any number of times.
    """

    __slots__ = ("call", "description", "more", "parameters", "returns", "summary")

    def __init__(
        self,
        call: Callable[..., Any],
        parameters: tuple[Parameter, ...],
        returns: CtyType,
        summary: str,
        description: str,
        more: Parameter | None = None,
    ) -> None:
        self.call = call
        self.parameters = parameters
        self.returns = returns
        self.summary = summary
        self.description = description
        self.more = more

    def types(self, count: int) -> list[CtyType]:
        """The types of that many arguments."""
        named = [parameter.type for parameter in self.parameters]
        return named + ([self.more.type] * (count - len(named)) if self.more is not None else [])
