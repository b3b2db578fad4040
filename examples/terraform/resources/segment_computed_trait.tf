resource "segment_computed_trait" "orders" {
  space_id = data.segment_spaces.all.items[0].id
  name     = "Example number of orders"
  enabled  = true
  definition = {
    type  = "USERS"
    query = "event('Order Completed').count()"
  }
}
