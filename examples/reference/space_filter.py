from turnout import Client, SpaceFilterSpec

with Client() as client:
    space = next(client.spaces.iterate())
    quiet = client.space_filters.create(
        SpaceFilterSpec(
            integration_id=space.id,
            name="No trial runs",
            if_='type = "track" and event = "Test"',
            enabled=True,
            drop=True,
        )
    )
    print(quiet.name, quiet.drop)
    client.space_filters.delete(quiet.id)
# prints: No trial runs True
