resource "segment_destination_filter" "orders_only" {
  destination_id = segment_destination.hook.id
  source_id      = segment_source.web.id
  title          = "Only orders"
  if             = provider::segment::fql_format("!(event = 'Order Completed' or event = 'Order Refunded')")
  enabled        = true
  actions        = [{ type = "DROP" }]
}
