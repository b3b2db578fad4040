"""What a type checker knows about the clients; checked by tests/client/test_types.py, never run."""

from collections.abc import AsyncIterator, Iterator
from typing import assert_type

from turnout import (
    AsyncClient,
    AsyncCollection,
    Client,
    Collection,
    DestinationFilter,
    Label,
    Page,
    Source,
    SourceSpec,
    SourceTrackingPlanConnection,
    TrackingPlan,
    Workspace,
    errors,
)


def synchronous(client: Client, spec: SourceSpec) -> None:
    assert_type(client.sources, Collection[SourceSpec, Source])
    assert_type(client.sources.create(spec), Source)
    assert_type(client.sources.get("id"), Source)
    assert_type(client.sources.list(), Page[Source])
    assert_type(client.sources.iterate(), Iterator[Source])
    assert_type(client.sources.update("id", name=None), Source)
    assert_type(client.destination_filters.get("destination", "filter"), DestinationFilter)
    assert_type(client.source_tracking_plan_connections.get("s", "tp"), SourceTrackingPlanConnection)
    assert_type(client.workspace.get(), Workspace)
    assert_type([label.value for label in client.sources.get("id").labels], list[str])
    for source in client.sources.list():
        assert_type(source, Source)


async def asynchronous(client: AsyncClient, spec: SourceSpec) -> None:
    assert_type(client.sources, AsyncCollection[SourceSpec, Source])
    assert_type(await client.sources.create(spec), Source)
    assert_type(await client.tracking_plans.get("id"), TrackingPlan)
    assert_type(await client.sources.list(), Page[Source])
    assert_type(client.sources.iterate(), AsyncIterator[Source])
    async for source in client.sources.iterate():
        assert_type(source.write_keys[0], str)


def context() -> None:
    with Client() as client:
        assert_type(client, Client)


async def asynchronous_context() -> None:
    async with AsyncClient(region="eu") as client:
        assert_type(client, AsyncClient)


def caught(error: errors.Unfinished, refused: errors.ApiError) -> None:
    assert_type(error.identity, tuple[str, ...])
    assert_type(refused.status, int)
    assert_type(Label(key="a", value="b").key, str)
