from turnout import AudienceDefinition, AudienceSpec, Client

with Client() as client:
    space = next(client.spaces.iterate())
    regulars = client.audiences.create(
        AudienceSpec(
            space_id=space.id,
            name="Regulars",
            audience_type="USERS",
            definition=AudienceDefinition(query='event("Cup Sold").within(7 days).count() > 3'),
        )
    )
    client.audiences.update(space.id, regulars.id, description="Know us by name")
    print(client.audiences.get(space.id, regulars.id).description)
    client.audiences.delete(space.id, regulars.id)
# prints: Know us by name
