"""The shop's workspace: two sources, a tracking plan, two destinations and two filters, as CDKTF constructs.

`python main.py` writes `cdktf.out/stacks/shop/cdk.tf.json`; `TURNOUT_BACKEND=plain` does it without Node.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from turnout_provider.constructs import cdktf as cdk
else:
    cdk = import_module("turnout_provider.constructs." + os.environ.get("TURNOUT_BACKEND", "cdktf"))

JAVASCRIPT, HTTP_API = "IqDTy1TpoU", "iUM16Md8P2"
WEBHOOK, FILE_ARCHIVE = "turnout-webhook", "turnout-file-archive"


def event(required: list[str], **properties: dict[str, Any]) -> dict[str, Any]:
    """The schema of a track call whose properties are described."""
    described = {"type": "object", "properties": properties, "required": required}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"properties": described},
    }


TEXT, NUMBER = {"type": "string"}, {"type": "number"}
PRODUCT = {"type": "object", "properties": {"product_id": TEXT, "name": TEXT, "price": NUMBER, "quantity": NUMBER}}
RULES: list[cdk.TrackingPlanRules] = [
    {
        "type": "TRACK",
        "key": "Order Completed",
        "version": 1,
        "json_schema": event(
            ["order_id", "total", "products"],
            order_id=TEXT,
            total=NUMBER,
            currency={"type": "string", "enum": ["EUR", "USD"]},
            products={"type": "array", "items": PRODUCT},
        ),
    },
    {
        "type": "TRACK",
        "key": "Product Viewed",
        "version": 1,
        "json_schema": event(["product_id"], product_id=TEXT, name=TEXT, price=NUMBER),
    },
    {
        "type": "TRACK",
        "key": "Signed Up",
        "version": 1,
        "json_schema": event(["method"], method={"type": "string", "enum": ["email", "google"]}),
    },
    {
        "type": "IDENTIFY",
        "version": 1,
        "json_schema": {
            "type": "object",
            "properties": {
                "traits": {"type": "object", "properties": {"email": {"type": "string", "format": "email"}}}
            },
        },
    },
    {
        "type": "COMMON",
        "version": 1,
        "json_schema": {
            "type": "object",
            "properties": {
                "context": {"type": "object", "required": ["app"], "properties": {"app": {"type": "object"}}}
            },
            "required": ["context"],
        },
    },
]


class Shop(cdk.TerraformStack):
    """Everything that the shop has in Segment."""

    def __init__(self, scope: cdk.App, name: str, webhook_url: str) -> None:
        super().__init__(scope, name)
        cdk.SegmentProvider(self, "segment")

        web = cdk.Source(
            self, "web", slug="shop-web", name="Shop website", enabled=True, metadata={"id": JAVASCRIPT}, settings={}
        )
        api = cdk.Source(
            self,
            "api",
            slug="shop-api",
            name="Shop server",
            enabled=True,
            metadata={"id": HTTP_API},
            settings={},
            labels=[{"key": "environment", "value": "demo"}],
        )

        plan = cdk.TrackingPlan(
            self, "plan", name="Shop", type="LIVE", description="What the shop sends.", rules=RULES
        )
        cdk.SourceTrackingPlanConnection(
            self,
            "api_plan",
            source_id=api.id,
            tracking_plan_id=plan.id,
            schema_settings={
                "track": {
                    "allow_unplanned_events": False,
                    "allow_event_on_violations": False,
                    "common_event_on_violations": "BLOCK",
                },
            },
        )

        orders = cdk.Destination(
            self,
            "orders",
            name="Orders",
            source_id=api.id,
            enabled=True,
            metadata={"id": WEBHOOK},
            settings={"url": webhook_url},
        )
        archive = cdk.Destination(
            self,
            "archive",
            name="Archive",
            source_id=web.id,
            enabled=True,
            metadata={"id": FILE_ARCHIVE},
            settings={"directory": "shop"},
        )

        cdk.DestinationFilter(
            self,
            "no_staff",
            title="Drop internal traffic",
            source_id=api.id,
            destination_id=orders.id,
            if_='match(userId, "staff-*")',
            actions=[{"type": "DROP"}],
            enabled=True,
        )
        cdk.DestinationFilter(
            self,
            "no_email",
            title="Strip e-mail addresses",
            source_id=web.id,
            destination_id=archive.id,
            if_="all",
            actions=[{"type": "DROP_PROPERTIES", "fields": {"traits": ["email"]}}],
            enabled=True,
        )
        cdk.TerraformOutput(self, "web_write_key", value=web.write_keys, sensitive=True)
        cdk.TerraformOutput(self, "api_write_key", value=api.write_keys, sensitive=True)


if __name__ == "__main__":
    app = cdk.App()
    Shop(app, "shop", os.environ.get("SHOP_WEBHOOK_URL", "https://hooks.example.com/orders"))
    app.synth()
