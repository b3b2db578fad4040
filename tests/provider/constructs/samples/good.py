"""What a type checker knows about the constructs; `BACKEND` stands for each backend, checked and never run."""

from collections.abc import Mapping
from typing import Any, assert_type

from turnout_provider.constructs.BACKEND import TrackingPlanRules, TrackingPlanType

from turnout_provider.constructs import BACKEND as cdk

RULES: list[TrackingPlanRules] = [{"type": "TRACK", "key": "A", "version": 1, "json_schema": {"type": "object"}}]
KIND: TrackingPlanType = "LIVE"


class Stack(cdk.TerraformStack):
    def __init__(self, scope: cdk.App, settings: Mapping[str, Any]) -> None:
        super().__init__(scope, "stack")
        europe = cdk.SegmentProvider(self, "europe", alias="europe", region="eu")
        secret = cdk.TerraformVariable(self, "secret", type="string", sensitive=True)
        web = cdk.Source(
            self,
            "web",
            slug="web",
            enabled=True,
            metadata={"id": "a"},
            settings=settings,
            labels=[cdk.SourceLabels(key="a", value="b")],
            lifecycle=cdk.TerraformResourceLifecycle(prevent_destroy=True),
            provider=europe,
            count=2,
        )
        assert_type(web.id, str)
        assert_type(web.write_keys, list[str])
        assert_type(web.metadata.id, str)
        found = cdk.DataSegmentSource(self, "found", id_=web.id, depends_on=[web])
        assert_type(found.metadata.logos.default, str)
        hook = cdk.Destination(
            cdk.Construct(self, "group"),
            "hook",
            source_id=web.id,
            enabled=web.enabled,
            metadata={"id": found.metadata.id},
            settings={"url": secret.string_value, "of": web.id},
        )
        cdk.DestinationFilter(
            self,
            "filter",
            source_id=web.id,
            destination_id=hook.id,
            title="t",
            enabled=True,
            if_="all",
            actions=[{"type": "DROP"}, {"type": "SAMPLE", "percent": 0.5, "path": None}],
        )
        plan = cdk.TrackingPlan(self, "plan", name="p", type=KIND, rules=RULES)
        cdk.SourceTrackingPlanConnection(
            self,
            "connection",
            source_id=web.id,
            tracking_plan_id=plan.id,
            schema_settings={"track": {"common_event_on_violations": "BLOCK"}, "forwarding_violations_to": web.id},
        )
        cdk.TerraformOutput(self, "keys", value=web.write_keys, sensitive=True, depends_on=[plan])


cdk.App().synth()
