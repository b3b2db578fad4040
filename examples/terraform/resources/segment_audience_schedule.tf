resource "segment_audience_schedule" "hourly" {
  space_id    = segment_audience.buyers.space_id
  audience_id = segment_audience.buyers.id
  strategy    = "PERIODIC"
  config      = jsonencode({ interval = "1h" })
}
