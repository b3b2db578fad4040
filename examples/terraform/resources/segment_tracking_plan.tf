resource "segment_tracking_plan" "shop" {
  name = "Example shop"
  type = "LIVE"
  rules = [
    {
      type    = "TRACK"
      key     = "Order Completed"
      version = 1
      json_schema = provider::segment::event_schema({
        "order_id!" = "string: Number that the customer sees."
        "total!"    = "number"
        currency    = ["EUR", "USD"]
      })
    },
  ]
}
