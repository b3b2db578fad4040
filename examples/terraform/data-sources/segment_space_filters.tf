data "segment_space_filters" "all" {
  integration_id = data.segment_spaces.all.items[0].id
}
