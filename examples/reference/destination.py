from turnout import Client, DestinationSpec, SourceSpec

with Client() as client:
    source = client.sources.create(SourceSpec(slug="reference-app", metadata_id="IqDTy1TpoU", enabled=True))
    settings = {"url": "https://hooks.example/in", "sharedSecret": "quay"}
    spec = DestinationSpec(source_id=source.id, metadata_id="turnout-webhook", name="Hook", settings=settings)
    destination = client.destinations.create(spec)
    print(destination.name, destination.settings["sharedSecret"])
    client.destinations.delete(destination.id)
    client.sources.delete(source.id)
# prints: Hook ••••
