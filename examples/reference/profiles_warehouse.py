from turnout import Client, ProfilesWarehouseSpec

with Client() as client:
    space = next(client.spaces.iterate())
    kinds = {kind.slug: kind.id for kind in client.warehouse_metadata.iterate()}
    settings = {"hostname": "db.harbour.example", "database": "people", "password": "only-an-example"}
    guests = client.profiles_warehouses.create(
        ProfilesWarehouseSpec(
            space_id=space.id,
            metadata_id=kinds["postgres"],
            name="Guest book",
            settings=settings,
            schema_name="guests",
        )
    )
    print(guests.schema_name, [each.id == guests.id for each in client.profiles_warehouses.iterate(space.id)])
    client.profiles_warehouses.delete(space.id, guests.id)
# prints: guests [True]
