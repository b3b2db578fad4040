data "segment_destination" "hook" {
  id = segment_destination.hook.id
}
