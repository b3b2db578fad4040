resource "segment_transformation" "hash_email" {
  name                           = "Hash addresses"
  source_id                      = segment_source.web.id
  enabled                        = true
  if                             = "event = \"Order Completed\""
  new_event_name                 = "Order Placed"
  property_renames               = [{ old_name = "properties.totl", new_name = "properties.total" }]
  property_value_transformations = []
  fql_defined_properties         = []
}
