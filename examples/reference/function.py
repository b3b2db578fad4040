from turnout import Client, FunctionSetting, FunctionSpec

with Client() as client:
    function = client.functions.create(
        FunctionSpec(
            resource_type="DESTINATION",
            display_name="Reference kettle",
            code="async function onTrack(event, settings) {}",
            settings=[
                FunctionSetting(
                    name="apiKey",
                    label="API key",
                    description="For the kettle",
                    type="STRING",
                    required=True,
                    sensitive=True,
                )
            ],
        )
    )
    client.functions.update(function.id, code="async function onTrack(event, settings) { /* boil */ }")
    client.create_function_deployment(function_id=function.id)
    # The service says for which workspace it is.
    print(client.functions.get(function.id).display_name)
    client.functions.delete(function.id)
# prints: Reference kettle (Default)
