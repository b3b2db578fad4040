from turnout import Client, DestinationSpec, DestinationSubscriptionSpec, SourceSpec

with Client() as client:
    kind = next(kind for kind in client.destination_metadata.iterate() if kind.slug == "actions-webhook")
    action = kind.actions[0]
    source = client.sources.create(SourceSpec(slug="reference-kitchen", metadata_id="IqDTy1TpoU", enabled=True))
    destination = client.destinations.create(
        DestinationSpec(source_id=source.id, metadata_id=kind.id, name="Kitchen", settings={})
    )
    orders = client.destination_subscriptions.create(
        DestinationSubscriptionSpec(
            destination_id=destination.id,
            name="Orders to the kitchen",
            action_id=action.id,
            trigger='type = "track" and event = "Order Placed"',
            enabled=True,
            settings={"url": "https://kitchen.example/orders", "method": "POST", "data": {"@path": "$.properties"}},
        )
    )
    print(orders.name, orders.action_slug)
    client.destination_subscriptions.delete(destination.id, orders.id)
    client.sources.delete(source.id)
# prints: Orders to the kitchen send
