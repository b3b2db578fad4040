"""What a type checker must refuse; `BACKEND` stands for each backend, each line names the error that it expects."""

from turnout_provider.constructs import BACKEND as cdk
from turnout_provider.constructs import OTHER as other


def mistakes(stack: cdk.TerraformStack, foreign: other.TerraformStack, plan: cdk.TrackingPlan) -> None:
    web = cdk.Source(stack, "web", slug="w", enabled=True, metadata={"id": "m"}, settings={})
    cdk.Source(stack, "a", enabled=True, metadata={"id": "m"}, settings={})  # expect: call-arg
    cdk.Source(stack, "b", slug="w", enabled=True, metadata={"idd": "m"}, settings={})  # expect: arg-type
    cdk.Source(stack, "c", slug="w", enabled="yes", metadata={"id": "m"}, settings={})  # expect: arg-type
    cdk.Source(stack, "d", slug="w", enabled=True, metadata={"id": "m"}, settings=1)  # expect: arg-type
    cdk.Source(stack, "e", slug=1, enabled=True, metadata={"id": "m"}, settings={})  # expect: arg-type
    cdk.Source(stack, "f", slug="w", enabled=True, metadata={"id": "m"}, settings={}, no="red")  # expect: call-arg
    cdk.TrackingPlan(stack, "g", name="p", type="DEAD")  # expect: arg-type
    cdk.DataSegmentSource(stack, "h", no="red")  # expect: call-arg
    cdk.SegmentProvider(stack, "i", region="mars")  # expect: arg-type
    cdk.DataSegmentWorkspace(stack, "j", provider=web)  # expect: arg-type
    other.DataSegmentWorkspace(foreign, "k", provider=cdk.SegmentProvider(stack, "l"))  # expect: arg-type
    print(web.colour)  # expect: attr-defined
    print(web.metadata.nom)  # expect: attr-defined
    print(plan.id + 1)  # expect: operator
