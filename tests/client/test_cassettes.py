"""Conversations with the real server, recorded and replayed by both clients."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.client.wire_peer import TOKEN, Asked, Reply, data, one_by_one, refusal, serving
from tests.conftest import Running

from turnout import Client, DestinationSpec, Label, Policy, SourceSpec, errors
from turnout.cassettes import Cassette

Make = Callable[..., Any]
NOBODY = "http://127.0.0.1:9"
HTTP_API = "iUM16Md8P2"
SHARED_SECRET = "s3cret-of-the-hook"
WORKSPACE = {"id": "w", "slug": "tea", "name": "Tea"}


def session(client: Any, suffix: str) -> tuple[Any, ...]:
    """What a user's test might do; what it saw."""
    labels = [Label(key="stage", value="dev")]
    source = client.sources.create(
        SourceSpec(slug=f"cassette-{suffix}", metadata_id=HTTP_API, enabled=True, labels=labels)
    )
    hook = {"url": "http://u:pa55@a.test/", "sharedSecret": SHARED_SECRET}
    spec = DestinationSpec(source_id=source.id, metadata_id="turnout-webhook", name="Hook", settings=hook)
    destination = client.destinations.create(spec)
    renamed = client.sources.update(source.id, name="Tills")
    again = client.sources.get(source.id)
    client.destinations.delete(destination.id)
    client.sources.delete(source.id)
    with pytest.raises(errors.NotFound) as gone:
        client.sources.get(source.id)
    return source.slug, destination.name, renamed.name, again.write_keys == source.write_keys, str(gone.value)


