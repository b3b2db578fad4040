data "segment_event_volume" "day" {
  start_time  = "2026-11-01T00:00:00Z"
  end_time    = "2026-11-02T00:00:00Z"
  granularity = "HOUR"
  group_by    = ["sourceId"]
}
