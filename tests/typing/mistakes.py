"""What a type checker must refuse: each line names the error that it expects."""

from turnout import AsyncClient, Client, DestinationSpec, SourceSpec


def wrong(client: Client, other: AsyncClient, destination: DestinationSpec) -> None:
    client.sources.create(destination)  # expect: arg-type
    client.sources.get(1)  # expect: arg-type
    print(client.sauces)  # expect: attr-defined
    print(client.workspace.get().colour)  # expect: attr-defined
    Client("token", region="mars")  # expect: arg-type
    SourceSpec(slug="a", metadata_id="m")  # expect: call-arg
    for _ in other.sources.iterate():  # expect: attr-defined
        pass
