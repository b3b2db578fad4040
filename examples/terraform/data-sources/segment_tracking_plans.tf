data "segment_tracking_plans" "all" {}
