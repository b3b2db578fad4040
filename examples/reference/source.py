from turnout import Client, Label, SourceSpec

with Client() as client:
    labels = [Label(key="environment", value="production")]
    spec = SourceSpec(slug="reference-shop", metadata_id="IqDTy1TpoU", enabled=True, labels=labels)
    source = client.sources.create(spec)
    source = client.sources.update(source.id, name="Web shop")
    print(source.name, [label.value for label in source.labels], len(source.write_keys))
    client.sources.delete(source.id)
# prints: Web shop ['production'] 1
