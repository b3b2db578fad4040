resource "segment_profiles_warehouse" "people" {
  space_id    = data.segment_spaces.all.items[0].id
  metadata_id = data.segment_warehouse_metadata.postgres.id
  name        = "Example people"
  enabled     = true
  schema_name = "profiles"
  settings    = jsonencode({ hostname = "db.example", database = "people" })
}
