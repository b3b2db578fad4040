data "segment_activations" "all" {
  space_id    = segment_audience.visitors.space_id
  audience_id = segment_audience.visitors.id
}
