data "segment_spaces" "all" {}
