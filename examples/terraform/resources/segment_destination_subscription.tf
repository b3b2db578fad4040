resource "segment_destination" "actions" {
  source_id = segment_source.web.id
  name      = "Webhooks"
  enabled   = true
  metadata  = { id = "614a3c7d791c91c41bae7599" }
  settings  = jsonencode({})
}

resource "segment_destination_subscription" "orders" {
  destination_id = segment_destination.actions.id
  name           = "Send orders"
  action_id      = "nFPnRozhz1mh4Gbx4MLvT5"
  trigger        = "type = \"track\" and event = \"Order Completed\""
  enabled        = true
  settings       = jsonencode({ url = "https://orders.example/hook", method = "POST" })
}
