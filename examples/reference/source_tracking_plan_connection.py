from turnout import (
    Client,
    SchemaSettings,
    SourceSpec,
    SourceTrackingPlanConnectionSpec,
    TrackingPlanSpec,
    TrackSettings,
)

with Client() as client:
    source = client.sources.create(SourceSpec(slug="reference-kiosk", metadata_id="IqDTy1TpoU", enabled=True))
    plan = client.tracking_plans.create(TrackingPlanSpec(name="Kiosk", type="LIVE"))
    connection = client.source_tracking_plan_connections.create(
        SourceTrackingPlanConnectionSpec(
            source_id=source.id,
            tracking_plan_id=plan.id,
            schema_settings=SchemaSettings(track=TrackSettings(allow_unplanned_events=False)),
        )
    )
    print(client.sources.get(source.id).tracking_plan_id == plan.id)
    client.source_tracking_plan_connections.delete(source.id, plan.id)
    client.tracking_plans.delete(plan.id)
    client.sources.delete(source.id)
# prints: True
