from turnout import Client, PropertyRename, SourceSpec, TransformationSpec

with Client() as client:
    source = client.sources.create(SourceSpec(slug="reference-pence", metadata_id="IqDTy1TpoU", enabled=True))
    change = client.transformations.create(
        TransformationSpec(
            name="Pence to pounds",
            source_id=source.id,
            enabled=True,
            if_='event = "Cup Sold"',
            new_event_name="Order Completed",
            property_renames=[PropertyRename(old_name="properties.pence", new_name="properties.total")],
        )
    )
    print(change.name, change.new_event_name)
    client.transformations.delete(change.id)
    client.sources.delete(source.id)
# prints: Pence to pounds Order Completed
