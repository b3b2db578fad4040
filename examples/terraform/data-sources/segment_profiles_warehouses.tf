data "segment_profiles_warehouses" "all" {
  space_id = data.segment_spaces.all.items[0].id
}
