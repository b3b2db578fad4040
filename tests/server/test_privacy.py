"""Who and what is kept out of events or hidden in them: suppression, consent, red fields, encrypted fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server import rows
from tests.server.running import Server, Sink, archived, by_id, key_of, make_archive, make_source, make_webhook

from turnout import Client, Source
from turnout.errors import Invalid
from turnout_server.encryption import NotDecrypted, decrypted, encrypted, encryption, generate_keys
from turnout_server.event import Event
from turnout_server.fanout import Withheld, fanout
from turnout_server.routing import routing
from turnout_server.sensitive import colour, inventory, masked
from turnout_server.targets.webhook import webhook

EVENT = {"type": "track", "event": "E", "userId": "u"}
KEYS = generate_keys()


@pytest.fixture
def source(server: Server) -> Source:
    with server.client() as client:
        found = make_source(client)
        make_archive(client, found)
    return found


def stored(server: Server) -> list[dict[str, Any]]:
    server.quiet()
    return archived(server.data)


def send(server: Server, source: Source, *events: Mapping[str, Any]) -> None:
    body = {"batch": [EVENT | dict(event) for event in events]}
    assert server.post("/v1/batch", body, key_of(source)).status_code == 200


def filtered(server: Server, destination_id: str) -> dict[str, int]:
    server.quiet()
    found: dict[str, int] = by_id(server.overview()["destinations"], destination_id)["filtered"]
    return found


def configure(client: Client, source: Source, **options: Any) -> None:
    client.sources.update(source.id, settings={"turnout": options})


def regulate(server: Server, path: str, **body: Any) -> None:
    headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/vnd.segment.v1+json"}
    httpx.post(f"{server.url}{path}", json=body, headers=headers).raise_for_status()


def test_nothing_is_let_in_about_people_who_are_suppressed(server: Server, source: Source) -> None:
    with server.client() as client:
        other = make_source(client, "other")
        make_archive(client, other, "other")
    regulate(server, "/regulations", regulationType="SUPPRESS_ONLY", subjectType="USER_ID", subjectIds=["gone"])
    here = f"/regulations/sources/{source.id}"
    regulate(server, here, regulationType="SUPPRESS_ONLY", subjectType="USER_ID", subjectIds=["gone here"])
    for one in (source, other):
        send(server, one, *({"userId": id} for id in ("gone", "gone here", "here")))
        send(server, one, {"type": "alias", "userId": "new", "previousId": "gone"})
    assert sorted(event["userId"] for event in stored(server)) == ["gone here", "here", "here"]
    blocked = {row["id"]: row["blocked"] for row in server.overview()["sources"]}
    assert blocked == {source.id: {"suppressed": 3}, other.id: {"suppressed": 2}}


def test_who_is_suppressed_no_longer_is_let_in_again(server: Server, source: Source) -> None:
    subject = {"subjectType": "USER_ID", "subjectIds": ["u"]}
    regulate(server, "/regulations", regulationType="SUPPRESS_ONLY", **subject)
    send(server, source, {})
    server.quiet()
    regulate(server, "/regulations", regulationType="UNSUPPRESS", **subject)
    send(server, source, {})
    assert len(stored(server)) == 1


def test_red_fields_that_are_blocked_are_taken_out_and_the_rest_goes_on(server: Server, source: Source) -> None:
    fields = {"properties.card.number": "red", "traits.ssn": "red", "properties.email": "yellow"}
    event = {"properties": {"card": {"number": "4111", "kind": "visa"}, "email": "a@b.example", "traits": 1}}
    with server.client() as client:
        configure(client, source, fields=fields)
        send(server, source, event)
        server.quiet()
        configure(client, source, fields=fields, blockRed=True)
        send(server, source, event)
    as_sent, blocked = stored(server)
    assert as_sent["properties"] == event["properties"]
    assert blocked["properties"] == {"card": {"kind": "visa"}, "email": "a@b.example", "traits": 1}


def test_the_debugger_shows_no_personal_fields_where_that_is_set(server: Server, source: Source) -> None:
    fields = {"properties.code": "red", "properties.card": "red"}
    event = {"properties": {"code": 7, "email": "a@b.example", "total": 5}}
    with server.client() as client:
        configure(client, source, fields=fields, maskFields=True)
    send(server, source, event, event | {"event": ""})
    server.quiet()
    assert stored(server)[0]["properties"] == event["properties"]
    headers = {"Authorization": f"Bearer {server.token}"}
    shown = httpx.get(f"{server.url}/__debugger/{source.id}", headers=headers).raise_for_status().json()["events"]
    assert {one["verdict"] for one in shown} == {"allowed", "invalid"}
    for one in shown:
        assert one["event"]["properties"] == {"code": "••••", "email": "••••", "total": 5}
        assert one["event"]["userId"] == "u"
    with server.client() as client:
        configure(client, source, fields=fields, blockRed=True)
    send(server, source, event | {"event": ""})
    server.quiet()
    latest = httpx.get(f"{server.url}/__debugger/{source.id}?count=1", headers=headers).json()["events"][0]
    assert latest["event"]["properties"] == {"email": "a@b.example", "total": 5}


CONSENT = [
    ({}, True),
    ({"consent": None}, True),
    ({"consent": {}}, False),
    ({"consent": {"categoryPreferences": {}}}, False),
    ({"consent": {"categoryPreferences": {"ads": True}}}, False),
    ({"consent": {"categoryPreferences": {"ads": True, "stats": False}}}, False),
    ({"consent": {"categoryPreferences": {"ads": True, "stats": True, "unknown": False}}}, True),
    ({"consent": {"categoryPreferences": {"ads": True, "stats": "true"}}}, False),
]


def test_a_destination_of_categories_gets_what_the_end_user_agreed_to(
    server: Server, source: Source, sink: Sink
) -> None:
    with server.client() as client:
        asks = make_webhook(client, source, sink.url, turnout={"consentCategories": ["ads", "stats"]})
    for number, (context, _) in enumerate(CONSENT):
        send(server, source, {"userId": str(number), "context": context, "integrations": {"All": True}})
    agreed = [str(number) for number, (_, yes) in enumerate(CONSENT) if yes]
    assert filtered(server, asks) == {"FILTERED_BY_END_USER_CONSENT": len(CONSENT) - len(agreed)}
    assert sorted(event["userId"] for event in sink.events()) == agreed
    # A destination that belongs to no category is not asked about.
    assert len(archived(server.data)) == len(CONSENT)


def test_consent_comes_before_the_integrations_object_which_can_only_say_no(
    server: Server, source: Source, sink: Sink
) -> None:
    with server.client() as client:
        asks = make_webhook(client, source, sink.url, turnout={"consentCategories": ["ads"]})
    name = "Webhook (Turnout)"
    for ads, integrations in ((False, {name: True}), (True, {"All": False}), (True, {name: True}), (False, {})):
        consent = {"consent": {"categoryPreferences": {"ads": ads}}}
        send(server, source, {"context": consent, "integrations": integrations})
    assert filtered(server, asks) == {"FILTERED_BY_END_USER_CONSENT": 2, "FILTERED_BY_INTEGRATIONS_OBJECT": 1}


def test_the_news_of_a_changed_consent_goes_to_everybody(server: Server, source: Source, sink: Sink) -> None:
    with server.client() as client:
        make_webhook(client, source, sink.url, turnout={"consentCategories": ["ads"]})
    consent = {"consent": {"categoryPreferences": {"ads": False}}}
    send(server, source, {"event": "Segment Consent Preference Updated", "context": consent})
    server.quiet()
    assert [event["event"] for event in sink.events()] == ["Segment Consent Preference Updated"]


def test_fields_are_encrypted_for_one_destination_and_its_owner_can_read_them(
    server: Server, source: Source, sink: Sink
) -> None:
    fields = ["properties.email", "properties.items", "context.traits.phone", "traits.none", "properties.null"]
    rules = {"fields": fields, "publicKey": KEYS.public}
    properties = {"email": "Zoë " * 200, "items": [{"id": 1}], "null": None, "plan": "pro"}
    with server.client() as client:
        make_webhook(client, source, sink.url, turnout={"encryption": rules})
    send(server, source, {"properties": properties, "context": {"traits": {"phone": "+44"}}})
    assert stored(server)[0]["properties"] == properties
    got = sink.events()[0]
    assert (got["properties"]["null"], got["properties"]["plan"]) == (None, "pro")
    assert decrypted(got["properties"]["email"], KEYS.private) == properties["email"]
    assert decrypted(got["properties"]["items"], KEYS.private) == '[{"id":1}]'
    assert decrypted(got["context"]["traits"]["phone"], KEYS.private) == "+44"
    with pytest.raises(NotDecrypted):
        decrypted(got["properties"]["email"], generate_keys().private)


@pytest.mark.parametrize("key", [None, "no key", KEYS.private])
def test_without_a_key_that_can_encrypt_nothing_is_sent(key: Any) -> None:
    rules = {"fields": ["properties.email"], "publicKey": key}
    hook = rows.webhook("https://hooks.example/x", settings={"turnout": {"encryption": rules}})
    (destination,) = routing({"source": [rows.source()], "destination": [hook]}).sources["src"].destinations
    event = Event("src", "m", "track", 0, {**EVENT, "properties": {"email": "a@b.example"}})
    assert destination.options.encryption is not None
    assert encrypted(event.fields, destination.options.encryption) is None
    whole = replace(destination, target=webhook({"url": "https://hooks.example/x"}))
    assert fanout(event, [whole], lambda: 0.5) == [Withheld("hook", "FAILED_DATA_ENCRYPTION")]


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("source", {"filds": {}}, "turnout.filds"),
    ("source", {"fields": {"ssn": "red"}}, "turnout.fields"),
    ("source", {"fields": {"traits.ssn": "blue"}}, "turnout.fields.traits.ssn"),
    ("source", {"blockRed": "yes"}, "turnout.blockRed"),
    ("source", {"schema": {"track": {"Order": {"enabled": "no"}}}}, "turnout.schema.track.Order.enabled"),
    ("source", {"oauth": {"apps": [{"id": "a"}]}}, "turnout.oauth.apps.0.keys"),
    ("source", {"oauth": {"apps": [{"id": "a", "keys": [{"id": "k", "publicKey": "x"}]}]}}, "publicKey"),
    ("destination", {"consentCategories": "ads"}, "turnout.consentCategories"),
    ("destination", {"encryption": {"fields": ["userId"], "publicKey": KEYS.public}}, "turnout.encryption.fields.0"),
    ("destination", {"encryption": {"fields": [], "publicKey": KEYS.private}}, "turnout.encryption.publicKey"),
]


@pytest.mark.parametrize(("kind", "options", "place"), WRONG)
def test_options_that_say_nothing_are_refused_with_their_place(
    server: Server, source: Source, kind: str, options: dict[str, Any], place: str
) -> None:
    with server.client() as client:
        if kind == "source":
            with pytest.raises(Invalid) as refused:
                configure(client, source, **options)
        else:
            with pytest.raises(Invalid) as refused:
                make_webhook(client, source, "https://hooks.example/x", turnout=options)
    assert place in str(refused.value)


@given(st.text(max_size=600))
@settings(max_examples=25, deadline=None)
def test_every_text_comes_out_as_it_went_in(text: str) -> None:
    rules = encryption({"fields": ["properties.x"], "publicKey": KEYS.public})
    assert rules is not None
    hidden = encrypted({"properties": {"x": text}}, rules)
    assert hidden is not None
    assert decrypted(hidden["properties"]["x"], KEYS.private) == text


@pytest.mark.parametrize("text", ["", "plain", "AAAA", "é"])
def test_what_was_not_encrypted_cannot_be_decrypted(text: str) -> None:
    with pytest.raises(NotDecrypted):
        decrypted(text, KEYS.private)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("email", "yellow"), ("workEmail", "yellow"), ("first_name", "yellow"), ("FirstName", "yellow"),
        ("password", "red"), ("credit_card_number", "red"), ("SSN", "red"), ("accessToken", "red"),
        ("description", "green"), ("ship_date", "green"), ("total", "green"), ("name", "green"), ("", "green"),
    ],
)  # fmt: skip
def test_fields_that_nobody_classified_are_told_by_their_names(name: str, found: str) -> None:
    assert colour(("properties", name), inventory({})) == found


def test_personal_fields_are_dots_where_events_are_shown() -> None:
    known = inventory({"fields": {"properties.code": "red", "properties.email": "green"}})
    event = {
        "userId": "u",
        "email": "not a field of the event",
        "properties": {"code": 7, "email": "shop@b.example", "orders": [{"phone": "1", "total": 2}], "ip": None},
        "context": {"traits": {"address": {"city": "Oslo"}}},
    }
    assert masked(event, known) == {
        "userId": "u",
        "email": "not a field of the event",
        "properties": {
            "code": "••••",
            "email": "shop@b.example",
            "orders": [{"phone": "••••", "total": 2}],
            "ip": None,
        },
        "context": {"traits": {"address": "••••"}},
    }
