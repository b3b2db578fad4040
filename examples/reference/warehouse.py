from turnout import Client, WarehouseSpec

with Client() as client:
    kinds = {kind.slug: kind.id for kind in client.warehouse_metadata.iterate()}
    settings = {"hostname": "db.harbour.example", "database": "events", "password": "only-an-example"}
    store = client.warehouses.create(
        WarehouseSpec(metadata_id=kinds["postgres"], name="Reference store", enabled=True, settings=settings)
    )
    client.warehouses.update(store.id, enabled=False)
    # The service never shows a secret again.
    print(store.metadata.slug, client.warehouses.get(store.id).settings["password"])
    client.warehouses.delete(store.id)
# prints: postgres ••••
