data "segment_destination_metadata" "webhook" {
  id = "turnout-webhook"
}
