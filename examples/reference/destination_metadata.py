from turnout import Client

with Client() as client:
    for kind in client.destination_metadata.iterate():
        if "Webhooks" in kind.previous_names:
            print(kind.slug, kind.supported_methods.track)
# prints: ...
