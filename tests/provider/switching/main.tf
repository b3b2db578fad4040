# What somebody has who uses the official provider: one resource of each of its types.
variable "unique" {}
variable "workspace" {}
variable "role" {}
variable "space" {}

resource "segment_label" "team" {
  key         = "team-${var.unique}"
  value       = "shop"
  description = "Who owns it"
}

resource "segment_source" "web" {
  slug     = "web-${var.unique}"
  name     = "Web"
  enabled  = true
  metadata = { id = "IqDTy1TpoU" }
  settings = jsonencode({ website_url = "https://shop.test" })
  labels   = [{ key = segment_label.team.key, value = segment_label.team.value }]
}

resource "segment_destination" "hook" {
  source_id = segment_source.web.id
  name      = "Hook"
  enabled   = true
  metadata  = { id = "614a3c7d791c91c41bae7599" }
  settings  = jsonencode({ sharedSecret = "s3cret" })
}

resource "segment_destination_filter" "orders" {
  destination_id = segment_destination.hook.id
  source_id      = segment_source.web.id
  title          = "Orders"
  if             = "type = \"track\""
  enabled        = true
  actions        = [{ type = "SAMPLE", percent = 0.2, path = "userId" }]
}

resource "segment_destination_subscription" "orders" {
  destination_id = segment_destination.hook.id
  name           = "Orders"
  action_id      = "nFPnRozhz1mh4Gbx4MLvT5"
  trigger        = "type = \"track\""
  enabled        = true
  settings       = jsonencode({ url = "https://hook.test", method = "POST" })
}

resource "segment_tracking_plan" "shop" {
  name = "Shop ${var.unique}"
  type = "LIVE"
  rules = [{
    type        = "TRACK"
    key         = "Order Completed"
    version     = 1
    json_schema = jsonencode({ type = "object", properties = { total = { type = "number" } } })
  }]
}

resource "segment_source_tracking_plan_connection" "web" {
  source_id        = segment_source.web.id
  tracking_plan_id = segment_tracking_plan.shop.id
  schema_settings  = { track = { allow_unplanned_events = false } }
}

resource "segment_warehouse" "cold" {
  metadata = { id = "55d3d3aea3c" }
  name     = "Cold ${var.unique}"
  enabled  = true
  settings = jsonencode({ hostname = "db.test", database = "events", password = "s3cret" })
}

resource "segment_source_warehouse_connection" "web" {
  source_id    = segment_source.web.id
  warehouse_id = segment_warehouse.cold.id
}

resource "segment_profiles_warehouse" "people" {
  space_id    = var.space
  metadata_id = "55d3d3aea3c"
  name        = "People ${var.unique}"
  schema_name = "people"
  enabled     = true
  settings    = jsonencode({ hostname = "db.test", password = "s3cret" })
}

resource "segment_function" "insert" {
  resource_type = "INSERT_DESTINATION"
  display_name  = "Insert ${var.unique}"
  code          = "async function onTrack(event) { return event }"
  settings      = []
}

resource "segment_insert_function_instance" "hook" {
  function_id    = segment_function.insert.id
  integration_id = segment_destination.hook.id
  name           = "Insert"
  enabled        = true
  settings       = jsonencode({})
}

resource "segment_reverse_etl_model" "people" {
  source_id               = segment_source.web.id
  name                    = "People"
  description             = ""
  enabled                 = true
  query                   = "select id from people"
  query_identifier_column = "id"
  schedule_strategy       = "PERIODIC"
  schedule_config         = jsonencode({ interval = "1h" })
}

resource "segment_transformation" "rename" {
  source_id                      = segment_source.web.id
  name                           = "Rename"
  enabled                        = true
  if                             = "event = \"Order Completed\""
  property_renames               = [{ old_name = "properties.totl", new_name = "properties.total" }]
  property_value_transformations = []
  fql_defined_properties         = []
}

resource "segment_user" "ann" {
  email       = "ann-${var.unique}@shop.test"
  permissions = [{ role_id = var.role, resources = [{ id = var.workspace, type = "WORKSPACE", labels = [] }] }]
}

resource "segment_user_group" "shop" {
  name        = "Shop ${var.unique}"
  members     = [segment_user.ann.email]
  permissions = [{ role_id = var.role, resources = [{ id = var.workspace, type = "WORKSPACE", labels = [] }] }]
}
