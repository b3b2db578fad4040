from turnout import Client, CredentialSpec

with Client() as client:
    settings = {"type": "Snowflake", "account": "harbour", "username": "loader", "password": "only-an-example"}
    ledger = client.credentials.create(CredentialSpec(name="Reference ledger", settings=settings))
    print(ledger.name, client.credentials.get(ledger.id).settings["username"])
    client.credentials.delete(ledger.id)
# prints: Reference ledger loader
