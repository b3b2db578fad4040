from turnout import Client, LabelSpec

with Client() as client:
    client.labels.create(LabelSpec(key="reference-team", value="tea", description="Who owns it"))
    mine = [label for label in client.labels.iterate() if label.key == "reference-team"]
    print(mine[0].value, mine[0].description)
    client.labels.delete("reference-team", "tea")
# prints: tea Who owns it
