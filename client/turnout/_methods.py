"""Operations as things to call, once for each colour of function."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Generic

from ._operate import Answered, ask, list_page
from ._typed import Page
from .operations.base import E, Listing, Operation, P, R

if TYPE_CHECKING:
    from ._async_client import AsyncClient
    from ._client import Client


class Method(Generic[P, R]):
    """One operation: called with what it takes, it gives what the service answers.

    It raises errors of `turnout.errors`: BadValue and UnknownField before anything is sent, ApiError for what the
    service refuses.
    """

    def __init__(self, client: Client, operation: Operation[P, R]) -> None:
        self._client, self._operation = client, operation
        self.__doc__ = operation.takes.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self._one(kwargs).value

    def pages(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[R]:
        """The answers page by page, as they are needed; only where the operation takes a cursor."""
        said: dict[str, object] = dict(kwargs)
        while True:
            answered = self._one(said)
            yield answered.value
            if answered.next is None:
                return
            said["cursor"] = answered.next

    def _one(self, said: dict[str, object]) -> Answered[R]:
        return self._client.run(ask(self._operation, said, self._client.policy))


class AsyncMethod(Generic[P, R]):
    """`Method`, to be awaited."""

    def __init__(self, client: AsyncClient, operation: Operation[P, R]) -> None:
        self._client, self._operation = client, operation
        self.__doc__ = operation.takes.__doc__

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return (await self._one(kwargs)).value

    async def pages(self, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[R]:
        """The answers page by page, as they are needed; only where the operation takes a cursor."""
        said: dict[str, object] = dict(kwargs)
        while True:
            answered = await self._one(said)
            yield answered.value
            if answered.next is None:
                return
            said["cursor"] = answered.next

    async def _one(self, said: dict[str, object]) -> Answered[R]:
        return await self._client.run(ask(self._operation, said, self._client.policy))


class ListMethod(Generic[P, E]):
    """One operation that answers a list: called, it gives one page; `iterate` goes through all of them."""

    def __init__(self, client: Client, operation: Listing[P, E]) -> None:
        self._client, self._operation = client, operation
        self.__doc__ = operation.takes.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Page[E]:
        return self._page(kwargs)

    def iterate(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[E]:
        """All entries, page by page as they are needed."""
        said: dict[str, object] = dict(kwargs)
        while True:
            page = self._page(said)
            yield from page
            if page.next is None:
                return
            said["cursor"] = page.next

    def _page(self, said: dict[str, object]) -> Page[E]:
        return self._client.run(list_page(self._operation, said, self._client.policy))


class AsyncListMethod(Generic[P, E]):
    """`ListMethod`, to be awaited."""

    def __init__(self, client: AsyncClient, operation: Listing[P, E]) -> None:
        self._client, self._operation = client, operation
        self.__doc__ = operation.takes.__doc__

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Page[E]:
        return await self._page(kwargs)

    async def iterate(self, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[E]:
        """All entries, page by page as they are needed."""
        said: dict[str, object] = dict(kwargs)
        while True:
            page = await self._page(said)
            for entry in page:
                yield entry
            if page.next is None:
                return
            said["cursor"] = page.next

    async def _page(self, said: dict[str, object]) -> Page[E]:
        return await self._client.run(list_page(self._operation, said, self._client.policy))
