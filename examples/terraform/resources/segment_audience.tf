resource "segment_audience" "buyers" {
  space_id      = data.segment_spaces.all.items[0].id
  name          = "Example buyers"
  audience_type = "LINKED"
  definition = {
    query         = "entity(\"order\").where(\"paid = true\")"
    target_entity = "profile"
  }
  enabled = true
}
