from turnout import Client

with Client() as client:
    kinds = {kind.slug: kind for kind in client.source_metadata.iterate()}
    website = client.source_metadata.get(kinds["javascript"].id)
    print(website.name, website.is_cloud_event_source)
# prints: Javascript False
