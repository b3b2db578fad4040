from turnout import Client, SourceSpec, SourceWarehouseConnectionSpec, WarehouseSpec

with Client() as client:
    kinds = {kind.slug: kind.id for kind in client.warehouse_metadata.iterate()}
    settings = {"hostname": "db.harbour.example", "database": "events", "password": "only-an-example"}
    store = client.warehouses.create(WarehouseSpec(metadata_id=kinds["postgres"], enabled=True, settings=settings))
    source = client.sources.create(SourceSpec(slug="reference-stock", metadata_id="IqDTy1TpoU", enabled=True))
    client.source_warehouse_connections.create(
        SourceWarehouseConnectionSpec(source_id=source.id, warehouse_id=store.id)
    )
    connected = client.list_connected_sources_from_warehouse(warehouse_id=store.id)
    print([each.slug for each in connected])
    client.source_warehouse_connections.delete(source.id, store.id)
    client.sources.delete(source.id)
    client.warehouses.delete(store.id)
# prints: ['reference-stock']
