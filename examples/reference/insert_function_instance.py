from turnout import Client, DestinationSpec, FunctionSpec, InsertFunctionInstanceSpec, SourceSpec

with Client() as client:
    source = client.sources.create(SourceSpec(slug="reference-mask", metadata_id="IqDTy1TpoU", enabled=True))
    hook = DestinationSpec(
        source_id=source.id, metadata_id="turnout-webhook", settings={"url": "https://hooks.example"}
    )
    destination = client.destinations.create(hook)
    code = "async function onTrack(event, settings) { return event }"
    function = client.functions.create(
        FunctionSpec(resource_type="INSERT_DESTINATION", display_name="Reference mask", code=code)
    )
    instance = client.insert_function_instances.create(
        InsertFunctionInstanceSpec(
            function_id=function.id, integration_id=destination.id, name="Mask", enabled=True, settings={}
        )
    )
    print(instance.name, instance.enabled)
    client.insert_function_instances.delete(instance.id)
    client.functions.delete(function.id)
    client.sources.delete(source.id)
# prints: Mask True