def test_a_session_replays_as_it_was_without_service_and_token(running: Running, make: Make, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "session.json"
    suffix = make.__name__.replace("_", "-")
    with make(token=running.token, base_url=running.url, transport=Cassette(path)) as client:
        seen = session(client, suffix)
    for ordered in (False, True):
        cassette = Cassette(path, ordered=ordered)
        with make(token="another", base_url=NOBODY, transport=cassette) as client:
            assert session(client, suffix) == seen
        assert cassette.left == []


def test_a_cassette_is_readable_and_holds_no_secret(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    with Client(running.token, base_url=running.url, transport=Cassette(path)) as client:
        session(client, "secrets")
        client.sources.create(SourceSpec(slug="cassette-keys", metadata_id=HTTP_API, enabled=True))
        (source,) = [each for each in client.sources.iterate() if each.slug == "cassette-keys"]
        client.sources.delete(source.id)

    written = path.read_text()
    for secret in (running.token, SHARED_SECRET, "pa55", "authorization", *source.write_keys):
        assert secret not in written
    first = json.loads(written)["exchanges"][0]
    assert (first["request"]["method"], first["request"]["path"]) == ("POST", "/sources")
    assert first["request"]["body"]["slug"] == "cassette-secrets"
    assert first["response"]["status"] == 201
    assert first["response"]["body"]["data"]["source"]["writeKeys"] == ["scrubbed-2"]


def test_a_write_key_is_the_same_wherever_it_turns_up(tmp_path: Path) -> None:
    key = "wk-5ecret/50%"

    def reply(asked: Asked) -> Reply:
        return data(source={"writeKeys": [key]}, said=f"made {key}", path=asked.path)

    path = tmp_path / "keys.json"
    with serving(reply) as peer, Client(TOKEN, base_url=peer.url, transport=Cassette(path)) as client:
        client.run(_raw("DELETE", f"/sources/s/writekey/{quote(key, safe='')}"))
        client.run(_raw("GET", "/sources/s", (("q", f"about {key}"),)))

    assert "5ecret" not in path.read_text()
    first, second = json.loads(path.read_text())["exchanges"]
    assert first["request"]["path"] == "/sources/s/writekey/scrubbed-2"
    assert first["response"]["body"]["data"]["source"] == {"writeKeys": ["scrubbed-2"]}
    assert first["response"]["body"]["data"]["said"] == "made scrubbed-2"
    assert second["request"]["query"] == {"q": "about scrubbed-2"}


def _raw(method: str, path: str, query: tuple[tuple[str, str], ...] = ()) -> Any:
    from turnout._exchange import send
    from turnout._steps import Request

    return send(Request("any", method, path, query), Policy())


@pytest.mark.parametrize("emails", [False, True])
def test_addresses_of_people_are_taken_out_when_asked_for(tmp_path: Path, emails: bool) -> None:
    path = tmp_path / "people.json"

    def answer(asked: Asked) -> Reply:
        return data(workspace={**WORKSPACE, "name": "ann@tea.test, bob@tea.test", "slug": "ann@tea.test"})

    with (
        serving(answer) as peer,
        Client(TOKEN, base_url=peer.url, transport=Cassette(path, emails=emails)) as client,
    ):
        client.workspace.get()

    (exchange,) = json.loads(path.read_text())["exchanges"]
    said = exchange["response"]["body"]["data"]["workspace"]
    people = ("ann@tea.test", "bob@tea.test")
    ann, bob = ("person-2@example.com", "person-3@example.com") if emails else people
    assert (said["name"], said["slug"]) == (f"{ann}, {bob}", ann)


def test_settings_that_look_secret_are_taken_out_and_the_rest_is_not(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = {
        "apiKey": "key-1",
        "region": "eu",
        "pin": {"password": 1234, "user": "ann"},
        "credentials": {"name": "robot", "keys": ["a", "b"]},
        "own": "known to be one",
        "retries": 3,
    }
    function = [
        {"name": "x", "sensitive": True, "value": "hidden"},
        {"name": "y", "sensitive": False, "value": "shown"},
    ]

    def answer(asked: Asked) -> Reply:
        credential = {"id": "c1", "name": "warehouse"}
        return data(workspace={**WORKSPACE, "settings": settings, "function": function, "credential": credential})

    cassette = Cassette(path, secrets=["known to be one"])
    with serving(answer) as peer, Client(TOKEN, base_url=peer.url, transport=cassette) as client:
        seen = client.workspace.get()

    assert seen.model_extra is not None
    assert seen.model_extra["settings"] == settings
    (exchange,) = json.loads(path.read_text())["exchanges"]
    said = exchange["response"]["body"]["data"]["workspace"]
    assert {name: type(value) for name, value in said["settings"].items()} == {
        name: type(value) for name, value in settings.items()
    }
    assert said["settings"]["apiKey"].startswith("scrubbed-")
    assert said["settings"]["pin"] == {"password": 0, "user": "ann"}
    assert all(each.startswith("scrubbed-") for each in said["settings"]["credentials"]["keys"])
    assert (said["settings"]["region"], said["settings"]["retries"]) == ("eu", 3)
    assert said["settings"]["own"] == "scrubbed-1"
    assert said["function"][0]["value"].startswith("scrubbed-")
    assert said["function"][1]["value"] == "shown"
    assert said["credential"] == {"id": "c1", "name": "warehouse"}


def recorded(path: Path, *calls: Callable[[Client], Any]) -> Path:
    """A cassette of these calls."""
    workspace = data(workspace=WORKSPACE, sources=[], pagination={}, source={}, id="s")
    with (
        serving(lambda asked: workspace) as peer,
        Client(TOKEN, base_url=peer.url, transport=Cassette(path)) as client,
    ):
        for call in calls:
            call(client)
    return path


def test_what_is_not_recorded_is_an_error_that_shows_what_is_nearest(make: Make, tmp_path: Path) -> None:
    path = recorded(tmp_path / "a.json", lambda client: client.workspace.get(), lambda client: client.sources.list())
    with (
        make(token=TOKEN, base_url=NOBODY, transport=Cassette(path)) as client,
        pytest.raises(errors.NotRecorded) as missing,
    ):
        client.sources.list(count=7)

    assert str(missing.value) == (
        f"{path}: GET /sources is not recorded, or not so often. Nearest: GET /sources, where"
        ' query.pagination[count] is "200", not "7". Delete the file to record it again.'
    )


def test_an_answer_is_given_once(make: Make, tmp_path: Path) -> None:
    path = recorded(tmp_path / "a.json", lambda client: client.workspace.get())
    with make(token=TOKEN, base_url=NOBODY, transport=Cassette(path)) as client:
        client.workspace.get()
        with pytest.raises(errors.NotRecorded, match="Every answer in it has been given"):
            client.workspace.get()


def test_the_order_counts_only_where_it_is_asked_for(make: Make, tmp_path: Path) -> None:
    path = recorded(tmp_path / "a.json", lambda client: client.workspace.get(), lambda client: client.sources.list())
    with make(token=TOKEN, base_url=NOBODY, transport=Cassette(path)) as client:
        client.sources.list()
        client.workspace.get()

    cassette = Cassette(path, ordered=True)
    with (
        make(token=TOKEN, base_url=NOBODY, transport=cassette) as client,
        pytest.raises(errors.NotRecorded, match=r"GET /sources is not recorded.*Nearest: GET /, where path is"),
    ):
        client.sources.list()
    assert cassette.left == ["GET /", "GET /sources"]


def test_the_mode_says_whether_the_service_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "modes.json"
    with pytest.raises(errors.NotConfigured, match=r"there is no cassette .*modes\.json"):
        Cassette(path, "replay")
    for mode, asked in (("once", 1), ("once", 0), ("record", 1), ("replay", 0)):
        with (
            serving(lambda asked: data(workspace=WORKSPACE)) as peer,
            Client(TOKEN, base_url=peer.url, transport=Cassette(path, mode)) as client,
        ):
            assert client.workspace.get().name == "Tea"
        assert len(peer.asked) == asked
        assert len(json.loads(path.read_text())["exchanges"]) == 1


@pytest.mark.parametrize(
    "content", ["", "[]", '{"exchanges": [{}]}', '{"exchanges": [{"request": {"method": "GET"}}]}']
)
def test_a_file_that_is_no_cassette_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content)

    with pytest.raises(errors.NotConfigured, match=r"broken\.json is no cassette"):
        Cassette(path)
    assert path.read_text() == content


def test_later_is_not_recorded_and_errors_and_odd_answers_are(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    later = refusal(429, headers={"Retry-After": "0"})
    page = Reply(200, "<html>grüß".encode(), {"Content-Type": "text/html"})
    said = (later, refusal(503), refusal(422, "no", field="slug"), page)

    def play(transport: Cassette, base_url: str) -> list[str]:
        with make(token=TOKEN, base_url=base_url, transport=transport, policy=Policy(chance=lambda: 0.0)) as client:
            with pytest.raises(errors.Invalid) as invalid:
                client.workspace.get()
            with pytest.raises(errors.BadAnswer) as bad:
                client.workspace.get()
        return [str(invalid.value), str(bad.value)]

    with serving(one_by_one(*said)) as peer:
        live = play(Cassette(path), peer.url)

    assert [each["response"]["status"] for each in json.loads(path.read_text())["exchanges"]] == [422, 200]
    assert play(Cassette(path), NOBODY) == live


def test_a_recording_that_breaks_off_keeps_what_was_said(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    gone = (data(workspace=WORKSPACE), Reply(hang_up=True))
    with (
        serving(one_by_one(*gone)) as peer,
        Client(TOKEN, base_url=peer.url, transport=Cassette(path), policy=Policy(attempts=1)) as client,
    ):
        client.workspace.get()
        with pytest.raises(errors.TransportError):
            client.workspace.get()

    assert len(json.loads(path.read_text())["exchanges"]) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["broken.json"]


def test_recording_goes_another_way_where_one_is_given(tmp_path: Path) -> None:
    recorded(tmp_path / "first.json", lambda client: client.workspace.get())
    first = Cassette(tmp_path / "first.json")
    with Client(TOKEN, base_url=NOBODY, transport=Cassette(tmp_path / "copy.json", transport=first)) as client:
        client.workspace.get()

    copied = [json.loads((tmp_path / name).read_text())["exchanges"] for name in ("first.json", "copy.json")]
    assert copied[0] == copied[1]
