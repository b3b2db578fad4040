"""Resources, data sources and providers of the backend without Node."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, cast

from ._element import Element
from ._plain_tree import Construct, merge, unique_id
from ._tokens import Reference, Resolvable, bare, token


class PlainElement(Element[Construct], Construct):
    """Something with an address in Terraform."""

    _block = "resource"

    def _declare(
        self, scope: Construct, id: str, arguments: Mapping[str, object], meta: Mapping[str, object]
    ) -> None:
        self._attributes = self._prepared(id, arguments)
        self._meta = {name: value for name, value in meta.items() if value is not None}
        self._overrides: dict[str, Any] = {}
        if "for_each" in self._meta:
            raise ValueError(
                f"{type(self).__name__} {id!r}: for_each takes an iterator of cdktf or cdktn, plain has none"
            )
        Construct.__init__(self, scope, id)
        self.friendly_unique_id = unique_id(self)

    @property
    def _address(self) -> str:
        return f"{self.terraform_name}.{self.friendly_unique_id}"

    @property
    def fqn(self) -> str:
        """The address, as a token."""
        return token(self._address)

    def add_override(self, path: str, value: Any) -> None:
        """Put a value into the JSON as it is, at a path with dots."""
        for key in reversed(path.split(".")):
            value = {key: value}
        merge(self._overrides, value)

    def fragment(self) -> dict[str, Any]:
        """The block of the resource or data source."""
        body = {**self._attributes, **{name: _META[name](value) for name, value in self._meta.items()}}
        merge(body, self._overrides)
        return {self._block: {self.terraform_name: {self.friendly_unique_id: body}}}

    def _text(self, name: str) -> str:
        return token(f"{self._address}.{name}")

    def _texts(self, name: str) -> list[str]:
        return [f"#{token(f'{self._address}.{name}')[1:]}"]

    def _value(self, name: str) -> Resolvable:
        return Reference(f"{self._address}.{name}")


class PlainResource(PlainElement):
    """A block under `resource`."""


class PlainDataSource(PlainElement):
    """A block under `data`."""

    _block = "data"

    @property
    def _address(self) -> str:
        return f"data.{super()._address}"


class PlainProvider(PlainElement):
    """A block under `provider`, and what Terraform must know to install it."""

    registry_source: ClassVar[str]

    @property
    def alias(self) -> str | None:
        """Name of this connection."""
        return cast("str | None", self._meta.get("alias"))

    @alias.setter
    def alias(self, name: str) -> None:
        self._meta["alias"] = name

    @property
    def fqn(self) -> str:
        """The name that resources refer to it by."""
        return f"{self.terraform_name}.{self.alias}" if self.alias else self.terraform_name

    def fragment(self) -> dict[str, Any]:
        """The provider's block and its requirement."""
        body = {**self._attributes, **self._meta}
        merge(body, self._overrides)
        required = {self.terraform_name: {"source": self.registry_source}}
        return {"provider": {self.terraform_name: [body]}, "terraform": {"required_providers": required}}


_META: dict[str, Callable[[Any], Any]] = {
    "count": lambda count: count,
    "depends_on": lambda others: [bare(other.fqn) for other in others],
    "lifecycle": lambda lifecycle: lifecycle.to_terraform(),
    "provider": lambda provider: provider.fqn,
}
