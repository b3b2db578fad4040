"""One test body for both clients: an AsyncClient that is waited for looks like a Client."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from turnout import AsyncClient, AsyncCollection, Client
from turnout._methods import AsyncListMethod, AsyncMethod

Make = Callable[..., Any]


def make_sync(**arguments: Any) -> Client:
    return Client(**arguments)


def make_async(**arguments: Any) -> Any:
    runner = asyncio.Runner()

    async def made() -> AsyncClient:
        return AsyncClient(**arguments)

    try:
        return _Awaited(runner.run(made()), runner)
    except BaseException:
        runner.close()
        raise


class _Awaited:
    """Whatever would have to be awaited is, at once."""

    def __init__(self, of: Any, runner: asyncio.Runner) -> None:
        self._of, self._runner = of, runner

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._of, name)
        if isinstance(found, AsyncCollection | AsyncMethod | AsyncListMethod):
            return _Awaited(found, self._runner)
        return self._called(found) if callable(found) else found

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._called(self._of)(*arguments, **named)

    def _called(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            result = function(*arguments, **named)
            if isinstance(result, AsyncClient):
                return _Awaited(result, self._runner)
            if inspect.isasyncgen(result):
                return self._each(result)
            return self._runner.run(result) if inspect.iscoroutine(result) else result

        return call

    def _each(self, items: AsyncIterator[Any]) -> Iterator[Any]:
        async def following() -> Any:
            return await anext(items, None)

        while (item := self._runner.run(following())) is not None:
            yield item

    def __enter__(self) -> _Awaited:
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._of.close())
        self._runner.close()

    def __repr__(self) -> str:
        return repr(self._of)
