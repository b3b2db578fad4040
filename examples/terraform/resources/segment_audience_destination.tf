resource "segment_audience" "visitors" {
  space_id      = data.segment_spaces.all.items[0].id
  name          = "Example visitors"
  audience_type = "USERS"
  definition    = { query = "event('Product Viewed').count() >= 1" }
}

resource "segment_audience_destination" "visitors" {
  space_id       = segment_audience.visitors.space_id
  audience_id    = segment_audience.visitors.id
  destination_id = segment_destination.hook.id
}
