"""What was given up on is kept, shown, and sent again when somebody asks for it; so is a span of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from tests.server.running import Server, Sink, by_id, key_of, make_filter, make_source, make_webhook

from turnout_server.store import open_store
from turnout_server.tokens import create_token


def ask(server: Server, method: str, path: str, token: str = "", **also: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token or server.token}"}
    return httpx.request(method, f"{server.url}/__deliveries/{path}", headers=headers, **also)


def send(server: Server, key: str, *ids: str, event: str = "E") -> None:
    batch = [{"type": "track", "event": event, "userId": "u", "messageId": id} for id in ids]
    assert server.post("/v1/batch", {"batch": batch}, key).status_code == 200
    server.quiet()


def test_dead_letters_are_shown_with_what_was_said_and_sent_again(server: Server, sink: Sink) -> None:
    sink.answer = lambda got, number: (422, {})
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
    send(server, key_of(source), "a", "b", "c")
    page = ask(server, "GET", "dead", params={"destinationId": hook, "count": 2}).json()
    rest = ask(server, "GET", "dead", params={"destinationId": hook, "after": page["next"]}).json()
    letters = [*page["deadLetters"], *rest["deadLetters"]]
    assert "next" not in rest
    assert [letter["messageId"] for letter in letters] == ["a", "b", "c"]
    assert {letter["because"] for letter in letters} == {"errors.discarded.422"}
    assert letters[0]["event"]["event"] == "E"
    assert (letters[0]["attempts"], letters[0]["sourceId"]) == (1, source.id)
    assert letters[0]["receivedAt"].endswith("Z")

    sink.answer, sink.got = lambda got, number: (200, {}), []
    body = {"destinationId": hook, "ids": [letters[0]["id"]]}
    assert ask(server, "POST", "dead/replay", json=body).json() == {"replayed": 1}
    server.quiet()
    body = {"destinationId": hook, "reason": "errors.discarded.422"}
    assert ask(server, "POST", "dead/replay", json=body).json() == {"replayed": 2}
    server.quiet()
    assert sorted(event["messageId"] for event in sink.events()) == ["a", "b", "c"]
    assert ask(server, "GET", "dead", params={"destinationId": hook}).json() == {"deadLetters": []}
    assert by_id(server.overview()["destinations"], hook)["delivered"] == 3


def test_dead_letters_can_be_discarded(server: Server, sink: Sink) -> None:
    sink.answer = lambda got, number: (400, {})
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
    send(server, key_of(source), "a", "b")
    other = {"destinationId": hook, "reason": "errors.discarded.500"}
    assert ask(server, "POST", "dead/discard", json=other).json() == {"discarded": 0}
    assert ask(server, "POST", "dead/discard", json={"destinationId": hook}).json() == {"discarded": 2}
    assert ask(server, "GET", "dead", params={"destinationId": hook}).json() == {"deadLetters": []}


@pytest.mark.parametrize(
    ("method", "path", "also", "status"),
    [
        ("GET", "dead", {"params": {}}, 422),
        ("GET", "dead", {"params": {"destinationId": "x", "count": "many"}}, 422),
        ("GET", "other", {}, 404),
        ("POST", "dead/replay", {"content": b"{"}, 400),
        ("POST", "dead/replay", {"json": {"destinationId": 5}}, 422),
        ("POST", "replay", {"json": {"destinationId": "x", "from": "soon", "to": "later"}}, 422),
        ("POST", "replay", {"json": {"destinationId": "x", "from": "2026-01-01", "to": "2026-01-02"}}, 422),
        (
            "POST",
            "replay",
            {"json": {"destinationId": "x", "from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z"}},
            404,
        ),
    ],
)
def test_what_is_asked_wrongly_is_said(
    running: Server, method: str, path: str, also: dict[str, Any], status: int
) -> None:
    answer = ask(running, method, path, **also)
    assert answer.status_code == status
    assert answer.json()["errors"][0]["message"]


def test_only_who_may_change_a_source_may_handle_its_deliveries(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source, other = make_source(client), make_source(client, "other")
        hook = make_webhook(client, source, sink.url)
    store = open_store(server.data)
    reader = create_token(store, "reader", "source-read-only").secret
    elsewhere = create_token(store, "elsewhere", "source-admin", scopes=[f"source:{other.id}"]).secret
    for token, status in ((reader, 401), (elsewhere, 404), ("nonsense", 401)):
        assert ask(server, "GET", "dead", token, params={"destinationId": hook}).status_code == status
        assert ask(server, "POST", "dead/discard", token, json={"destinationId": hook}).status_code == status


def test_a_span_of_time_is_delivered_again_to_one_destination(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url, "First")
        send(server, key_of(source), "before")
        begin = datetime.now(UTC) + timedelta(milliseconds=1)
        send(server, key_of(source), "a", "b")
        send(server, key_of(source), "c", event="Other")
        end = datetime.now(UTC) + timedelta(milliseconds=1)
        late = make_webhook(client, source, sink.url.replace("hook", "late"), "Second")
        make_filter(client, source, late, 'messageId = "b"', type="DROP")
        span = {"destinationId": late, "from": begin.isoformat(), "to": end.isoformat()}
        assert ask(server, "POST", "replay", json=span).json() == {"queued": 2, "filtered": 1}
        server.quiet()
        assert {got.event["messageId"] for got in sink.got if got.path == "/late"} == {"a", "c"}
        replayed = next(got.event for got in sink.got if got.path == "/late")
        assert replayed["integrations"] == {"All": False, "Webhook (Turnout)": True}
        assert ask(server, "POST", "replay", json={**span, "events": ["Other"]}).json()["queued"] == 1
        server.quiet()
        client.destinations.update(late, enabled=False)
        assert ask(server, "POST", "replay", json=span).status_code == 409
    assert by_id(server.overview()["destinations"], hook)["delivered"] == 4
