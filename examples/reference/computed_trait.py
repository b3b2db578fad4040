from turnout import Client, ComputedTraitSpec, TraitDefinition

with Client() as client:
    space = next(client.spaces.iterate())
    weekly = client.computed_traits.create(
        ComputedTraitSpec(
            space_id=space.id,
            name="Cups a week",
            enabled=True,
            definition=TraitDefinition(type="USERS", query='event("Cup Sold").within(7 days).count()'),
        )
    )
    print(weekly.name, weekly.definition.type)
    client.computed_traits.delete(space.id, weekly.id)
# prints: Cups a week USERS
