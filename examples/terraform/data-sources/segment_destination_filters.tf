data "segment_destination_filters" "all" {
  destination_id = segment_destination.hook.id
}
