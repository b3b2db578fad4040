"""Transformations made through the API change what a real webhook gets, from the next event on."""

from __future__ import annotations

from typing import Any

from tests.server.running import Server, Sink, key_of, make_filter, make_source, make_webhook

from turnout import HashedProperties, PropertyRename, PropertyValue, Source, TransformationSpec

SOLD = {"type": "track", "event": "sold", "userId": "u", "properties": {"totl": 5, "email": "ann@example.com"}}


def send(server: Server, source: Source, id: str) -> None:
    assert server.post("/v1/track", {**SOLD, "messageId": id}, key_of(source)).status_code == 200
    server.quiet()


def test_a_transformation_counts_for_the_next_event_until_it_is_deleted(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        make_webhook(client, source, sink.url)
        send(server, source, "before")
        spec = TransformationSpec(
            name="Orders",
            source_id=source.id,
            enabled=True,
            if_="event = 'sold'",
            new_event_name="Order Completed",
            property_renames=[PropertyRename(old_name="totl", new_name="total")],
            property_value_transformations=[
                PropertyValue(property_paths=["properties.currency"], property_value="GBP")
            ],
            hash_properties_configuration=HashedProperties(algorithm="md5", paths=["email"]),
        )
        made = client.transformations.create(spec)
        send(server, source, "during")
        client.transformations.delete(made.id)
        send(server, source, "after")
    found: dict[str, Any] = {got.event["messageId"]: got.event for got in sink.got}
    assert found["during"]["event"] == "Order Completed"
    assert found["during"]["properties"] == {
        "total": 5,
        "email": "257c57037d384ae37ea27a07e8a01665",
        "currency": "GBP",
    }
    for id in ("before", "after"):
        assert (found[id]["event"], found[id]["properties"]) == ("sold", SOLD["properties"])


def test_a_transformation_for_one_type_of_destination_comes_after_its_filters(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        hook = make_webhook(client, source, sink.url)
        make_filter(client, source, hook, "event = 'Secret'", type="DROP")
        spec = TransformationSpec(
            name="Hidden",
            source_id=source.id,
            destination_metadata_id="turnout-webhook",
            enabled=True,
            if_="all",
            new_event_name="Secret",
        )
        client.transformations.create(spec)
        send(server, source, "m")
    assert [got.event["event"] for got in sink.got] == ["Secret"]
