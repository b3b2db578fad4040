from turnout import Client, DestinationFilterSpec, DestinationSpec, FilterAction, SourceSpec

with Client() as client:
    source = client.sources.create(SourceSpec(slug="reference-till", metadata_id="IqDTy1TpoU", enabled=True))
    settings = {"url": "https://hooks.example/in"}
    spec = DestinationSpec(source_id=source.id, metadata_id="turnout-webhook", settings=settings)
    destination = client.destinations.create(spec)
    guard = client.destination_filters.create(
        DestinationFilterSpec(
            destination_id=destination.id,
            source_id=source.id,
            title="No internal traffic",
            if_='match(context.traits.email, "*@harbour.example")',
            actions=[FilterAction(type="DROP")],
            enabled=True,
        )
    )
    print(guard.title, [action.type for action in guard.actions])
    client.destination_filters.delete(destination.id, guard.id)
    client.destinations.delete(destination.id)
    client.sources.delete(source.id)
# prints: No internal traffic ['DROP']
