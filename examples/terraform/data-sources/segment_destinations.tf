data "segment_destinations" "all" {}
