from turnout import Client, Rule, TrackingPlanSpec

ORDER = {
    "properties": {
        "properties": {"type": "object", "required": ["orderId"], "properties": {"orderId": {"type": "string"}}}
    }
}

with Client() as client:
    rule = Rule(type="TRACK", key="Order Completed", version=1, json_schema=ORDER)
    plan = client.tracking_plans.create(TrackingPlanSpec(name="Shop", type="LIVE", rules=[rule]))
    print(plan.name, [rule.key for rule in plan.rules or ()])
    client.tracking_plans.delete(plan.id)
# prints: Shop ['Order Completed']
