resource "segment_tracking_plan" "from_files" {
  name  = "Example from files"
  type  = "LIVE"
  rules = provider::segment::rules_from_directory("${path.module}/events")
}
