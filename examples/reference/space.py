from turnout import Client

with Client() as client:
    space = next(client.spaces.iterate())
    print(client.spaces.get(space.id).id == space.id)
# prints: True
