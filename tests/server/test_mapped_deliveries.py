"""Subscriptions made through the API: their triggers and mappings decide what a real receiver gets."""

from __future__ import annotations

from typing import Any

from tests.server.running import Server, Sink, by_id, key_of, make_source

from turnout import DestinationSpec, DestinationSubscriptionSpec, Source

WEBHOOKS, SEND = "614a3c7d791c91c41bae7599", "nFPnRozhz1mh4Gbx4MLvT5"


def send(server: Server, source: Source, *events: dict[str, Any]) -> None:
    assert server.post(
        "/v1/batch", {"batch": [{"userId": "u", **event} for event in events]}, key_of(source)
    ).is_success
    server.quiet()


def test_each_subscription_sends_what_its_mapping_makes_of_the_events_of_its_trigger(
    server: Server, sink: Sink
) -> None:
    with server.client() as client:
        source = make_source(client)
        spec = DestinationSpec(source_id=source.id, metadata_id=WEBHOOKS, enabled=True, settings={})
        destination = client.destinations.create(spec).id

        def subscribe(name: str, trigger: str, data: Any) -> None:
            settings = {"url": sink.url, "method": "POST", "data": data}
            subscription = DestinationSubscriptionSpec(
                destination_id=destination,
                name=name,
                action_id=SEND,
                trigger=trigger,
                enabled=True,
                settings=settings,
            )
            client.destination_subscriptions.create(subscription)

        subscribe(
            "Orders", 'event = "Sold"', {"order": {"@path": "$.properties.id"}, "by": {"@template": "{{userId}}"}}
        )
        subscribe("Loud", 'type = "track"', {"name": {"@liquid": "{{ event | upcase }}"}})
    sold = {"type": "track", "event": "Sold", "properties": {"id": 7}}
    send(server, source, sold, {"type": "track", "event": "Seen"}, {"type": "identify"})

    found = sorted((got.event for got in sink.got), key=str)
    assert found == [{"name": "SEEN"}, {"name": "SOLD"}, {"order": 7, "by": "u"}]
    counted = by_id(server.overview()["destinations"], destination)
    assert counted["delivered"] == 3
    assert counted["filtered"] == {"NO_MATCHING_MAPPING": 1}
