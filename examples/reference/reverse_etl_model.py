from turnout import Client, ReverseEtlModelSpec, SourceSpec

with Client() as client:
    source = client.sources.create(SourceSpec(slug="reference-ledger", metadata_id="IqDTy1TpoU", enabled=True))
    model = client.reverse_etl_models.create(
        ReverseEtlModelSpec(
            source_id=source.id,
            name="New customers",
            description="Everybody who signed up today",
            enabled=True,
            query="SELECT id, email FROM customers",
            query_identifier_column="id",
        )
    )
    print(model.name, model.query_identifier_column)
    client.reverse_etl_models.delete(model.id)
    client.sources.delete(source.id)
# prints: New customers id
