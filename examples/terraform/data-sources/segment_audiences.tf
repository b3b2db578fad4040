data "segment_audiences" "all" {
  space_id = data.segment_spaces.all.items[0].id
}
