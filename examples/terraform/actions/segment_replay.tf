action "segment_replay" "outage" {
  config {
    destination_id = segment_destination.hook.id
    from           = "2026-11-23T08:00:00Z"
    to             = "2026-11-23T09:30:00Z"
    events         = ["Order Completed"]
  }
}
