data "segment_computed_traits" "all" {
  space_id = data.segment_spaces.all.items[0].id
}
