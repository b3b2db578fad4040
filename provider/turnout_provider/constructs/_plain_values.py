"""Outputs, variables and lifecycles of the backend without Node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ._element import Dependable
from ._plain_tree import Construct, unique_id
from ._tokens import Reference, Resolvable, bare, token


@dataclass(frozen=True, kw_only=True)
class TerraformResourceLifecycle:
    """How Terraform treats changes of a resource."""

    create_before_destroy: bool | None = None
    ignore_changes: str | Sequence[str] | None = None
    prevent_destroy: bool | None = None

    def to_terraform(self) -> dict[str, Any]:
        """What was said, by Terraform's names."""
        return {name: value for name, value in asdict(self).items() if value is not None}


class TerraformOutput(Construct):
    """A value that Terraform prints after an apply."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        value: Any,
        description: str | None = None,
        sensitive: bool | None = None,
        depends_on: Sequence[Dependable] | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.friendly_unique_id = unique_id(self)
        waits = None if depends_on is None else [bare(other.fqn) for other in depends_on]
        said = {"value": value, "description": description, "sensitive": sensitive, "depends_on": waits}
        self._body = {name: each for name, each in said.items() if each is not None}

    def fragment(self) -> dict[str, Any]:
        """The output's block."""
        return {"output": {self.friendly_unique_id: self._body}}


class TerraformVariable(Construct):
    """A value that is given when Terraform runs."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        type: str | None = None,
        default: Any = None,
        description: str | None = None,
        nullable: bool | None = None,
        sensitive: bool | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.friendly_unique_id = unique_id(self)
        said = {"type": type, "default": default, "description": description, "nullable": nullable}
        self._body = {name: each for name, each in {**said, "sensitive": sensitive}.items() if each is not None}

    @property
    def string_value(self) -> str:
        """A token in text."""
        return token(self._expression)

    @property
    def list_value(self) -> list[str]:
        """A list that stands for the whole."""
        return [f"#{token(self._expression)[1:]}"]

    @property
    def value(self) -> Resolvable:
        """A value of any type."""
        return Reference(self._expression)

    @property
    def _expression(self) -> str:
        return f"var.{self.friendly_unique_id}"

    def fragment(self) -> dict[str, Any]:
        """The variable's block."""
        return {"variable": {self.friendly_unique_id: self._body}}
