"""Every resource there is, in dependency order.

A line here puts a resource into the client, the provider, the constructs, the server, the schemas and the docs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, overload

from .resources.base import Kind, R, S
from .resources.catalog import DESTINATION_METADATA, SOURCE_METADATA
from .resources.destination import DESTINATION
from .resources.destination_filter import DESTINATION_FILTER
from .resources.source import SOURCE
from .resources.source_tracking_plan_connection import SOURCE_TRACKING_PLAN_CONNECTION
from .resources.tracking_plan import TRACKING_PLAN
from .resources.workspace import WORKSPACE

if TYPE_CHECKING:
    from ._client import AsyncClient, Client
    from ._collection import AsyncCollection, Collection


class At(Generic[S, R]):
    """An attribute that is a Collection on a Client and an AsyncCollection on an AsyncClient."""

    def __init__(self, kind: Kind[S, R]) -> None:
        self.kind = kind

    @overload
    def __get__(self, client: None, owner: type[Any]) -> At[S, R]: ...
    @overload
    def __get__(self, client: Client, owner: type[Any]) -> Collection[S, R]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type[Any]) -> AsyncCollection[S, R]: ...
    def __get__(self, client: Client | AsyncClient | None, owner: type[Any]) -> Any:
        return self if client is None else client.collection(self.kind)


class Catalogue:
    """The collections of a client, one attribute a kind."""

    workspace = At(WORKSPACE)
    source_metadata = At(SOURCE_METADATA)
    destination_metadata = At(DESTINATION_METADATA)
    sources = At(SOURCE)
    destinations = At(DESTINATION)
    destination_filters = At(DESTINATION_FILTER)
    tracking_plans = At(TRACKING_PLAN)
    source_tracking_plan_connections = At(SOURCE_TRACKING_PLAN_CONNECTION)


def kinds() -> Iterator[Kind[Any, Any]]:
    """Every kind, in dependency order."""
    return (at.kind for at in vars(Catalogue).values() if isinstance(at, At))
