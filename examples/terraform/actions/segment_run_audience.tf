action "segment_run_audience" "buyers" {
  config {
    space_id    = segment_audience.buyers.space_id
    audience_id = segment_audience.buyers.id
  }
}
