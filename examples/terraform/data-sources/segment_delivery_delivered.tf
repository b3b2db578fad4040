data "segment_delivery_delivered" "day" {
  source_id             = segment_source.web.id
  destination_config_id = segment_destination.hook.id
  start_time            = "2026-11-01T00:00:00Z"
  end_time              = "2026-11-02T00:00:00Z"
  granularity           = "HOUR"
}
