"""How the classes are declared on cdktf and cdktn: through jsii's kernel, without bindings of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, ClassVar, cast

import jsii
from constructs import Construct

from ._element import Element, other_backend
from ._tokens import Resolvable

_LIBRARIES = {"cdktf", "cdktn"}
# No version: what `terraform init` has locked is the version.
_MADE_FOR = {"providerName": "segment"}
_JSII_NAMES = {"depends_on": "dependsOn", "for_each": "forEach"}


class JsiiElement(Element[Construct]):
    """A resource or data source; stands before the library's class among the bases."""

    def _declare(
        self, scope: Construct, id: str, arguments: Mapping[str, object], meta: Mapping[str, object]
    ) -> None:
        self._create(scope, id, arguments, {_JSII_NAMES.get(name, name): meta[name] for name in meta})

    def _create(
        self, scope: Construct, id: str, arguments: Mapping[str, object], config: Mapping[str, object]
    ) -> None:
        own: Any = type(self)
        _refuse_other_library(type(scope), own)
        # Checked here: an error in what jsii calls back would reach the user without a line of theirs.
        self._attributes = self._prepared(id, arguments)
        said = {name: list(value) if isinstance(value, set | tuple) else value for name, value in config.items()}
        named = {"terraformResourceType": self.terraform_name, "terraformGeneratorMetadata": _MADE_FOR}
        given = {name: value for name, value in {**named, **said}.items() if value is not None}
        jsii.create(own, self, [scope, id, given])

    def _synthesize_attributes(self) -> dict[str, Any]:
        return self._attributes

    def _synthesize_hcl_attributes(self) -> dict[str, Any]:
        return {name: _hcl(value) for name, value in self._attributes.items()}

    def _text(self, name: str) -> str:
        return cast(str, jsii.invoke(self, "getStringAttribute", [name]))

    def _texts(self, name: str) -> list[str]:
        return cast("list[str]", jsii.invoke(self, "getListAttribute", [name]))

    def _value(self, name: str) -> Resolvable:
        return cast(Resolvable, jsii.invoke(self, "interpolationForAttribute", [name]))


class JsiiProvider(JsiiElement):
    """A provider; its alias must be a property, as jsii reads it and ignores what is assigned."""

    registry_source: ClassVar[str]

    def _declare(
        self, scope: Construct, id: str, arguments: Mapping[str, object], meta: Mapping[str, object]
    ) -> None:
        self._alias = cast("str | None", meta["alias"])
        self._create(scope, id, arguments, {"terraformProviderSource": self.registry_source})

    def _synthesize_attributes(self) -> dict[str, Any]:
        return self._attributes if self._alias is None else {**self._attributes, "alias": self._alias}

    @property
    def alias(self) -> str | None:
        """Name of this connection."""
        return self._alias

    @alias.setter
    def alias(self, name: str | None) -> None:
        self._alias = name


@lru_cache(maxsize=256)
def _refuse_other_library(scope: type, element: type) -> None:
    theirs = _libraries(scope) if issubclass(scope, Construct) else {"plain"}
    ours = _libraries(element)
    if theirs and theirs != ours:
        raise TypeError(other_backend(element.__name__, min(ours), min(theirs)))


def _libraries(kind: type) -> set[str]:
    return {base.__module__.partition(".")[0] for base in kind.__mro__} & _LIBRARIES


def _hcl(value: object) -> dict[str, Any]:
    kinds = {bool: "boolean", int: "number", float: "number", str: "string"}
    simple = kinds.get(type(value))
    return {"value": value, "isBlock": False, "type": "simple" if simple else "any", "storageClassType": simple or ""}
