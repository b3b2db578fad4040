output "order_completed" {
  value = provider::segment::event_schema({
    "order_id!" = "string: Number that the customer sees."
    "total!"    = "number"
    currency    = ["EUR", "USD"]
    coupon      = "string|null"
    products    = [{ "sku!" = "string", quantity = "integer" }]
  })
}
