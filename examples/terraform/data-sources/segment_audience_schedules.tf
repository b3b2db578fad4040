data "segment_audience_schedules" "all" {
  space_id    = segment_audience.buyers.space_id
  audience_id = segment_audience.buyers.id
}
