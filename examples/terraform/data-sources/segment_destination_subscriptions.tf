data "segment_destination_subscriptions" "all" {
  destination_id = segment_destination.actions.id
}
