from turnout import ActivationSpec, AudienceDefinition, AudienceSpec, Client, DestinationSpec, SourceSpec
from turnout.operations.activations import ConnectedThing

with Client() as client:
    space = next(client.spaces.iterate())
    definition = AudienceDefinition(query='event("Cup Sold").count() > 3')
    regulars = client.audiences.create(
        AudienceSpec(space_id=space.id, name="Regulars", audience_type="USERS", definition=definition)
    )
    source = client.sources.create(SourceSpec(slug="reference-list", metadata_id="IqDTy1TpoU", enabled=True))
    hook = DestinationSpec(
        source_id=source.id, metadata_id="turnout-webhook", settings={"url": "https://hooks.example"}
    )
    destination = client.destinations.create(hook)
    connected = client.add_destination_to_audience(
        space_id=space.id,
        audience_id=regulars.id,
        destination=ConnectedThing(id=destination.id, type="destination"),
    )
    entered = client.activations.create(
        ActivationSpec(
            space_id=space.id,
            audience_id=regulars.id,
            connection_id=connected.connection.id,
            activation_type="Audience Entered",
            activation_name="Welcome",
            perform_resync=False,
        )
    )
    print(entered.activation_name)
    client.activations.delete(space.id, regulars.id, entered.id)
    client.audiences.delete(space.id, regulars.id)
    client.sources.delete(source.id)
# prints: Welcome
