"""The things one can do to the objects of one kind, once for each colour of function."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic

from ._typed import Page, Typed
from .resources.base import Kind, R, S

if TYPE_CHECKING:
    from ._async_client import AsyncClient
    from ._client import Client

__all__ = ["AsyncCollection", "Collection", "Page"]


class Collection(Generic[S, R]):
    """All objects of one kind.

    An object is named by its identity, such as `get(id)` or, for a filter, `get(destination_id, id)`; a list of
    nested objects by its parents, such as `list(destination_id)`. Every method raises errors of `turnout.errors`;
    Unsupported where the Public API has no such operation for the kind.
    """

    def __init__(self, client: Client, kind: Kind[S, R]) -> None:
        self._client, self._flows = client, Typed(kind, client.policy)

    def create(self, spec: S) -> R:
        """Create an object; Unfinished if it was created but not everything could be said about it."""
        return self._client.run(self._flows.create(spec))

    def get(self, *identity: str, **asked: Any) -> R:
        """Fetch one object; NotFound if it is gone. `asked` names details that are left out otherwise."""
        return self._client.run(self._flows.read(identity, asked))

    def list(self, *parents: str, count: int | None = None, cursor: str | None = None, **filters: Any) -> Page[R]:
        """Fetch one page of at most `count` objects; what has a path of its own, such as rules, is not in it.

        `filters` are those that the service knows for the kind, such as `type` of a tracking plan.
        """
        return self._client.run(self._flows.page(parents, count, cursor, filters))

    def iterate(self, *parents: str, count: int | None = None, **filters: Any) -> Iterator[R]:
        """All objects, page by page as they are needed."""
        cursor: str | None = None
        while True:
            page = self.list(*parents, count=count, cursor=cursor, **filters)
            yield from page
            cursor = page.next
            if cursor is None:
                return

    def update(self, *identity: str, **changes: Any) -> R:
        """Change the named fields and nothing else; None clears one. The object as it is now."""
        return self._client.run(self._flows.update(identity, changes))

    def delete(self, *identity: str) -> None:
        """Delete an object; NotFound if it was gone already."""
        self._client.run(self._flows.delete(identity))


class AsyncCollection(Generic[S, R]):
    """`Collection`, to be awaited."""

    def __init__(self, client: AsyncClient, kind: Kind[S, R]) -> None:
        self._client, self._flows = client, Typed(kind, client.policy)

    async def create(self, spec: S) -> R:
        """Create an object; Unfinished if it was created but not everything could be said about it."""
        return await self._client.run(self._flows.create(spec))

    async def get(self, *identity: str, **asked: Any) -> R:
        """Fetch one object; NotFound if it is gone. `asked` names details that are left out otherwise."""
        return await self._client.run(self._flows.read(identity, asked))

    async def list(
        self, *parents: str, count: int | None = None, cursor: str | None = None, **filters: Any
    ) -> Page[R]:
        """Fetch one page of at most `count` objects; what has a path of its own, such as rules, is not in it.

        `filters` are those that the service knows for the kind, such as `type` of a tracking plan.
        """
        return await self._client.run(self._flows.page(parents, count, cursor, filters))

    async def iterate(self, *parents: str, count: int | None = None, **filters: Any) -> AsyncIterator[R]:
        """All objects, page by page as they are needed."""
        cursor: str | None = None
        while True:
            page = await self.list(*parents, count=count, cursor=cursor, **filters)
            for item in page:
                yield item
            cursor = page.next
            if cursor is None:
                return

    async def update(self, *identity: str, **changes: Any) -> R:
        """Change the named fields and nothing else; None clears one. The object as it is now."""
        return await self._client.run(self._flows.update(identity, changes))

    async def delete(self, *identity: str) -> None:
        """Delete an object; NotFound if it was gone already."""
        await self._client.run(self._flows.delete(identity))
