"""What resources, data sources and the provider have in common on every backend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from ._fields import Field, S, fields_of, prepared
from ._tokens import Resolvable

# The construct that something is declared in, of the library that the program uses.
Scope = TypeVar("Scope")


class Dependable(Protocol):
    """What something can wait for."""

    @property
    def fqn(self) -> str:
        """Its address in Terraform."""


class Lifecycle(Protocol):
    """How Terraform treats changes: the library's TerraformResourceLifecycle."""

    @property
    def create_before_destroy(self) -> bool | None:
        """Whether a replacement is made first."""

    @property
    def prevent_destroy(self) -> bool | None:
        """Whether plans that destroy it are refused."""


class Iterator(Protocol):
    """What `for_each` runs over: the library's TerraformIterator."""

    def get_string(self, attribute: str) -> str:
        """A text of the current item."""


class Count(Protocol):
    """How many there are: the library's TerraformCount."""

    @property
    def index(self) -> float:
        """The current one's number."""


class Element(Generic[Scope]):
    """Something in a stack with attributes; a backend supplies how it is declared and referred to."""

    terraform_name: ClassVar[str]
    _fields: ClassVar[Mapping[str, Field[Any]]] = {}

    def __init_subclass__(cls) -> None:
        cls._fields = fields_of(cls)

    def _prepared(self, id: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        return prepared(self._fields, arguments, f"{type(self).__name__} {id!r}")

    def _declare(self, scope: Scope, id: str, arguments: Mapping[str, object], meta: Mapping[str, object]) -> None:
        raise NotImplementedError

    def _text(self, name: str) -> str:
        raise NotImplementedError

    def _texts(self, name: str) -> list[str]:
        raise NotImplementedError

    def _value(self, name: str) -> Resolvable:
        raise NotImplementedError

    def _object(self, name: str, shape: type[S]) -> S:
        return shape(self, name)


def other_backend(name: str, ours: str, theirs: str) -> str:
    """The text of the error about a construct in a scope of another backend."""
    return f"{name} is of {ours} and its scope of {theirs}; import both from turnout_provider.constructs.{theirs}"


class Resource(Element[Scope]):
    """Something that Terraform manages."""


class DataSource(Element[Scope]):
    """Something that Terraform only reads."""


class Provider(Element[Scope]):
    """The connection to a workspace."""

    registry_source: ClassVar[str]

    def _text(self, name: str) -> str:
        raise AttributeError(f"Terraform can't refer to the {name} of a provider; keep the value in a variable")
