"""Both clients against a service that misbehaves, over real sockets."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from tests.client.wire_peer import TOKEN, Asked, Peer, Reply, data, one_by_one, refusal, serving

from turnout import AsyncClient, Client, Policy, SourceSpec, errors

Make = Callable[..., Any]
ClientOf = Callable[[Peer], Any]
WORKSPACE = {"id": "w", "slug": "tea", "name": "Tea"}
TEA = data(workspace=WORKSPACE)


def source(slug: str, **more: Any) -> dict[str, Any]:
    """A source as a service answers it."""
    metadata = {
        **{"id": "m", "name": "HTTP", "slug": "http", "description": "", "logos": {"default": ""}},
        **{"options": [], "categories": [], "isCloudEventSource": False, "status": "PUBLIC"},
    }
    whole = {"id": slug, "slug": slug, "name": slug, "workspaceId": "w", "enabled": True, "metadata": metadata}
    return {**whole, "writeKeys": [f"wk-{slug}"], "settings": {}, "labels": [], **more}


def sources(*slugs: str, **pagination: Any) -> Reply:
    return data(sources=[source(slug) for slug in slugs], pagination=pagination)


@pytest.fixture
def no_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("PUBLIC_API_TOKEN", raising=False)
    monkeypatch.delenv("PUBLIC_API_URL", raising=False)
    return monkeypatch


def test_token_and_address_come_from_the_environment(make: Make, no_environment: pytest.MonkeyPatch) -> None:
    with serving(lambda asked: TEA) as peer:
        no_environment.setenv("PUBLIC_API_TOKEN", f" {TOKEN}\n")
        no_environment.setenv("PUBLIC_API_URL", peer.url + "/")
        with make() as client:
            assert client.workspace.get().name == "Tea"

    assert peer.asked[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert peer.asked[0].raw_path == "/"


@pytest.mark.parametrize(
    ("arguments", "url"),
    [
        ({}, "https://api.segmentapis.com"),
        ({"region": "us"}, "https://api.segmentapis.com"),
        ({"region": "eu"}, "https://eu1.api.segmentapis.com"),
        ({"base_url": "api.example.com/v/"}, "https://api.example.com/v"),
        ({"base_url": "http://localhost:8080"}, "http://localhost:8080"),
    ],
)
def test_the_address_follows_from_region_or_base_url(
    make: Make, no_environment: pytest.MonkeyPatch, arguments: dict[str, str], url: str
) -> None:
    with make(token=TOKEN, **arguments) as client:
        assert repr(client).endswith(f"Client(base_url={url!r})")


def test_a_region_that_is_asked_for_beats_the_environment(no_environment: pytest.MonkeyPatch) -> None:
    no_environment.setenv("PUBLIC_API_URL", "http://localhost:1")
    with Client(TOKEN, region="eu") as client:
        assert "eu1" in repr(client)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "there is no token: pass `token`, or set PUBLIC_API_TOKEN"),
        ({"token": "  "}, "there is no token"),
        ({"token": "two words"}, "more than the token"),
        ({"token": "zwölf"}, "more than the token"),
        ({"token": "a\nb"}, "more than the token"),
        ({"token": "t", "region": "mars"}, "no region 'mars'; there are us, eu"),
        ({"token": "t", "region": "eu", "base_url": "http://x"}, "either `region` or `base_url`"),
        ({"token": "t", "base_url": "ftp://x"}, "no http or https address"),
        ({"token": "t", "base_url": "https://"}, "no http or https address"),
        ({"token": "t", "base_url": "https://me:pw@x"}, "no user, password or query"),
        ({"token": "t", "base_url": "https://x?a=b"}, "no user, password or query"),
    ],
)
def test_a_client_that_cannot_work_says_so_at_once(
    no_environment: pytest.MonkeyPatch, arguments: dict[str, Any], message: str
) -> None:
    for kind in (Client, AsyncClient):
        with pytest.raises(errors.NotConfigured, match=message):
            kind(**arguments)


def test_a_base_url_may_have_a_path(client_of: ClientOf) -> None:
    with serving(lambda asked: sources()) as peer:
        inner = Peer(peer.url + "/proxy/segment")
        with client_of(inner) as client:
            client.sources.list()

    assert peer.asked[0].path == "/proxy/segment/sources"


def test_throttling_and_failures_pass_unnoticed(client_of: ClientOf) -> None:
    said = (refusal(429, headers={"Retry-After": "0"}), refusal(503), refusal(500), Reply(hang_up=True), TEA)
    with serving(one_by_one(*said)) as peer, client_of(peer) as client:
        assert client.workspace.get().slug == "tea"

    assert len(peer.asked) == 5


def test_patience_ends_with_the_services_own_error(make: Make) -> None:
    with (
        serving(lambda asked: refusal(429, "slow down", {"Retry-After": "61"})) as peer,
        make(token=TOKEN, base_url=peer.url, patience=60) as client,
        pytest.raises(errors.RateLimited, match="slow down") as limited,
    ):
        client.workspace.get()

    assert (limited.value.retry_after, len(peer.asked)) == (61, 1)


def test_a_wait_is_told_to_the_log(make: Make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "turnout")
    said = one_by_one(refusal(429, headers={"Retry-After": "0"}), TEA)
    with serving(said) as peer, make(token=TOKEN, base_url=peer.url, policy=Policy(chance=lambda: 0.0)) as client:
        client.workspace.get()

    assert [record.getMessage() for record in caplog.records if record.name == "turnout"] == [
        "GET /: rate limit reached; again in 0.0 s"
    ]


def test_a_create_that_was_carried_out_unanswered_happens_once(client_of: ClientOf) -> None:
    held: list[dict[str, Any]] = []

    def reply(asked: Asked) -> Reply:
        if asked.method == "GET":
            return data(sources=held, pagination={})
        held.append(source(asked.body["slug"], id=f"id-{len(held)}"))
        return Reply(hang_up=True)

    with serving(reply) as peer, client_of(peer) as client:
        made = client.sources.create(SourceSpec(slug="till", metadata_id="m", enabled=True))

    assert (made.id, len(held)) == ("id-0", 1)


def test_nobody_listening_is_a_transport_error_that_was_not_carried_out(client_of: ClientOf) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused
        peer = Peer(f"http://127.0.0.1:{taken.getsockname()[1]}")
        with client_of(peer) as client, pytest.raises(errors.TransportError, match="It was not carried out") as error:
            client.sources.create(SourceSpec(slug="a", metadata_id="m", enabled=True))

    assert error.value.sent is False


def test_a_service_that_says_nothing_times_out(make: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with (
            make(token=TOKEN, base_url=url, timeout=0.05, policy=Policy(attempts=1)) as client,
            pytest.raises(errors.TransportError, match="ReadTimeout") as error,
        ):
            client.workspace.get()

    assert error.value.sent is True


def test_redirects_are_not_followed_because_the_token_would_go_along(client_of: ClientOf) -> None:
    with serving(lambda asked: TEA) as elsewhere:
        moved = Reply(302, b"", {"Location": elsewhere.url})
        with (
            serving(lambda asked: moved) as peer,
            client_of(peer) as client,
            pytest.raises(errors.ApiError, match="redirects are not followed"),
        ):
            client.workspace.get()

    assert elsewhere.asked == []


def test_a_page_of_another_service_is_a_bad_answer(client_of: ClientOf) -> None:
    page = Reply(200, b"<html>Welcome</html>", {"Content-Type": "text/html"})
    with (
        serving(lambda asked: page) as peer,
        client_of(peer) as client,
        pytest.raises(
            errors.BadAnswer, match="GET /: the answer is not JSON; is the base URL that of the Public API"
        ),
    ):
        client.workspace.get()


def test_pages_are_fetched_when_they_are_needed(client_of: ClientOf) -> None:
    pages = {None: sources("a", "b", next="2"), "2": sources("c", next="3"), "3": sources("d", next=None)}

    def reply(asked: Asked) -> Reply:
        return pages[asked.query.get("pagination[cursor]")]

    with serving(reply) as peer, client_of(peer) as client:
        found: Iterator[Any] = client.sources.iterate(count=2)
        assert peer.asked == []
        assert [next(found).slug, next(found).slug, len(peer.asked)] == ["a", "b", 1]
        assert [each.slug for each in found] == ["c", "d"]

    assert [asked.query.get("pagination[count]") for asked in peer.asked] == ["2", "2", "2"]


def test_a_page_says_what_follows(client_of: ClientOf) -> None:
    with serving(lambda asked: sources("a", next="2", totalEntries=9)) as peer, client_of(peer) as client:
        page = client.sources.list(count=1, cursor="1")

    assert ([each.slug for each in page], len(page), page.next, page.total) == (["a"], 1, "2", 9)


def test_values_newer_than_the_client_are_values(client_of: ClientOf) -> None:
    newer = source("a", colour="blue", metadata={**source("a")["metadata"], "status": "RETIRED", "shape": {"x": 1}})
    with serving(lambda asked: data(source=newer, trackingPlanId=None)) as peer, client_of(peer) as client:
        found = client.sources.get("a")

    assert found.metadata.status == "RETIRED"
    assert found.model_extra == {"colour": "blue"}


def test_an_answer_that_lacks_what_it_must_have_names_it_and_quotes_nothing(client_of: ClientOf) -> None:
    broken = {**source("a"), "enabled": "perhaps"}
    del broken["workspaceId"]
    with (
        serving(lambda asked: data(source=broken)) as peer,
        client_of(peer) as client,
        pytest.raises(errors.BadAnswer, match=r"the source is not as expected: .*enabled: .*workspace_id: ") as error,
    ):
        client.sources.get("a")

    assert "wk-a" not in str(error.value)
    assert error.value.__context__ is None


def test_one_client_serves_many_threads() -> None:
    with serving(lambda asked: sources("a")) as peer, Client(TOKEN, base_url=peer.url) as client:
        found: list[str] = []
        threads = [
            threading.Thread(target=lambda: found.extend(s.id for s in client.sources.list())) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert found == ["a"] * 8


def test_many_tasks_share_one_async_client() -> None:
    async def all_at_once(url: str) -> list[int]:
        async with AsyncClient(TOKEN, base_url=url) as client:
            return [len(page) for page in await asyncio.gather(*(client.sources.list() for _ in range(8)))]

    with serving(lambda asked: sources("a")) as peer:
        assert asyncio.run(all_at_once(peer.url)) == [1] * 8


def test_a_cancelled_call_stops_at_once_and_leaves_the_client_usable() -> None:
    throttled = threading.Event()

    def reply(asked: Asked) -> Reply:
        if asked.path == "/":
            throttled.set()
            return refusal(503, headers={"Retry-After": "100"})
        return sources("a")

    async def cancelled(url: str) -> int:
        async with AsyncClient(TOKEN, base_url=url) as client:
            waiting = asyncio.create_task(client.workspace.get())
            await asyncio.to_thread(throttled.wait, 10)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            return len(await client.sources.list())

    with serving(reply) as peer:
        assert asyncio.run(cancelled(peer.url)) == 1


def test_a_closed_client_gives_its_connections_back() -> None:
    with serving(lambda asked: TEA) as peer:
        with Client(TOKEN, base_url=peer.url) as client:
            client.workspace.get()
        with pytest.raises(errors.TransportError, match=r"the client is closed\. It was not carried out"):
            client.workspace.get()
    assert len(peer.asked) == 1


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_have_is_refused(client_of: ClientOf, number: float) -> None:
    with (
        serving(lambda asked: TEA) as peer,
        client_of(peer) as client,
        pytest.raises(errors.BadValue, match="updateSource: body: NaN and infinity are no JSON numbers"),
    ):
        client.sources.update("s1", settings={"share": number})

    assert peer.asked == []


def test_requests_can_go_another_way(no_environment: pytest.MonkeyPatch) -> None:
    class Recorded(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, json={"data": {"workspace": {**WORKSPACE, "name": str(request.url)}}})

    with Client(TOKEN, region="eu", transport=Recorded()) as client:
        assert client.workspace.get().name == "https://eu1.api.segmentapis.com/"


@pytest.mark.parametrize(
    ("operation", "call"),
    [
        ("update", lambda client: client.workspace.update(name="x")),
        ("delete", lambda client: client.workspace.delete()),
        ("list", lambda client: client.source_tracking_plan_connections.list()),
        ("list", lambda client: list(client.workspace.iterate())),
        ("create", lambda client: client.source_metadata.create(SourceSpec(slug="a", metadata_id="m", enabled=True))),
    ],
)
def test_what_the_public_api_cannot_do_is_said_without_asking(
    client_of: ClientOf, operation: str, call: Callable[[Any], Any]
) -> None:
    with (
        serving(lambda asked: TEA) as peer,
        client_of(peer) as client,
        pytest.raises(errors.Unsupported, match=f"the Public API has no operation to {operation} it"),
    ):
        call(client)

    assert peer.asked == []
