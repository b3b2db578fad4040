data "segment_delivery_filtered_at_source" "day" {
  source_id   = segment_source.web.id
  start_time  = "2026-11-01T00:00:00Z"
  end_time    = "2026-11-02T00:00:00Z"
  granularity = "HOUR"
}
