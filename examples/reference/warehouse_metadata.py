from turnout import Client

with Client() as client:
    kinds = {kind.slug: kind for kind in client.warehouse_metadata.iterate()}
    print(client.warehouse_metadata.get(kinds["snowflake"].id).name)
# prints: Snowflake
