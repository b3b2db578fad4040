from turnout import Client

with Client() as client:
    workspace = client.workspace.get()
    print(workspace.slug)
# prints: default
